using System.Globalization;
using Depot.Actions.Auth;
using Depot.Actions.Errors;
using Depot.Actions.Failures;
using Depot.Actions.Log;
using Depot.Actions.Processes;
using Depot.Actions.Step;

namespace Depot.Actions.Cli;

/// <summary>One command that can do the build.</summary>
/// <param name="Name">The command, for messages.</param>
/// <param name="Invocation">Called only if this command is used.</param>
public sealed record BuildCommand(string Name, Func<Invocation> Invocation);

/// <summary>How the build ended, and with which command.</summary>
/// <param name="Exit">How the program ended.</param>
/// <param name="Log">Its log.</param>
/// <param name="Command">The command, for messages.</param>
public readonly record struct BuildRun(ExitReport Exit, BuildLog Log, string Command)
{
    private const int Interrupted = 130;

    /// <summary>The exit code of the step: not 0 for a build that was cancelled.</summary>
    public int ExitCode => Exit.Succeeded ? 0 : Exit.ExitCode == 0 ? Interrupted : Exit.ExitCode;
}

/// <summary>
/// Runs the build on Depot. Uses the local Docker only if <c>buildx-fallback</c> is set and Depot provided no builder. Retries both.
/// </summary>
/// <param name="context">The step.</param>
/// <param name="mayFallBack">The input <c>buildx-fallback</c>.</param>
/// <param name="retries">The input <c>retries</c>.</param>
public sealed class BuildRunner(StepContext context, bool mayFallBack, RetryPolicy retries)
{
    /// <summary>Runs the build.</summary>
    /// <param name="auth">The Depot token, or why there is none.</param>
    /// <param name="depot">The build on Depot.</param>
    /// <param name="buildx">The same build with the local Docker.</param>
    /// <exception cref="StepException">There is no token, nor any way for the CLI to find one, and no fallback.</exception>
    public async Task<BuildRun> RunAsync(AuthResult auth, BuildCommand depot, BuildCommand buildx)
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

    /// <summary>Logs the project and the token in one line, because a wrong one of them is the most common mistake.</summary>
    /// <param name="context">The step.</param>
    /// <param name="project">As <see cref="ProjectId.Require"/> gives it.</param>
    /// <param name="auth">The token, or why there is none.</param>
    public static void LogProjectAndToken(StepContext context, string project, AuthResult auth) =>
        context.Log.Info($"Depot project {project}, {(auth.Token is { } token ? TokenNames.Of(token.Origin)
            : CliLogin.MayWork(context.Environment) ? "a token that the CLI finds itself" : "no token")}");

    private async Task<BuildRun> RunAsync(BuildCommand command)
    {
        for (var attempt = 1; ; attempt++)
        {
            BuildRun run;
            using (retries.Retries == 0 ? null : context.Log.Group($"{command.Name}, attempt {attempt} of {retries.Attempts}"))
            {
                run = await OnceAsync(command).ConfigureAwait(false);
            }

            if (attempt == retries.Attempts || TransientFailure.Reason(run.Exit, run.Log) is not { } reason) return run;
            var delay = RetryPolicy.DelayAfter(attempt);
            context.Log.Warning(string.Create(CultureInfo.InvariantCulture,
                $"{command.Name} failed because {reason} ({run.Log.Message}); retrying in {delay.TotalSeconds:0} s (attempt {attempt + 1} of {retries.Attempts})."));
            await Task.Delay(delay, context.Time, context.Stop.Interrupt).ConfigureAwait(false);
        }
    }

    private async Task<BuildRun> OnceAsync(BuildCommand command)
    {
        var invocation = command.Invocation();
        var log = new BuildLog();
        context.Log.Info("[command]" + CommandLine.Display(invocation.Program, invocation.Arguments));
        return new(await ChildProcess.RunAsync(invocation, context, log).ConfigureAwait(false), log, command.Name);
    }
}
