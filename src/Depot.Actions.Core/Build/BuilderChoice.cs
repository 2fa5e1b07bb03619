using Depot.Actions.Auth;
using Depot.Actions.Log;
using Depot.Actions.Runner;

namespace Depot.Actions.Build;

/// <summary>One way to do the work.</summary>
/// <param name="Name">The command as people know it.</param>
/// <param name="Invocation">Asked for only when this way is taken.</param>
public sealed record BuilderWay(string Name, Func<Invocation> Invocation);

/// <summary>How the work ended, and by which way.</summary>
/// <param name="Exit">How the program ended.</param>
/// <param name="Log">What it said.</param>
/// <param name="Command">The command as people know it.</param>
public readonly record struct BuilderRun(ExitReport Exit, BuildLog Log, string Command);

/// <summary>Depot first; the local docker only when that was asked for and Depot had no builder.</summary>
/// <param name="context">The step.</param>
/// <param name="mayFallBack">The input <c>buildx-fallback</c>.</param>
public sealed class BuilderChoice(StepContext context, bool mayFallBack)
{
    /// <summary>Runs the work.</summary>
    /// <param name="auth">The Depot token, or why there is none.</param>
    /// <param name="depot">The work on Depot.</param>
    /// <param name="buildx">The same work with the local docker.</param>
    /// <exception cref="StepException">There is no token, nor any way for the CLI to find one, and no fallback.</exception>
    public async Task<BuilderRun> RunAsync(AuthResult auth, BuilderWay depot, BuilderWay buildx)
    {
        string reason;
        if (auth.Token is not null || CliLogin.MayWork(context.Environment))
        {
            var run = await RunAsync(depot).ConfigureAwait(false);
            if (!mayFallBack || !FallbackRule.Applies(run.Exit, run.Log)) return run;
            reason = run.Log.Message;
        }
        else
        {
            if (!mayFallBack) throw new StepException(auth.Remedy);
            reason = "there is no Depot token";
        }

        context.Log.Warning($"Depot had no builder for this build ({reason}); building with docker buildx instead.");
        return await RunAsync(buildx).ConfigureAwait(false);
    }

    private async Task<BuilderRun> RunAsync(BuilderWay way)
    {
        var invocation = way.Invocation();
        var log = new BuildLog();
        context.Log.Info("[command]" + CommandLine.Display(invocation.Program, invocation.Arguments));
        return new(await ChildProcess.RunAsync(invocation, context, log).ConfigureAwait(false), log, way.Name);
    }
}
