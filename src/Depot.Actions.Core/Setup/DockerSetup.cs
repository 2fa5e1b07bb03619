using Depot.Actions.Auth;
using Depot.Actions.Errors;
using Depot.Actions.Install;
using Depot.Actions.Log;
using Depot.Actions.Processes;
using Depot.Actions.Runner;
using Depot.Actions.Step;

namespace Depot.Actions.Setup;

/// <summary>Makes <c>docker build</c> of the steps that follow build on Depot: <c>depot configure-docker</c>.</summary>
public static class DockerSetup
{
    /// <summary>How long it may take; it writes a few files and asks Docker for its version.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>Runs the command.</summary>
    /// <param name="context">The step.</param>
    /// <param name="cli">The CLI to run.</param>
    /// <param name="token">The token it gets; null leaves it to its own ways.</param>
    /// <exception cref="StepException">It failed.</exception>
    /// <exception cref="OperationCanceledException">The step was cancelled.</exception>
    public static async Task RunAsync(StepContext context, ToolEntry cli, DepotToken? token)
    {
        using var group = context.Log.Group("Configuring Docker to use Depot");
        using var stop = new StopSignals();
        using var limit = new CancellationTokenSource(Limit, context.Time);
        await using var interrupt = context.Stop.Interrupt.Register(stop.Raise);
        await using var terminate = context.Stop.Terminate.Register(stop.Raise);
        await using var tooLong = limit.Token.Register(stop.Raise);

        var log = new BuildLog();
        var exit = await ChildProcess.RunAsync(Invocation(context.Environment, cli, token), context with { Stop = stop }, log).ConfigureAwait(false);
        context.Stop.Interrupt.ThrowIfCancellationRequested();
        if (exit.Succeeded) return;
        throw new StepException(exit.WasStopped
            ? $"'depot configure-docker' did not end within {Limit.TotalMinutes:0} minutes and was stopped."
            : $"'depot configure-docker' failed: {(log.Message is { Length: > 0 } said ? said : $"it said nothing, exit code {exit.ExitCode}")}");
    }

    /// <summary>The command; the directory of the CLI comes first on its PATH.</summary>
    public static Invocation Invocation(RunnerEnvironment environment, ToolEntry cli, DepotToken? token)
    {
        var path = environment["PATH"] is { } there ? cli.Directory + Path.PathSeparator + there : cli.Directory;
        KeyValuePair<string, string?>[] own = token is null ? [new("PATH", path)] : [new("PATH", path), new("DEPOT_TOKEN", token.Value)];
        return new(cli.Program, ["configure-docker"], ChildEnvironment.For(environment, own), environment.WorkingDirectory);
    }
}
