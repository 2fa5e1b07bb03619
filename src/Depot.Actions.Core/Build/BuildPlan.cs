using Depot.Actions.Cli;
using Depot.Actions.Processes;
using Depot.Actions.Runner;
using Depot.Actions.Text;
using Depot.Bake.Text;

namespace Depot.Actions.Build;

/// <summary>A build that is planned but not started. Pure, so that it can be shown and tested without running anything.</summary>
/// <param name="Inputs">The inputs.</param>
/// <param name="Attestations">What the build attests.</param>
/// <param name="GitToken">The secret that reads the run's repository; null when none is needed.</param>
/// <param name="IsDefaultContext">Whether the context is the repository at the commit of the run, or a directory of it.</param>
/// <param name="Environment">The step's environment.</param>
public sealed record BuildPlan(
    BuildPushInputs Inputs, Attestations Attestations, BuildSecret? GitToken, bool IsDefaultContext, RunnerEnvironment Environment)
{
    /// <summary>Plans a build.</summary>
    public static BuildPlan For(BuildPushInputs inputs, RunnerEnvironment environment, Func<EventPayload> payload)
    {
        var defaultContext = environment.Repository is null ? null : GitContext.Default(environment, payload);
        return new(
            inputs,
            Attestations.For(inputs, payload().IsPrivate != false, environment.BuilderId, GoBool.IsTrue(environment["BUILDX_NO_DEFAULT_ATTESTATIONS"])),
            Build.GitToken.For(inputs, environment),
            defaultContext is not null && inputs.Context.StartsWith(defaultContext, StringComparison.Ordinal),
            environment);
    }

    /// <summary>The build on Depot.</summary>
    /// <param name="program">Path of the CLI.</param>
    /// <param name="token">The Depot token; null leaves it to the CLI to find one.</param>
    /// <param name="files">Where results go.</param>
    public Invocation OnDepot(string program, string? token, ResultFiles files)
    {
        var secrets = Secrets();
        KeyValuePair<string, string?>[] variables =
        [
            .. token is null ? [] : new[] { KeyValuePair.Create("DEPOT_TOKEN", (string?)token) },
            .. Inputs.Call is null ? [] : new[] { BuildCall.Switch },
        ];
        return new(program, DepotBuild.Arguments(Inputs, Attestations, secrets.Arguments, files),
            ChildEnvironment.For(Environment, secrets.Environment, variables), Environment.WorkingDirectory);
    }

    /// <summary>The same build with the local Docker, without the Depot token.</summary>
    /// <param name="program">Path of the Docker client.</param>
    /// <param name="files">Where results go.</param>
    public Invocation OnBuildx(string program, ResultFiles files)
    {
        var secrets = Secrets();
        return new(program, ["buildx", .. DepotBuild.BuildxArguments(Inputs, Attestations, secrets.Arguments, files)],
            ChildEnvironment.For(Environment, secrets.Environment, [new("DEPOT_TOKEN", null)]), Environment.WorkingDirectory);
    }

    /// <summary>The plan, one line for each decision.</summary>
    /// <param name="project">As <see cref="ProjectId.Require"/> gives it.</param>
    public IEnumerable<string> Describe(string project)
    {
        yield return $"project: {project}";
        yield return $"context: {Redaction.OfItem(Inputs.Context)}{(IsDefaultContext ? " (the repository at this run's commit)" : "")}";
        yield return $"Dockerfile: {Inputs.File ?? "Dockerfile in the context"}";
        if (Inputs.Call is { } call) yield return $"call: {call.Name}, so nothing is built";
        yield return $"platforms: {Listed(Inputs.Platforms, "the builder's own")}";
        yield return $"tags: {Listed(Inputs.Tags, "none")}";
        yield return $"result: {Listed(Results(), "stays in the build cache")}";
        yield return $"provenance: {Attestations.Provenance ?? "as 'attests' says, or none"}";
        yield return $"sbom: {Attestations.Sbom ?? "as 'attests' says, or none"}";
        yield return $"secrets: {Listed([.. Inputs.Secrets.Select(secret => secret.Id)], "none")}";
        yield return $"Git token: {(GitToken is null ? "not needed" : "passed as the secret " + GitToken.Id)}";
        yield return $"attempts: {Inputs.RetryPolicy.Attempts}{(Inputs.BuildxFallback ? ", then docker buildx when Depot has no builder" : "")}";
    }

    private List<string> Results() =>
    [
        .. Inputs.Push ? ["pushed"] : Array.Empty<string>(),
        .. Inputs.Load ? ["loaded into the local Docker"] : Array.Empty<string>(),
        .. Inputs.Save ? ["saved in the Depot Registry"] : Array.Empty<string>(),
        .. Inputs.Outputs,
    ];

    private static string Listed(IReadOnlyList<string> items, string none) => items.Count == 0 ? none : string.Join(", ", items.Select(Redaction.OfItem));

    private SecretFlags Secrets() =>
        SecretFlags.For(GitToken is null ? Inputs.Secrets : Inputs.Secrets.Append(GitToken), Environment.Variables);
}
