using Depot.Actions.Inputs;
using Depot.Actions.Log;
using Depot.Actions.Runner;

namespace Depot.Actions.Build;

/// <summary>The build-push action: inputs to one run of <c>depot build</c>, its results to outputs.</summary>
public static class BuildPushAction
{
    /// <summary>Runs the step.</summary>
    /// <returns>The exit code of the step.</returns>
    /// <exception cref="StepException">The step cannot do its work; the message is for the user.</exception>
    public static async Task<int> RunAsync(StepContext context)
    {
        var environment = context.Environment;
        var payload = new Lazy<EventPayload>(() => EventPayload.Read(environment));
        string DefaultContext() => GitContext.Default(environment, () => payload.Value);

        MaskSecrets(context);
        var inputs = BuildPushInputs.Read(context.Inputs, DefaultContext);
        foreach (var secret in inputs.Secrets) context.Log.Mask(secret.Value ?? (secret.Variable is { } name ? environment[name] : null));
        SecretFlags.Check(inputs.Secrets, environment);

        var depot = Programs.Depot(environment);
        ProjectId.Require(inputs.Project, environment, inputs.Context, inputs.File);
        var token = context.Inputs.Optional("token") ?? environment["DEPOT_TOKEN"];

        var gitToken = GitToken.For(inputs, environment.Repository is null ? null : DefaultContext(), environment.ServerUrl);
        var attestations = Attestations.For(
            inputs, payload.Value.IsPrivate == true, environment.RunUrl, GoBool.IsTrue(environment["BUILDX_NO_DEFAULT_ATTESTATIONS"]));
        using var folder = StepFolder.Create(environment);
        var files = ResultFiles.In(folder.Path);

        var (command, log) = ("depot build", new BuildLog());
        var secrets = SecretFlags.For(gitToken is null ? inputs.Secrets : inputs.Secrets.Append(gitToken), environment.Variables);
        var exit = await RunAsync(context, log, new(depot,
            DepotBuild.Arguments(inputs, attestations, secrets.Arguments, files),
            ChildEnvironment.For(environment, secrets.Environment, [new("DEPOT_TOKEN", token)]),
            environment.WorkingDirectory)).ConfigureAwait(false);

        if (inputs.BuildxFallback && FallbackRule.Applies(exit, log))
        {
            context.Log.Warning($"Depot had no builder for this build ({log.Message}); building with docker buildx instead.");
            var scoped = gitToken is null ? inputs.Secrets : inputs.Secrets.Append(GitToken.ForBuildx(gitToken, environment.ServerUrl));
            secrets = SecretFlags.For(scoped, environment.Variables);
            (command, log) = ("docker buildx build", new BuildLog());
            exit = await RunAsync(context, log, new(Programs.Docker(environment),
                ["buildx", .. DepotBuild.BuildxArguments(inputs, attestations, secrets.Arguments, files)],
                ChildEnvironment.For(environment, secrets.Environment, [new("DEPOT_TOKEN", null)]),
                environment.WorkingDirectory)).ConfigureAwait(false);
        }

        BuildReport.Write(context, BuildResult.Read(files), log);
        return BuildReport.Conclude(context, command, exit, log);
    }

    // Before anything can print them. The runner masks its own token; one that was passed in is ours to hide.
    private static void MaskSecrets(StepContext context)
    {
        context.Log.Mask(context.Inputs.Optional("token"));
        context.Log.Mask(context.Inputs.Optional("github-token"));
    }

    private static Task<ExitReport> RunAsync(StepContext context, BuildLog log, Invocation invocation)
    {
        context.Log.Info("[command]" + CommandLine.Display(invocation.Program, invocation.Arguments));
        return ChildProcess.RunAsync(invocation, context, log);
    }
}
