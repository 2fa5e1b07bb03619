using System.Globalization;
using System.Runtime.Versioning;
using Depot.Actions.Container;
using Depot.Actions.Host.Linux;
using Depot.Actions.Runner;
using Depot.Actions.Step;

namespace Depot.Actions.Host;

/// <summary>The step on the host, after the hand-off: an ordinary process with the environment of the runner's steps.</summary>
[SupportedOSPlatform("linux")]
internal static class OnHost
{
    private const int Lost = 137;
    private static readonly TimeSpan Watch = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);
    private static volatile bool _isAlone;
    private static HandOffDirectory? _stage;

    /// <summary>The arguments after the program's name.</summary>
    /// <param name="client">Process id of the runner's <c>docker run</c>, or of the runner itself; the step ends with it.</param>
    /// <param name="action">The action to do.</param>
    public static IReadOnlyList<string> Arguments(int client, string action) => [HandOffArguments.OnHost, client.ToString(CultureInfo.InvariantCulture), action];

    /// <summary>Runs the action.</summary>
    /// <param name="context">The step.</param>
    /// <param name="client">Process id of the runner's <c>docker run</c>.</param>
    /// <param name="action">The action.</param>
    public static async Task<int> RunAsync(StepContext context, string client, Func<StepContext, Task<int>> action)
    {
        var stage = _stage = HandOffDirectory.OfThisProgram();
        StartParentWatchdog(context.Stop, $"/proc/{client}", stage);
        stage.Start();
        var user = LibC.UserName();
        context.Log.Info($"This step runs on the host as user '{user}', as a JavaScript action would. 'run-in: container' switches this off.");

        // The Engine ends everything in the container's cgroup together with this process, so child processes need no supervisor.
        return await action(context with
        {
            Environment = JobPath.Prepend(context.Environment with { Scratch = stage.Directory }, PathMapping.Empty),
            Self = null,
        }).ConfigureAwait(false);
    }

    /// <summary>
    /// Reports the exit code and the end of the output to the first container; this process must end directly afterwards.
    /// </summary>
    public static void End(StepLog log, int exitCode)
    {
        // Started by hand, it has none.
        if (_stage is not { } stage) return;
        stage.End(exitCode);
        if (_isAlone) stage.Dispose();
        var mark = EndOfOutputMarker.Of(stage);
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

    /// <summary>
    /// Ends this process soon after what it works for is gone: the container of the runner, at whose end the Engine closes our
    /// standard input, or the runner's <c>docker run</c>, which a container is not informed of.
    /// </summary>
    /// <remarks>Only this process must be killed: its process ids are the host's, and a signal to a process group would reach the runner.</remarks>
    private static void StartParentWatchdog(StopSignals stop, string client, HandOffDirectory stage)
    {
        // Child processes that read standard input must find its end, and none may keep it open.
        var line = LibC.TakeStandardInput();
        new Thread(() =>
        {
            while (!LibC.Poll(line, Watch) && Directory.Exists(client)) { }
            // The process that would remove the stage has ended.
            _isAlone = true;
            stop.Raise();
            stop.Raise();
            Thread.Sleep(Grace);
            stage.Dispose();
            ProcessEnd.Now(Lost);
        }, maxStackSize: 256 << 10)
        { IsBackground = true }.Start();
    }
}
