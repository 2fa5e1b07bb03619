using Depot.Actions.Cli;
using Depot.Actions.Dockerfiles;
using Depot.Actions.Failures;
using Depot.Actions.Runner;
using Depot.Actions.Summary;

namespace Depot.Actions.Bake;

/// <summary>What the job summary shows of a bake.</summary>
internal static class BakeSummary
{
    private const string DepotRegistry = "registry.depot.dev/";

    /// <param name="inputs">Its inputs.</param>
    /// <param name="definition">The resolved definition as JSON; null when the CLI refused it.</param>
    /// <param name="result">What the CLI left.</param>
    /// <param name="run">How the bake went.</param>
    /// <param name="places">Where the Dockerfiles are.</param>
    /// <param name="evidence">What is known of a failure; null when it did not fail.</param>
    /// <param name="environment">The step's environment.</param>
    public static SummaryReport Of(BakeInputs inputs, string? definition, BakeResult result, BuildRun run, DockerfilePlaces places, FailureEvidence? evidence, RunnerEnvironment environment)
    {
        var facts = run.Log.Facts;
        // A bake of one target does not name it in the log.
        var single = result.Targets is [var only] ? only : null;
        return new(run.Command, run.Exit, facts)
        {
            Message = run.Log.Message,
            Remedy = evidence is null ? null : FailureCause.RemedyFor(evidence),
            SourceUrl = environment.SourceUrl,
            FailedAt = places.FailedAt(facts),
            Digests = single is not null && result.Digests.TryGetValue(single, out var digest) ? new Dictionary<string, string>(result.Digests) { [""] = digest } : result.Digests,
            PullCommands =
            [
                .. inputs.Save ? result.Targets.Select(target => DepotPull.Command(result.ProjectId, result.BuildId, target)).OfType<string>() : [],
                .. inputs.Push || !(inputs.Load || inputs.Save)
                    ? result.Images.SelectMany(target => target.Value).Where(name => !name.StartsWith(DepotRegistry, StringComparison.Ordinal)).Distinct().Select(name => $"docker pull {name}")
                    : [],
            ],
            Inputs = Lines(inputs),
            Definition = definition,
        };
    }

    // In alphabetical order, tokens left out. A test compares them with action.yml.
    internal static string Lines(BakeInputs inputs) => new InputLines()
        .List("allow", inputs.Allow).Text("build-platform", inputs.BuildPlatform).Flag("buildx-fallback", inputs.BuildxFallback).List("files", inputs.Files)
        .Flag("lint", inputs.Lint).Text("lint-fail-on", inputs.LintFailOn).Flag("load", inputs.Load).Flag("no-cache", inputs.NoCache)
        .Text("project", inputs.Project).Text("provenance", inputs.Provenance).Flag("pull", inputs.Pull).Flag("push", inputs.Push)
        .Text("retries", inputs.RetryPolicy.Shown).Flag("save", inputs.Save).List("save-tags", inputs.SaveTags).Text("sbom", inputs.Sbom).Text("sbom-dir", inputs.SbomDir).Overrides("set", inputs.Set)
        .Text("source", inputs.Source).List("targets", inputs.Targets).List("vars", inputs.Variables.Select(variable => variable.Key))
        .Text("workdir", inputs.Workdir == "." ? null : inputs.Workdir).ToString();
}
