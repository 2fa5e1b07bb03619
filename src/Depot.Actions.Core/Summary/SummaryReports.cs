using Depot.Actions.Bake;
using Depot.Actions.Build;
using Depot.Actions.Failures;
using Depot.Actions.Runner;

namespace Depot.Actions.Summary;

/// <summary>From what an action knows after its build to what is shown of it.</summary>
internal static class SummaryReports
{
    private const string DepotRegistry = "registry.depot.dev/";

    public static SummaryReport Of(BuildPushInputs inputs, BuildResult result, BuilderRun run, FailureEvidence? evidence, RunnerEnvironment environment)
    {
        var facts = run.Log.Facts;
        return new(run.Command, run.Exit, facts)
        {
            Message = run.Log.Message,
            Remedy = evidence is null ? null : FailureCause.RemedyFor(evidence),
            SourceUrl = SourceUrl(environment),
            FailedAt = DockerfilePlaces.Of(inputs, environment).FailedAt(facts),
            Digests = result.Digest is { } digest ? new Dictionary<string, string> { [""] = digest } : [],
            PullCommands =
            [
                .. inputs.Save ? DepotPull(result.ProjectId, result.BuildId, target: null) : [],
                .. inputs.Push && result.Digest is { } pushed ? inputs.Tags.Select(tag => $"docker pull {Repository(tag)}@{pushed}").Distinct() : [],
            ],
            IsKeptInCacheOnly = !inputs.Push && !inputs.Load && !inputs.Save && inputs.Outputs.Count == 0,
            Inputs = SummaryInputs.Of(inputs),
        };
    }

    public static SummaryReport Of(BakeInputs inputs, CliDefinition definition, string folder, BakeResult result, BuilderRun run, FailureEvidence? evidence, RunnerEnvironment environment)
    {
        var facts = run.Log.Facts;
        // A bake of one target does not name it in the log.
        var single = result.Targets is [var only] ? only : null;
        return new(run.Command, run.Exit, facts)
        {
            Message = run.Log.Message,
            Remedy = evidence is null ? null : FailureCause.RemedyFor(evidence),
            SourceUrl = SourceUrl(environment),
            FailedAt = DockerfilePlaces.Of(definition, folder, environment).FailedAt(facts),
            Digests = single is not null && result.Digests.TryGetValue(single, out var digest) ? new Dictionary<string, string>(result.Digests) { [""] = digest } : result.Digests,
            PullCommands =
            [
                .. inputs.Save ? result.Targets.SelectMany(target => DepotPull(result.ProjectId, result.BuildId, target)) : [],
                .. inputs.Push || !(inputs.Load || inputs.Save)
                    ? result.Images.SelectMany(target => target.Value).Where(name => !name.StartsWith(DepotRegistry, StringComparison.Ordinal)).Distinct().Select(name => $"docker pull {name}")
                    : [],
            ],
            Inputs = SummaryInputs.Of(inputs),
            Definition = definition.Json,
        };
    }

    private static string? SourceUrl(RunnerEnvironment environment) =>
        environment is { Repository: { } repository, Sha: { } commit } ? $"{environment.ServerUrl}/{repository}/blob/{commit}" : null;

    // `host:5000/a/b:1` is the tag 1 of `host:5000/a/b`.
    private static string Repository(string name) => name.LastIndexOf(':') is var colon && colon > name.LastIndexOf('/') ? name[..colon] : name;

    private static IEnumerable<string> DepotPull(string? project, string? build, string? target)
    {
        if (project is null || build is null) yield break;
        yield return target is null ? $"depot pull --project {project} {build}" : $"depot pull --project {project} --target {target} {build}";
    }
}
