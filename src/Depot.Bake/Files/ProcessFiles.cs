using System.Runtime.InteropServices;

namespace Depot.Bake.Files;

/// <summary>
/// What is in /proc, by whatever path or link: <c>/proc/self/environ</c> is a regular file with the environment of the process that reads it,
/// and with the tokens in it.
/// </summary>
public static partial class ProcessFiles
{
    // PROC_SUPER_MAGIC of statfs(2), the first number of the answer.
    private const long Proc = 0x9fa0;

    /// <summary>Whether the file or the directory at a path is there. False if there is nothing.</summary>
    public static bool Contain(string path) => OperatingSystem.IsLinux() && !path.Contains('\0', StringComparison.Ordinal) && IsProc(new long[64], path);

    /// <summary>Whether an open file is there.</summary>
    internal static bool Contain(int descriptor) => OperatingSystem.IsLinux() && new long[64] is var facts && Facts(descriptor, facts) == 0 && facts[0] == Proc;

    private static bool IsProc(long[] facts, string path) => Facts(path, facts) == 0 && facts[0] == Proc;

    [LibraryImport("libc", EntryPoint = "statfs", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Facts(string path, [Out] long[] facts);

    [LibraryImport("libc", EntryPoint = "fstatfs")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Facts(int descriptor, [Out] long[] facts);
}
