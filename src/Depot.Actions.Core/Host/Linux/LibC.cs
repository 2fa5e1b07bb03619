using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;

namespace Depot.Actions.Host.Linux;

/// <summary>The system calls of a hand-off, on 64-bit Linux. Those that fail throw, with the call and the reason in the message.</summary>
[SupportedOSPlatform("linux")]
internal static unsafe partial class LibC
{
    private const int OpenReadOnlyCloseOnExec = 0x80000;
    private const int OpenReadWrite = 2;
    private const int DuplicateCloseOnExec = 1030;
    private const int ShareNoFileSystemState = 0x200;
    private const int CurrentDirectory = -100;
    private const int LimitCount = 16;

    /// <summary>The user and group a file or directory belongs to.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static (uint User, uint Group) OwnerOf(string path)
    {
        // struct statx is the same on every architecture: user at byte 20, group at 24.
        var facts = stackalloc uint[64];
        Check(Statx(CurrentDirectory, path, 0, 0x18, facts), $"statx {path}");
        return (facts[5], facts[6]);
    }

    public static void SetOwner(string path, uint user, uint group) => Check(Chown(path, user, group), $"chown {path}");

    /// <summary>A descriptor that is not inherited by child processes.</summary>
    public static int Open(string path)
    {
        var descriptor = Open(path, OpenReadOnlyCloseOnExec, 0);
        Check(descriptor, $"open {path}");
        return descriptor;
    }

    /// <summary>Moves standard input to a descriptor that no child inherits, and gives that; /dev/null takes its place.</summary>
    public static int TakeStandardInput()
    {
        var kept = Fcntl(0, DuplicateCloseOnExec, 3);
        Check(kept, "fcntl 0");
        var nothing = Open("/dev/null", OpenReadWrite, 0);
        Check(nothing, "open /dev/null");
        Check(Duplicate(nothing, 0), "dup2");
        _ = Close(nothing);
        return kept;
    }

    /// <summary>Enters the namespaces behind the descriptors, in order.</summary>
    public static void EnterNamespaces(IReadOnlyList<int> descriptors)
    {
        // A thread that shares its root and working directory with others may not change its mount namespace.
        Check(Unshare(ShareNoFileSystemState), "unshare");
        foreach (var descriptor in descriptors) Check(SetNamespace(descriptor, 0), "setns");
    }

    /// <summary>Takes on another process's resource limits.</summary>
    public static void CopyLimits(int process)
    {
        var limit = stackalloc ulong[2];
        for (var resource = 0; resource < LimitCount; resource++)
        {
            if (ProcessLimit(process, resource, null, limit) == 0) _ = ProcessLimit(0, resource, limit, null);
        }
    }

    /// <summary>Becomes another user permanently, in all threads.</summary>
    public static void SetUser(uint user, uint group, ReadOnlySpan<uint> groups)
    {
        fixed (uint* list = groups) Check(SetGroups((nuint)groups.Length, list), "setgroups");
        Check(SetGroup(group, group, group), "setresgid");
        Check(SetUser(user, user, user), "setresuid");
    }

    public static void ChangeDirectory(string path) => Check(Chdir(path), $"chdir {path}");

    /// <summary>Becomes another program; returns only by throwing.</summary>
    /// <param name="program">Its path.</param>
    /// <param name="arguments">The first is the program's name.</param>
    /// <param name="environment"><c>NAME=value</c>, in UTF-8 or whatever bytes they are.</param>
    public static void Execute(string program, IEnumerable<string> arguments, IEnumerable<byte[]> environment)
    {
        // Not freed: the process is about to execute another program, or to end.
        fixed (nint* argumentVector = Vector(arguments.Select(Encoding.UTF8.GetBytes)))
        fixed (nint* environmentVector = Vector(environment))
        {
            Check(Execve(program, argumentVector, environmentVector), $"execve {program}");
        }
    }

    /// <summary>Waits until a descriptor can be read or has come to its end.</summary>
    /// <returns>Whether it happened within the time.</returns>
    public static bool Poll(int descriptor, TimeSpan within)
    {
        // struct pollfd: the descriptor, then what is waited for (1: input) and what came.
        var waited = stackalloc int[] { descriptor, 1 };
        return Poll(waited, 1, (int)within.TotalMilliseconds) > 0;
    }

    private static nint[] Vector(IEnumerable<byte[]> texts) =>
        [.. texts.Select(text =>
        {
            var copy = (byte*)NativeMemory.AllocZeroed((nuint)text.Length + 1);
            text.CopyTo(new Span<byte>(copy, text.Length));
            return (nint)copy;
        }), 0];

    private static void Check(int result, string what)
    {
        if (result < 0) throw new IOException($"{what}: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    [LibraryImport("libc", EntryPoint = "umask")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial uint SetFileModeMask(uint mask);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Statx(int directory, string path, int flags, uint mask, uint* facts);

    [LibraryImport("libc", EntryPoint = "chown", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Chown(string path, uint user, uint group);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags, int mode);

    [LibraryImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "dup2", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Duplicate(int descriptor, int to);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Fcntl(int descriptor, int command, int argument);

    [LibraryImport("libc", EntryPoint = "unshare", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Unshare(int flags);

    [LibraryImport("libc", EntryPoint = "setns", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetNamespace(int descriptor, int type);

    [LibraryImport("libc", EntryPoint = "prlimit64", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int ProcessLimit(int process, int resource, ulong* next, ulong* before);

    [LibraryImport("libc", EntryPoint = "setgroups", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetGroups(nuint count, uint* groups);

    [LibraryImport("libc", EntryPoint = "setresgid", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetGroup(uint real, uint effective, uint saved);

    [LibraryImport("libc", EntryPoint = "setresuid", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetUser(uint real, uint effective, uint saved);

    [LibraryImport("libc", EntryPoint = "chdir", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Chdir(string path);

    [LibraryImport("libc", EntryPoint = "execve", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Execve(string program, nint* arguments, nint* environment);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Poll(int* descriptors, nuint count, int milliseconds);
}
