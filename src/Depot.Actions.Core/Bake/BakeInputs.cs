using Depot.Actions.Cli;
using Depot.Actions.Errors;
using Depot.Actions.Inputs;
using Depot.Actions.Summary;
using Depot.Actions.Text;

namespace Depot.Actions.Bake;

/// <summary>Inputs of the bake action, after parsing and before any side effect.</summary>
/// <remarks>
/// Names, list rules and defaults: actions/bake/action.yml; a test compares the two. Lists are in the order given. Text
/// that was not given is null; the meaning of each value is the Depot CLI's, under the flag of the same name.
/// </remarks>
public sealed record BakeInputs
{
    /// <summary><c>allow</c>: entitlements of docker/bake-action; builders of Depot need none, so they only give a line in the log.</summary>
    public IReadOnlyList<string> Allow { get; init; } = [];

    /// <summary><c>build-platform</c>: <c>dynamic</c>, <c>linux/amd64</c> or <c>linux/arm64</c>.</summary>
    public string? BuildPlatform { get; init; }

    /// <summary><c>buildx-fallback</c>: bake with docker buildx when Depot has no builder for us.</summary>
    public bool BuildxFallback { get; init; }

    /// <summary><c>call</c>: another method than building; only <c>build</c> exists on Depot.</summary>
    public string? Call { get; init; }

    /// <summary><c>dry-run</c>: show what would be run and end.</summary>
    public bool DryRun { get; init; }

    /// <summary><c>files</c>: definition files, from the working directory.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary><c>github-token</c>: reads a definition in a Git repository.</summary>
    public string? GithubToken { get; init; }

    /// <summary><c>lint</c>.</summary>
    public bool Lint { get; init; }

    /// <summary><c>lint-fail-on</c>: <c>error</c>, <c>warn</c>, <c>info</c> or <c>none</c>.</summary>
    public string? LintFailOn { get; init; }

    /// <summary><c>load</c>.</summary>
    public bool Load { get; init; }

    /// <summary><c>no-cache</c>.</summary>
    public bool NoCache { get; init; }

    /// <summary><c>project</c>: id of the Depot project for targets that name none.</summary>
    public string? Project { get; init; }

    /// <summary><c>provenance</c> as written.</summary>
    public string? Provenance { get; init; }

    /// <summary><c>pull</c>.</summary>
    public bool Pull { get; init; }

    /// <summary><c>push</c>.</summary>
    public bool Push { get; init; }

    /// <summary><c>retries</c>: further attempts after a transient failure.</summary>
    public RetryPolicy RetryPolicy { get; init; }

    /// <summary><c>save</c>.</summary>
    public bool Save { get; init; }

    /// <summary><c>save-tag</c> and <c>save-tags</c>, in this order.</summary>
    public IReadOnlyList<string> SaveTags { get; init; } = [];

    /// <summary><c>sbom</c> as written.</summary>
    public string? Sbom { get; init; }

    /// <summary><c>sbom-dir</c>.</summary>
    public string? SbomDir { get; init; }

    /// <summary><c>set</c>: overrides such as <c>app.args.VERSION=1</c>, quotes kept.</summary>
    public IReadOnlyList<string> Set { get; init; } = [];

    /// <summary><c>source</c>: directory of the definition, from the working directory, instead of <c>workdir</c>.</summary>
    public string? Source { get; init; }

    /// <summary><c>summary</c>: how much of the bake is shown in the job summary.</summary>
    public SummaryMode Summary { get; init; } = SummaryMode.Full;

    /// <summary><c>targets</c>; <c>default</c> when none is given.</summary>
    public IReadOnlyList<string> Targets { get; init; } = ["default"];

    /// <summary><c>vars</c>: <c>NAME=value</c> for variables of the definition.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> Variables { get; init; } = [];

    /// <summary><c>workdir</c>: directory to bake in.</summary>
    public string Workdir { get; init; } = ".";

    /// <summary>The name only: the members hold a token.</summary>
    public override string ToString() => nameof(BakeInputs);

    /// <summary>Reads every input once; nothing is read after this returns. The token is Auth's.</summary>
    /// <exception cref="InputException">A value has the wrong form.</exception>
    public static BakeInputs Read(InputSource source) => new()
    {
        Allow = source.List("allow", ListRule.LinesAndCommas),
        BuildPlatform = source.Optional("build-platform"),
        BuildxFallback = source.Flag("buildx-fallback"),
        Call = source.Optional("call"),
        DryRun = source.Flag("dry-run"),
        Files = source.List("files", ListRule.CsvItems),
        GithubToken = source.Optional("github-token"),
        Lint = source.Flag("lint"),
        LintFailOn = CliInputs.LintFailOn(source),
        Load = source.Flag("load"),
        NoCache = source.Flag("no-cache"),
        Project = source.Optional("project"),
        Provenance = source.Optional("provenance"),
        Pull = source.Flag("pull"),
        Push = source.Flag("push"),
        RetryPolicy = RetryPolicy.Read(source),
        Save = source.Flag("save"),
        SaveTags = CliInputs.SaveTags(source),
        Sbom = source.Optional("sbom"),
        SbomDir = source.Optional("sbom-dir"),
        Set = source.List("set", ListRule.LinesWithQuotes),
        Source = source.Optional("source"),
        Summary = SummaryModes.Read(source),
        Targets = source.List("targets", ListRule.CsvItems) is { Count: > 0 } targets ? [.. targets.Select(Target)] : ["default"],
        Variables = [.. source.List("vars", ListRule.LinesWithQuotes).Select(Variable)],
        Workdir = source.Optional("workdir") ?? ".",
    };

    private static string Target(string name)
    {
        if (name.StartsWith('-')) throw new InputException("targets", $"'{name}' would be read as an option; the name of a target starts with a letter, a digit or '_'.");
        return BakeDirectory.IsRemote(name) ? throw BakeDirectory.Elsewhere("targets") : name;
    }

    private static KeyValuePair<string, string?> Variable(string item, int index)
    {
        if (item.IndexOf('=') is not (> 0 and var equals)) throw new InputException("vars", $"item {index + 1} is not of the form NAME=value.");

        var name = item[..equals].Trim();
        return ReservedVariables.ReaderOf(name) is { } reader
            ? throw new InputException("vars", $"'{ArgumentName.Shown(name)}' may not be set here, because {reader} reads it. Give the variable of the definition another name; for a variable of the step, use 'env:'.")
            : new(name, item[(equals + 1)..]);
    }
}
