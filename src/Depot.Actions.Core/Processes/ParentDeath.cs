using System.Globalization;
using System.Runtime.InteropServices;

namespace Depot.Actions.Processes;

/// <summary>Ties a child's life to ours on Linux, so that it ends even when we are killed outright and cannot end it ourselves.</summary>
/// <remarks>
/// The kernel sends a signal when the parent dies, but only to a process that asked for it, and .NET can run nothing of
/// ours between fork and exec. So we start our own program first, which asks and then becomes the child: same process id,
/// about two milliseconds. prctl(2), PR_SET_PDEATHSIG: "parent" is the thread that forked, hence <see cref="ChildProcess"/>
/// starts children on a thread that lives as long as they do.
/// </remarks>
public static unsafe partial class ParentDeath
{
    /// <summary>First argument of our own program when it is to become another one.</summary>
    public const string Switch = "--with-parent";

    private const int SetParentDeathSignal = 1;
    private const int Sigpipe = 13;
    private const int CannotStart = 127;

    /// <summary>The same invocation, by way of our own program.</summary>
    /// <param name="invocation">What to run.</param>
    /// <param name="self">Path of our own program; null (as in tests) leaves the invocation as it is.</param>
    public static Invocation Tie(Invocation invocation, string? self) => self is null || !OperatingSystem.IsLinux() ? invocation
        : invocation with
        {
            Program = self,
            Arguments = [Switch, Environment.ProcessId.ToString(CultureInfo.InvariantCulture), invocation.Program, .. invocation.Arguments],
        };

    /// <summary>Becomes the child. Returns only when that fails.</summary>
    /// <param name="arguments">Process id of the parent, absolute path of the program, its arguments.</param>
    /// <returns>Exit code of a program that could not be started.</returns>
    public static int Exec(ReadOnlySpan<string> arguments)
    {
        _ = ProcessCalls.Control(SetParentDeathSignal, ProcessCalls.Sigkill, 0, 0, 0);
        // The parent may have died before we asked; nobody would tell us then.
        if (arguments.Length < 2 || ParentId().ToString(CultureInfo.InvariantCulture) != arguments[0]) return CannotStart;
        // Our runtime ignores SIGPIPE, and what is ignored stays so in the program we become.
        _ = Signal(Sigpipe, 0);
        var program = arguments[1];
        var vector = new nint[arguments.Length];
        for (var at = 1; at < arguments.Length; at++) vector[at - 1] = Marshal.StringToCoTaskMemUTF8(arguments[at]);
        fixed (nint* start = vector) _ = Execv(program, start);
        Console.Error.WriteLine($"Error: {program} could not be started: {Marshal.GetLastPInvokeErrorMessage()}");
        return CannotStart;
    }

    [LibraryImport("libc", EntryPoint = "getppid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int ParentId();

    [LibraryImport("libc", EntryPoint = "signal")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint Signal(int signal, nint handler);

    [LibraryImport("libc", EntryPoint = "execv", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Execv(string program, nint* arguments);
}
