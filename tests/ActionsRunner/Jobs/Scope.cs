using System.Text.Json.Nodes;
using ActionsRunner.Expressions;

namespace ActionsRunner.Jobs;

/// <summary>Where a list of steps runs: in the job itself, or in one use of a composite action.</summary>
internal sealed class Scope
{
    /// <summary>The <c>steps</c> context: what has run in this scope so far.</summary>
    public JsonObject Steps { get; } = Values.Object((IEnumerable<KeyValuePair<string, string>>)[]);

    /// <summary>Whether everything in this scope has succeeded so far.</summary>
    public Outcome Status { get; set; } = Outcome.Success;

    /// <summary>The <c>inputs</c> context of a composite action; null in the job.</summary>
    public JsonObject? Inputs { get; init; }

    /// <summary>GITHUB_ACTION_PATH; null in the job.</summary>
    public string? ActionPath { get; init; }

    /// <summary>What the step that uses the action has in its <c>env</c>.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();
}
