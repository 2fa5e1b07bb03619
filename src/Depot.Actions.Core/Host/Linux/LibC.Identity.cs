using System.Globalization;
using System.Runtime.InteropServices;

namespace Depot.Actions.Host.Linux;

/// <summary>The identity of a file or directory in the kernel, whatever its name.</summary>
/// <param name="Device">Its file system.</param>
/// <param name="Inode">Its number there.</param>
internal readonly record struct FileIdentity(ulong Device, ulong Inode)
{
    /// <summary>As <see cref="Parse"/> takes it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Device}:{Inode}");

    /// <exception cref="InvalidDataException">It is not of the form.</exception>
    public static FileIdentity Parse(string text) =>
        text.Split(':') is [var device, var inode]
            && ulong.TryParse(device, NumberStyles.None, CultureInfo.InvariantCulture, out var of) && ulong.TryParse(inode, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new(of, number) : throw new InvalidDataException("an identity is missing");
}

/// <content>What the kernel knows of files.</content>
internal static unsafe partial class LibC
{
    private const int DoNotFollow = 0x100;
    private const uint BasicFacts = 0x7ff;

    /// <summary>The identity of a file or directory.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static FileIdentity IdentityOf(string path)
    {
        // struct statx: inode at byte 32, device as major and minor at 136 and 140. The kernel's own number has twenty bits for the minor.
        var facts = stackalloc uint[64];
        Check(Statx(CurrentDirectory, path, 0, BasicFacts, facts), $"statx {path}");
        return new(((ulong)facts[34] << 20) | facts[35], facts[8] | ((ulong)facts[9] << 32));
    }

    /// <summary>Whether a path is a plain file of root's that only root can write.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static bool IsOfRootAlone(string path)
    {
        // The mode is at byte 28: its type in the upper four bits, 8 for a plain file.
        var facts = stackalloc uint[64];
        Check(Statx(CurrentDirectory, path, DoNotFollow, BasicFacts, facts), $"statx {path}");
        var mode = facts[7] & 0xffff;
        return facts[5] == 0 && (mode & 0xf000) == 0x8000 && (mode & 0x12) == 0;
    }

    /// <summary>The name of the current user, or a substitute if the system has no account for it.</summary>
    public static string UserName()
    {
        try
        {
            if (Environment.UserName is { Length: > 0 } name) return name;
        }
        catch (IOException)
        {
            // A system without accounts, as small images are.
        }

        return GetUser() is var user and not 0 ? $"user {user}" : "root";
    }

    [LibraryImport("libc", EntryPoint = "geteuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial uint GetUser();
}
