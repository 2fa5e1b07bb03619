using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Depot.Actions.Runner;

namespace Depot.Actions.Processes;

/// <summary>
/// The process between a step and its child. It passes on signals and the exit code. When the child has ended, it ends what the child has
/// left running; when the step has ended, it ends the child as well.
/// </summary>
/// <remarks>
/// prctl(2), PR_SET_CHILD_SUBREAPER: what the child starts becomes a child of this process when its own parent has ended, so all of it can
/// be found. The step is a subreaper only if it had no children before: those that became its own by an exec must not be ended.
/// If this process itself is killed, the kernel kills the child (PR_SET_PDEATHSIG), and the step ends what the child has started
/// (<see cref="Supervised"/>).
/// </remarks>
[SupportedOSPlatform("linux")]
public static unsafe partial class Supervisor
{
    private const int SetParentDeathSignal = 1;
    private const int CannotStart = 127;
    private const int Lost = 137;
    private const int OfSignal = 128;
    private const int DoNotWait = 1;
    private const int ErrorDescriptor = 2;

    // No process waits for this one any more.
    private static readonly TimeSpan ToDie = TimeSpan.FromSeconds(10);

    /// <summary>Runs the child to its end.</summary>
    /// <param name="arguments">Process id of the step, absolute path of the program, its arguments.</param>
    /// <returns>The child's exit code; 128 and more for the signal that ended it.</returns>
    public static int Run(ReadOnlySpan<string> arguments)
    {
        if (arguments.Length < 2 || !int.TryParse(arguments[0], NumberStyles.None, CultureInfo.InvariantCulture, out var step)) return CannotStart;
        using var ofStep = ProcessHandle.Open(step);
        // .NET stops (SIGSTOP) a process before it kills it with its descendants (Process.Kill). If the step is killed in between, this
        // process would stay stopped forever; the end of the step wakes it.
        _ = Control(SetParentDeathSignal, ProcessCalls.Sigcont);
        // The step may have ended already; then no signal comes.
        if (ParentId() != step) return CannotStart;

        _ = OrphanReaper.Adopt();
        SignalAction.Reset();
        FailedWrites.Handle();
        using var signals = new PassedSignals();
        var child = Fork(arguments[1..]);
        if (child < 0)
        {
            StandardError.Say($"Error: {arguments[1]} could not be started: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastSystemError())}\n");
            return CannotStart;
        }

        signals.PassTo(child);
        using var orphans = PosixSignalRegistration.Create(PosixSignal.SIGCHLD, _ => OrphanReaper.Forget(child));
        OrphanReaper.Forget(child);
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

    // Only this thread runs in the forked copy, so it makes only system calls until it executes the program.
    private static int Fork(ReadOnlySpan<string> command)
    {
        var program = Marshal.StringToCoTaskMemUTF8(command[0]);
        var vector = new nint[command.Length + 1];
        for (var at = 0; at < command.Length; at++) vector[at] = Marshal.StringToCoTaskMemUTF8(command[at]);
        // Allocated before the fork: the copy can neither allocate nor determine the reason.
        var problem = System.Text.Encoding.UTF8.GetBytes($"Error: {command[0]} could not be started: it is no program of this system, or its interpreter is missing.\n");
        fixed (byte* text = problem)
        fixed (nint* start = vector)
        {
            var child = Fork();
            if (child != 0) return child;
            _ = Control(SetParentDeathSignal, ProcessCalls.Sigkill);
            _ = Execute(program, start);
            _ = Write(ErrorDescriptor, text, (nuint)problem.Length);
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

    // Without a GC transition: in the forked copy no other thread could end one.
    [LibraryImport("libc", EntryPoint = "fork")]
    [SuppressGCTransition]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Fork();

    [LibraryImport("libc", EntryPoint = "prctl")]
    [SuppressGCTransition]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Control(int option, nuint value);

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
