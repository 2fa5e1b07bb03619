using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;
using Depot.Actions.Processes;

namespace Depot.Actions.Host.Job;

/// <summary>
/// The processes of a step in the job's container, known by a variable that each inherits from its parent. They do not have their own
/// container that would end them, and their parents may have ended.
/// </summary>
/// <remarks>The official runner finds what a job has left in the same way, by RUNNER_TRACKING_ID.</remarks>
[SupportedOSPlatform("linux")]
internal static partial class StepProcesses
{
    /// <summary>The variable that holds the name of the step's stage.</summary>
    public const string Variable = "DEPOT_ACTIONS_STEP";

    private const int AnyChild = -1;
    private const int DoNotWait = 1;
    private static readonly TimeSpan ToTerminate = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan ToDie = TimeSpan.FromSeconds(1.5);

    /// <summary>
    /// Ends all of them except this process: SIGTERM first, then SIGKILL. Those that are now children of this process are reaped.
    /// </summary>
    /// <param name="step">The value of the variable.</param>
    public static void End(string step)
    {
        var start = TimeProvider.System.GetTimestamp();
        var running = Running(step);
        foreach (var process in running) _ = ProcessCalls.Kill(process, ProcessCalls.Sigterm);
        while (running.Count > 0 && TimeProvider.System.GetElapsedTime(start) < ToTerminate)
        {
            Thread.Sleep(20);
            running = Running(step);
        }

        Kill(step, ToDie);
    }

    /// <summary>Kills all of them but this process.</summary>
    public static void Kill(string step) => Kill(step, ToDie);

    private static void Kill(string step, TimeSpan limit)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (Running(step) is { Count: > 0 } running && TimeProvider.System.GetElapsedTime(start) < limit)
        {
            foreach (var process in running) _ = ProcessCalls.Kill(process, ProcessCalls.Sigkill);
            Thread.Sleep(10);
        }

        while (WaitFor(AnyChild, 0, DoNotWait) > 0) { }
    }

    // A zombie has no environment any more.
    private static List<int> Running(string step)
    {
        var sign = Encoding.UTF8.GetBytes($"{Variable}={step}");
        var running = new List<int>();
        foreach (var directory in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(directory), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                && id != Environment.ProcessId && Has(directory + "/environ", sign)) running.Add(id);
        }

        return running;
    }

    private static bool Has(string file, ReadOnlySpan<byte> sign)
    {
        try
        {
            var block = File.ReadAllBytes(file).AsSpan();
            foreach (var entry in block.Split((byte)0))
            {
                if (block[entry].SequenceEqual(sign)) return true;
            }
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            // Not a process of this step, or already ended.
        }

        return false;
    }

    [LibraryImport("libc", EntryPoint = "waitpid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int WaitFor(int process, nint status, int options);
}
