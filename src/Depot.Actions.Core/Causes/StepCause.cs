namespace Depot.Actions.Causes;

/// <summary>Why a step failed, quoted from its output. Plain text without terminal codes.</summary>
/// <param name="Telling">The most relevant line, and those that belong to it; at most 5. Empty when it printed nothing.</param>
/// <param name="Around">The lines around it, oldest first, at most 33; empty when <paramref name="Last"/> has them all.</param>
/// <param name="Last">The last lines, oldest first, at most 20.</param>
internal sealed record StepCause(IReadOnlyList<string> Telling, IReadOnlyList<string> Around, IReadOnlyList<string> Last)
{
    /// <summary>A step that printed nothing.</summary>
    public static StepCause None { get; } = new([], [], []);
}
