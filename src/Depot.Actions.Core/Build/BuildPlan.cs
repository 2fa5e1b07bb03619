using Depot.Actions.Inputs;
using Depot.Actions.Runner;

namespace Depot.Actions.Build;

/// <summary>A build that is decided but not started: pure, so that it can be shown and tested without running anything.</summary>
/// <param name="Inputs">The inputs.</param>
/// <param name="Attestations">What the build attests.</param>
/// <param name="GitToken">The secret that reads the Git context; null when none is needed.</param>
/// <param name="Environment">The step's environment.</param>
public sealed record BuildPlan(BuildPushInputs Inputs, Attestations Attestations, BuildSecret? GitToken, RunnerEnvironment Environment)
{
    /// <summary>Decides a build.</summary>
    public static BuildPlan For(BuildPushInputs inputs, RunnerEnvironment environment, Func<EventPayload> payload)
    {
        var defaultContext = environment.Repository is null ? null : GitContext.Default(environment, payload);
        return new(
            inputs,
            Attestations.For(inputs, payload().IsPrivate == true, environment.RunUrl, GoBool.IsTrue(environment["BUILDX_NO_DEFAULT_ATTESTATIONS"])),
            Build.GitToken.For(inputs, defaultContext, environment.ServerUrl),
            environment);
    }

    /// <summary>The build on Depot.</summary>
    /// <param name="program">Path of the CLI.</param>
    /// <param name="token">The Depot token; null leaves it to the CLI to find one.</param>
    /// <param name="files">Where results go.</param>
    public Invocation OnDepot(string program, string? token, ResultFiles files)
    {
        var secrets = Secrets(GitToken);
        var tokenVariable = token is null ? [] : new KeyValuePair<string, string?>[] { new("DEPOT_TOKEN", token) };
        return new(program, DepotBuild.Arguments(Inputs, Attestations, secrets.Arguments, files),
            ChildEnvironment.For(Environment, secrets.Environment, tokenVariable), Environment.WorkingDirectory);
    }

    /// <summary>The same build with the local docker, which has no use for the Depot token.</summary>
    /// <param name="program">Path of the Docker client.</param>
    /// <param name="files">Where results go.</param>
    public Invocation OnBuildx(string program, ResultFiles files)
    {
        var secrets = Secrets(GitToken is null ? null : Build.GitToken.ForBuildx(GitToken, Environment.ServerUrl));
        return new(program, ["buildx", .. DepotBuild.BuildxArguments(Inputs, Attestations, secrets.Arguments, files)],
            ChildEnvironment.For(Environment, secrets.Environment, [new("DEPOT_TOKEN", null)]), Environment.WorkingDirectory);
    }

    private SecretFlags Secrets(BuildSecret? more) =>
        SecretFlags.For(more is null ? Inputs.Secrets : Inputs.Secrets.Append(more), Environment.Variables);
}
