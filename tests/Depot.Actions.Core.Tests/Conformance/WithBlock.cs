using System.Text.Json;
using System.Text.Json.Serialization;

namespace Depot.Actions.Tests.Conformance;

/// <summary>What an action made of a <c>with:</c> block: the arguments of its CLI or an error, and its warnings.</summary>
/// <param name="Args">The arguments behind <c>build</c> or <c>bake</c>, files of the action's own in angle brackets; null when nothing was run.</param>
/// <param name="Error">The error annotation; null when there is none.</param>
/// <param name="Warnings">The warning annotations.</param>
public sealed record Outcome(IReadOnlyList<string>? Args = null, string? Error = null, IReadOnlyList<string>? Warnings = null)
{
    /// <summary>Whether the step ran its CLI and did not fail.</summary>
    [JsonIgnore]
    public bool Passes => Error is null && Args is not null;
}

/// <summary>A <c>with:</c> block, and what the two reference actions passed to their CLI when their own bundles ran it.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Action"><c>build</c> or <c>bake</c>.</param>
/// <param name="With">The inputs, as a runner hands them on.</param>
/// <param name="Docker">docker/build-push-action cb941d0 or docker/bake-action 4574eac, this one with <c>source: .</c>, without which it asks a repository for the definition.</param>
/// <param name="Depot">depot/build-push-action 9785b13 or depot/bake-action 1d58c26.</param>
public sealed record WithBlock(string Name, string Action, IReadOnlyDictionary<string, string> With, Outcome Docker, Outcome Depot)
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNameCaseInsensitive = true };

    /// <summary>Files of the workspace; a build has a Dockerfile besides.</summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = new Dictionary<string, string>();

    /// <summary>Variables of the step; <c>&lt;workspace&gt;</c> is its path.</summary>
    public IReadOnlyDictionary<string, string> Env { get; init; } = new Dictionary<string, string>();

    /// <summary>The event of the run; null is one of a public repository.</summary>
    public JsonElement? Event { get; init; }

    /// <summary>Every difference of ours, by reference and by what differs (a flag, <c>error</c>, <c>warning</c>), with the key of its reason in the pages.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Differs { get; init; } = new Dictionary<string, IReadOnlyDictionary<string, string>>();

    /// <summary>The recorded blocks.</summary>
    public static IReadOnlyList<WithBlock> All { get; } = JsonSerializer.Deserialize<List<WithBlock>>(File.ReadAllText(ConformanceData.Path("references.json")), Options)!;

    /// <summary>The outcome of a reference, by its name.</summary>
    public Outcome Of(string reference) => reference == "docker" ? Docker : Depot;

    public override string ToString() => Name;
}
