using YamlDotNet.RepresentationModel;

namespace ActionsRunner.Workflows;

/// <summary>An action.yml, as the runner reads it.</summary>
/// <param name="Directory">Absolute path of the directory it lies in.</param>
/// <param name="Inputs">Declared inputs in order, with the default as written; null where there is none.</param>
/// <param name="Outputs">Declared outputs and the expression that a composite action computes them with.</param>
/// <param name="Runs">What it runs.</param>
public sealed record ActionManifest(
    string Directory, IReadOnlyList<KeyValuePair<string, string?>> Inputs, IReadOnlyList<KeyValuePair<string, string?>> Outputs, ActionRuns Runs)
{
    /// <exception cref="NotSupportedException">It is no container action, no composite one and no JavaScript.</exception>
    public static ActionManifest Load(string directory)
    {
        var root = Yaml.Load(File.ReadAllText(Path.Combine(directory, "action.yml")));
        return new(directory, Members(root.Member("inputs"), "default"), Members(root.Member("outputs"), "value"), ReadRuns(root.Member("runs")));
    }

    private static IReadOnlyList<KeyValuePair<string, string?>> Members(YamlNode? section, string key) =>
        [.. section.Members().Select(entry => KeyValuePair.Create(entry.Key, entry.Value.Text(key)))];

    private static ActionRuns ReadRuns(YamlNode? runs) => runs.Text("using") switch
    {
        "composite" => new CompositeRuns(Step.ReadAll(runs.Member("steps"))),
        "docker" => new ContainerRuns
        {
            Image = runs.Text("image") ?? "",
            Arguments = [.. runs.Member("args").Items().Select(item => item.Text() ?? "")],
            Environment = runs.Member("env").Texts(),
            EntryPoint = runs.Text("entrypoint"),
            PreEntryPoint = runs.Text("pre-entrypoint"),
            PostEntryPoint = runs.Text("post-entrypoint"),
            PreIf = runs.Text("pre-if") ?? "always()",
            PostIf = runs.Text("post-if") ?? "always()",
        },
        { } node when node.StartsWith("node", StringComparison.Ordinal) =>
            new NodeRuns(runs.Text("main") ?? "", runs.Text("post"), runs.Text("post-if") ?? "always()"),
        var other => throw new NotSupportedException($"runs.using: {other}"),
    };
}

/// <summary>What an action runs.</summary>
public abstract record ActionRuns;

/// <summary><c>using: composite</c>.</summary>
public sealed record CompositeRuns(IReadOnlyList<Step> Steps) : ActionRuns;

/// <summary><c>using: node…</c>.</summary>
/// <param name="Main">Path of the script from the action's directory.</param>
/// <param name="Post">The script to run when the job ends; null when there is none.</param>
/// <param name="PostIf">Whether it runs then.</param>
public sealed record NodeRuns(string Main, string? Post, string PostIf) : ActionRuns;

/// <summary><c>using: docker</c>.</summary>
public sealed record ContainerRuns : ActionRuns
{
    /// <summary><c>docker://name</c>, or the path of a Dockerfile from the action's directory.</summary>
    public required string Image { get; init; }

    public IReadOnlyList<string> Arguments { get; init; } = [];

    public IReadOnlyList<KeyValuePair<string, string>> Environment { get; init; } = [];

    public string? EntryPoint { get; init; }

    public string? PreEntryPoint { get; init; }

    public string? PostEntryPoint { get; init; }

    public string PreIf { get; init; } = "always()";

    public string PostIf { get; init; } = "always()";
}
