using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Depot.Actions.Processes;

/// <summary>
/// The process between a step and its child. It passes on signals and the exit code. When the child has ended, it ends what that has
/// left running; when the step is gone, the child as well.
/// </summary>
/// <remarks>
/// prctl(2), PR_SET_CHILD_SUBREAPER: what the child starts becomes a child of this process when its own parent has ended, so none
/// of it can leave this family. The step has no such power: what ran beside it before, and became its child by an exec, is not
/// ours. Where this process itself is killed, the kernel kills the child (PR_SET_PDEATHSIG), and what that has started stays.
/// </remarks>
[SupportedOSPlatform("linux")]
public static unsafe partial class Supervisor
{
    private const int SetParentDeathSignal = 1;
    private const int Sigpipe = 13;
    private const int Sigcont = 18;
    private const int CannotStart = 127;
    private const int Lost = 137;
    private const int OfSignal = 128;
    private const int DoNotWait = 1;
    private const int StandardError = 2;

    // No process waits for this one any more; each round ends one more generation of what the child has started.
    private static readonly TimeSpan ToDie = TimeSpan.FromSeconds(10);

    /// <summary>Runs the child to its end.</summary>
    /// <param name="arguments">Process id of the step, absolute path of the program, its arguments.</param>
    /// <returns>The child's exit code; 128 and more for the signal that ended it.</returns>
    public static int Run(ReadOnlySpan<string> arguments)
    {
        if (arguments.Length < 2 || !int.TryParse(arguments[0], NumberStyles.None, CultureInfo.InvariantCulture, out var step)) return CannotStart;
        using var ofStep = ProcessHandle.Open(step);
        // .NET stops a process before it kills it with all that it has started (Process.Kill). A step that is killed in between would leave
        // this process stopped for ever; the end of the step wakes it.
        _ = Control(SetParentDeathSignal, Sigcont);
        // The step may have ended before we looked; then no signal comes.
        if (ParentId() != step) return CannotStart;

        OrphanReaper.Adopt();
        using var signals = new PassedSignals();
        var child = Fork(arguments[1..]);
        if (child < 0)
        {
            Console.Error.WriteLine($"Error: {arguments[1]} could not be started: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastSystemError())}");
            return CannotStart;
        }

        signals.PassTo(child);
        using var ofChild = ProcessHandle.Open(child);
        while (true)
        {
            int status;
            if (WaitFor(child, &status, DoNotWait) == child)
            {
                OrphanReaper.EndAsync().GetAwaiter().GetResult();
                return (status & 0x7f) is > 0 and var signal ? OfSignal + signal : (status >> 8) & 0xff;
            }

            if (ParentId() != step)
            {
                OrphanReaper.EndAsync(ToDie).GetAwaiter().GetResult();
                return Lost;
            }

            ProcessHandle.WaitForAny(ofStep, ofChild);
        }
    }

    // In the copy only this thread runs, so it makes calls of the system and nothing else until it is another program.
    private static int Fork(ReadOnlySpan<string> command)
    {
        var program = Marshal.StringToCoTaskMemUTF8(command[0]);
        var vector = new nint[command.Length + 1];
        for (var at = 0; at < command.Length; at++) vector[at] = Marshal.StringToCoTaskMemUTF8(command[at]);
        // Made before: the copy can neither allocate nor ask for the reason.
        var problem = System.Text.Encoding.UTF8.GetBytes($"Error: {command[0]} could not be started: it is no program of this system, or its interpreter is missing.\n");
        fixed (byte* text = problem)
        fixed (nint* start = vector)
        {
            var child = Fork();
            if (child != 0) return child;
            _ = Control(SetParentDeathSignal, ProcessCalls.Sigkill);
            // Our runtime ignores SIGPIPE, and what is ignored stays so in the program this becomes.
            _ = Signal(Sigpipe, 0);
            _ = Execute(program, start);
            _ = Write(StandardError, text, (nuint)problem.Length);
            End(CannotStart);
        }

        return CannotStart;
    }

    [LibraryImport("libc", EntryPoint = "getppid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int ParentId();

    [LibraryImport("libc", EntryPoint = "waitpid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int WaitFor(int process, int* status, int options);

    // Without a transition of the collector: in the copy there is no other thread that could end one.
    [LibraryImport("libc", EntryPoint = "fork")]
    [SuppressGCTransition]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Fork();

    [LibraryImport("libc", EntryPoint = "prctl")]
    [SuppressGCTransition]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Control(int option, nuint value);

    [LibraryImport("libc", EntryPoint = "signal")]
    [SuppressGCTransition]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint Signal(int signal, nint handler);

    [LibraryImport("libc", EntryPoint = "execv")]
    [SuppressGCTransition]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Execute(nint program, nint* arguments);

    [LibraryImport("libc", EntryPoint = "write")]
    [SuppressGCTransition]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint Write(int descriptor, byte* text, nuint length);

    [LibraryImport("libc", EntryPoint = "_exit")]
    [SuppressGCTransition]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial void End(int code);
}
