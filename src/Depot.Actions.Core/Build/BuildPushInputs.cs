using Depot.Actions.Cli;
using Depot.Actions.Errors;
using Depot.Actions.Inputs;
using Depot.Actions.Summary;

namespace Depot.Actions.Build;

/// <summary>Inputs of the build-push action, after parsing and before any side effect.</summary>
/// <remarks>
/// Names, list rules and defaults: actions/build-push/action.yml; a test compares the two. Lists are in the order given.
/// Text that was not given is null; the meaning of each value is the Depot CLI's, under the flag of the same name.
/// </remarks>
public sealed record BuildPushInputs
{
    /// <summary><c>add-hosts</c>: extra <c>host:ip</c> entries.</summary>
    public IReadOnlyList<string> AddHosts { get; init; } = [];

    /// <summary><c>allow</c>: entitlements such as <c>network.host</c>.</summary>
    public IReadOnlyList<string> Allow { get; init; } = [];

    /// <summary><c>annotations</c>: <c>[level:]key=value</c>.</summary>
    public IReadOnlyList<string> Annotations { get; init; } = [];

    /// <summary>
    /// <c>attests</c>: <c>type=sbom|provenance,…</c>; the inputs <c>provenance</c> and <c>sbom</c> override entries of their type.
    /// </summary>
    public IReadOnlyList<string> Attests { get; init; } = [];

    /// <summary><c>build-args</c>: <c>NAME=value</c>.</summary>
    public IReadOnlyList<string> BuildArgs { get; init; } = [];

    /// <summary><c>build-contexts</c>: <c>name=path</c>, placeholders expanded.</summary>
    public IReadOnlyList<string> BuildContexts { get; init; } = [];

    /// <summary><c>build-platform</c>: <c>dynamic</c>, <c>linux/amd64</c> or <c>linux/arm64</c>.</summary>
    public string? BuildPlatform { get; init; }

    /// <summary><c>buildx-fallback</c>: build with docker buildx when Depot has no builder for us.</summary>
    public bool BuildxFallback { get; init; }

    /// <summary><c>cache-from</c>.</summary>
    public IReadOnlyList<string> CacheFrom { get; init; } = [];

    /// <summary><c>cache-to</c>.</summary>
    public IReadOnlyList<string> CacheTo { get; init; } = [];

    /// <summary><c>call</c>: frontend method to call instead of building; null builds.</summary>
    public BuildCall? Call { get; init; }

    /// <summary><c>cgroup-parent</c>.</summary>
    public string? CgroupParent { get; init; }

    /// <summary><c>context</c>: path or Git URL, placeholders expanded; the default Git context where none was given.</summary>
    public string Context { get; init; } = ".";

    /// <summary><c>dry-run</c>: show what would be run and end.</summary>
    public bool DryRun { get; init; }

    /// <summary><c>file</c>: path of the Dockerfile, from the working directory.</summary>
    public string? File { get; init; }

    /// <summary><c>github-token</c>: reads the Git context; the workflow's own token unless another is given.</summary>
    public string? GithubToken { get; init; }

    /// <summary><c>labels</c>: <c>key=value</c>.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary><c>lint</c>.</summary>
    public bool Lint { get; init; }

    /// <summary><c>lint-fail-on</c>: <c>error</c>, <c>warn</c>, <c>info</c> or <c>none</c>.</summary>
    public string? LintFailOn { get; init; }

    /// <summary><c>load</c>: put the image into the local Docker.</summary>
    public bool Load { get; init; }

    /// <summary><c>network</c>: mode of RUN instructions.</summary>
    public string? Network { get; init; }

    /// <summary><c>no-cache</c>.</summary>
    public bool NoCache { get; init; }

    /// <summary><c>no-cache-filters</c>: stages that do not use the cache.</summary>
    public IReadOnlyList<string> NoCacheFilters { get; init; } = [];

    /// <summary><c>outputs</c>: <c>type=…,…</c>, quotes inside kept.</summary>
    public IReadOnlyList<string> Outputs { get; init; } = [];

    /// <summary><c>platforms</c>, such as <c>linux/arm64</c>.</summary>
    public IReadOnlyList<string> Platforms { get; init; } = [];

    /// <summary><c>project</c>: id of the Depot project.</summary>
    public string? Project { get; init; }

    /// <summary><c>provenance</c> as written.</summary>
    public string? Provenance { get; init; }

    /// <summary><c>pull</c>: look for newer base images.</summary>
    public bool Pull { get; init; }

    /// <summary><c>push</c>.</summary>
    public bool Push { get; init; }

    /// <summary><c>retries</c>: further attempts after a transient failure.</summary>
    public RetryPolicy RetryPolicy { get; init; }

    /// <summary><c>save</c>: save the image in the Depot Registry.</summary>
    public bool Save { get; init; }

    /// <summary><c>save-tag</c> and <c>save-tags</c>, in this order.</summary>
    public IReadOnlyList<string> SaveTags { get; init; } = [];

    /// <summary><c>sbom</c> as written.</summary>
    public string? Sbom { get; init; }

    /// <summary><c>sbom-dir</c>.</summary>
    public string? SbomDir { get; init; }

    /// <summary><c>secret-envs</c>, <c>secrets</c> and <c>secret-files</c>, in this order.</summary>
    public IReadOnlyList<BuildSecret> Secrets { get; init; } = [];

    /// <summary><c>shm-size</c>.</summary>
    public string? ShmSize { get; init; }

    /// <summary><c>ssh</c>: <c>id[=socket|key,…]</c>.</summary>
    public IReadOnlyList<string> Ssh { get; init; } = [];

    /// <summary><c>summary</c>: how much of the build is shown in the job summary.</summary>
    public SummaryMode Summary { get; init; } = SummaryMode.Full;

    /// <summary><c>tags</c>.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary><c>target</c>: stage to build.</summary>
    public string? Target { get; init; }

    /// <summary><c>ulimit</c>.</summary>
    public IReadOnlyList<string> Ulimit { get; init; } = [];

    /// <summary>The name only: the members hold secrets.</summary>
    public override string ToString() => nameof(BuildPushInputs);

    /// <summary>Reads every input once; nothing is read after this returns. The token is Auth's.</summary>
    /// <param name="source">The inputs of the step.</param>
    /// <param name="defaultContext">The Git context of the triggering commit; called only when it is needed.</param>
    /// <exception cref="InputException">A value has the wrong form; the message never repeats a secret.</exception>
    public static BuildPushInputs Read(InputSource source, Func<string> defaultContext) => new()
    {
        AddHosts = [.. source.List("add-hosts", ListRule.LinesAndCommas).Select(ExtraHost.Normalize)],
        Allow = source.List("allow", ListRule.LinesAndCommas),
        Annotations = source.List("annotations", ListRule.Lines),
        Attests = source.List("attests", ListRule.Lines),
        BuildArgs = source.List("build-args", ListRule.Lines),
        BuildContexts = [.. source.List("build-contexts", ListRule.Lines)
            .Select(item => ContextPlaceholder.Expand("build-contexts", item, defaultContext))],
        BuildPlatform = source.Optional("build-platform"),
        BuildxFallback = source.Flag("buildx-fallback"),
        CacheFrom = source.List("cache-from", ListRule.Lines),
        CacheTo = source.List("cache-to", ListRule.Lines),
        Call = BuildCall.Parse(source.Optional("call")),
        CgroupParent = source.Optional("cgroup-parent"),
        Context = ReadContext(source, defaultContext),
        DryRun = source.Flag("dry-run"),
        File = source.Optional("file"),
        GithubToken = source.Optional("github-token"),
        Labels = source.List("labels", ListRule.Lines),
        Lint = source.Flag("lint"),
        LintFailOn = CliInputs.LintFailOn(source),
        Load = source.Flag("load"),
        Network = source.Optional("network"),
        NoCache = source.Flag("no-cache"),
        NoCacheFilters = source.List("no-cache-filters", ListRule.LinesAndCommas),
        Outputs = [.. source.List("outputs", ListRule.LinesWithQuotes).Select(OutputSpec.Unquoted)],
        Platforms = source.List("platforms", ListRule.LinesAndCommas),
        Project = source.Optional("project"),
        Provenance = source.Optional("provenance"),
        Pull = source.Flag("pull"),
        Push = source.Flag("push"),
        RetryPolicy = RetryPolicy.Read(source),
        Save = source.Flag("save"),
        SaveTags = CliInputs.SaveTags(source),
        Sbom = source.Optional("sbom"),
        SbomDir = source.Optional("sbom-dir"),
        Secrets =
        [
            .. BuildSecret.FromEnvironment(source.List("secret-envs", ListRule.LinesAndCommas)),
            .. BuildSecret.FromValues(source.List("secrets", ListRule.Verbatim)),
            .. BuildSecret.FromFiles(source.List("secret-files", ListRule.Lines)),
        ],
        ShmSize = source.Optional("shm-size"),
        Ssh = SshItem.Split(source.List("ssh", ListRule.Lines)),
        Summary = SummaryModes.Read(source),
        Tags = source.List("tags", ListRule.LinesAndCommas),
        Target = source.Optional("target"),
        Ulimit = source.List("ulimit", ListRule.Lines),
    };

    private static string ReadContext(InputSource source, Func<string> defaultContext)
    {
        if (source.Optional("context") is not { } written) return defaultContext();
        return written.Length > 1 && written[0] == '-'
            ? throw new InputException("context", $"'{written}' would be read as an option; write './{written}' for a directory of that name.")
            : ContextPlaceholder.Expand("context", written, defaultContext);
    }
}
