namespace Depot.Actions.Tests.Running;

/// <summary>Permissions as <c>ls</c> writes them.</summary>
public static class FileModes
{
    /// <summary>Nine letters such as <c>rwxr-xr-x</c>, behind <c>special</c> where there are more rights than those.</summary>
    public static string Of(string path)
    {
        if (OperatingSystem.IsWindows()) throw new PlatformNotSupportedException();
        var mode = (int)File.GetUnixFileMode(path);
        return (mode >> 9 == 0 ? "" : "special ") + string.Concat(Enumerable.Range(0, 9).Select(bit => (mode >> (8 - bit) & 1) == 0 ? '-' : "rwx"[bit % 3]));
    }
}
