using Depot.Actions.Cli;
using Depot.Actions.Dockerfiles;
using Depot.Actions.Failures;
using Depot.Actions.Runner;
using Depot.Actions.Summary;

namespace Depot.Actions.Build;

/// <summary>What the job summary shows of a build.</summary>
internal static class BuildPushSummary
{
    public static SummaryReport Of(BuildPushInputs inputs, BuildResult result, BuildRun run, DockerfilePlaces places, FailureEvidence? evidence, RunnerEnvironment environment)
    {
        var facts = run.Log.Facts;
        return new(run.Command, run.Exit, facts)
        {
            Message = run.Log.Message,
            Remedy = evidence is null ? null : FailureCause.RemedyFor(evidence),
            SourceUrl = environment.SourceUrl,
            FailedAt = places.FailedAt(facts),
            Digests = result.Digest is { } digest ? new Dictionary<string, string> { [""] = digest } : [],
            PullCommands =
            [
                .. inputs.Save && DepotPull.Command(result.ProjectId, result.BuildId) is { } pull ? [pull] : Array.Empty<string>(),
                .. inputs.Push && result.Digest is { } pushed ? inputs.Tags.Select(tag => $"docker pull {Repository(tag)}@{pushed}").Distinct() : [],
            ],
            IsKeptInCacheOnly = !inputs.Push && !inputs.Load && !inputs.Save && inputs.Outputs.Count == 0,
            Inputs = Lines(inputs),
        };
    }

    // In alphabetical order. A test compares them with action.yml, and says why an input is not shown. Tokens are left out; secrets and build arguments are shown by name.
    internal static string Lines(BuildPushInputs inputs) => new InputLines()
        .List("add-hosts", inputs.AddHosts).List("allow", inputs.Allow).List("annotations", inputs.Annotations).List("attests", inputs.Attests)
        .Names("build-args", inputs.BuildArgs).List("build-contexts", inputs.BuildContexts).Text("build-platform", inputs.BuildPlatform)
        .Flag("buildx-fallback", inputs.BuildxFallback).List("cache-from", inputs.CacheFrom).List("cache-to", inputs.CacheTo)
        .Text("cgroup-parent", inputs.CgroupParent).Text("context", inputs.Context).Text("file", inputs.File).List("labels", inputs.Labels)
        .Flag("lint", inputs.Lint).Text("lint-fail-on", inputs.LintFailOn).Flag("load", inputs.Load).Text("network", inputs.Network)
        .Flag("no-cache", inputs.NoCache).List("no-cache-filters", inputs.NoCacheFilters).List("outputs", inputs.Outputs)
        .List("platforms", inputs.Platforms).Text("project", inputs.Project).Text("provenance", inputs.Provenance).Flag("pull", inputs.Pull)
        .Flag("push", inputs.Push).Text("retries", inputs.RetryPolicy.Shown).Flag("save", inputs.Save).List("save-tags", inputs.SaveTags).Text("sbom", inputs.Sbom).Text("sbom-dir", inputs.SbomDir)
        .List("secrets", inputs.Secrets.Select(secret => secret.Id)).Text("shm-size", inputs.ShmSize).Names("ssh", inputs.Ssh)
        .List("tags", inputs.Tags).Text("target", inputs.Target).List("ulimit", inputs.Ulimit).ToString();

    // `host:5000/a/b:1` is the tag 1 of `host:5000/a/b`.
    private static string Repository(string name) => name.LastIndexOf(':') is var colon && colon > name.LastIndexOf('/') ? name[..colon] : name;
}
