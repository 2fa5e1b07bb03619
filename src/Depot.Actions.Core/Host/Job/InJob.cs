using System.Runtime.Versioning;
using Depot.Actions.Container;
using Depot.Actions.Host.Linux;
using Depot.Actions.Processes;
using Depot.Actions.Runner;
using Depot.Actions.Step;
using Microsoft.Win32.SafeHandles;

namespace Depot.Actions.Host.Job;

/// <summary>The step in the job's container, after the hand-off: a process beside those of the job's own steps.</summary>
[SupportedOSPlatform("linux")]
internal static class InJob
{
    private const int Lost = 137;
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);
    private static bool _isInStage;
    private static IDisposable? _hold;

    /// <summary>The arguments after the program's name.</summary>
    /// <param name="stage">Path of the stage.</param>
    /// <param name="own">Name of a variable that is for this process alone; empty when there is none.</param>
    /// <param name="action">The action to do.</param>
    public static IReadOnlyList<string> Arguments(string stage, string own, string action) => [HandOffArguments.InJob, stage, own, action];

    /// <summary>Runs the action.</summary>
    /// <param name="context">The step.</param>
    /// <param name="stage">Path of the stage.</param>
    /// <param name="own">Name of a variable that is for this process alone.</param>
    /// <param name="action">The action.</param>
    public static async Task<int> RunAsync(StepContext context, string stage, string own, Func<StepContext, Task<int>> action)
    {
        JobStage.Require(stage);
        _isInStage = true;
        _hold = StageSign.Hold(stage);
        // What a child process leaves running becomes a child of this process.
        _ = OrphanReaper.Adopt();
        StartParentWatchdog(context.Stop, stage);
        context.Log.Raw(StepMark.Start(Path.GetFileName(stage)));
        var user = LibC.UserName();
        context.Log.Info($"This step runs in the job's container as user '{user}', as a JavaScript action would. 'run-in: container' switches this off.");
        var variables = context.Environment.Variables.Where(variable => variable.Key != own).ToDictionary(StringComparer.Ordinal);
        return await action(context with
        {
            Environment = JobPath.Prepend(context.Environment with { Variables = variables, Scratch = JobStage.Work(stage) }, PathMapping.Empty),
            // The container does not end with the step, so remaining processes are found by their variable.
            Self = null,
        }).ConfigureAwait(false);
    }

    /// <summary>Ends what the step has started, and writes the end marker; this process must end directly afterwards.</summary>
    public static void End(StepLog log, string stage)
    {
        // Started by hand, it has none.
        if (!_isInStage) return;
        StepProcesses.End(Path.GetFileName(stage));
        _hold?.Dispose();
        // As far as this user has permission. The first container does the rest, if it still exists.
        JobStage.Remove(stage);
        var mark = StepMark.End(Path.GetFileName(stage));
        try
        {
            log.Raw(mark);
            using var errors = new StandardError();
            errors.Write(mark);
        }
        catch (IOException)
        {
            // No process reads the output any more.
        }
    }

    /// <summary>Ends what a step has left that could not clean up itself.</summary>
    public static int Sweep(string step)
    {
        StepProcesses.Kill(step);
        return 0;
    }

    // The first container writes a byte for each signal. When it ends, for whatever reason, the Engine closes our standard input.
    private static void StartParentWatchdog(StopSignals stop, string stage)
    {
        var line = LibC.TakeStandardInput();
        new Thread(() =>
        {
            using var signals = new FileStream(new SafeFileHandle(line, ownsHandle: true), FileAccess.Read, bufferSize: 0);
            try
            {
                while (signals.ReadByte() >= 0) stop.Raise();
            }
            catch (IOException)
            {
                // Treated like its end.
            }

            stop.Raise();
            stop.Raise();
            Thread.Sleep(Grace);
            StepProcesses.Kill(Path.GetFileName(stage));
            JobStage.Remove(stage);
            ProcessEnd.Now(Lost);
        }, maxStackSize: 256 << 10)
        { IsBackground = true }.Start();
    }
}
