using Depot.Bake.Files;
using Depot.Bake.Model;

namespace Depot.Bake.Planning;

/// <summary>What came of planning: a definition or an error.</summary>
/// <param name="Definition">What will be built; null when there is an error.</param>
/// <param name="Error">Why there is no definition; null when there is one.</param>
/// <param name="Warnings">What the user should know either way, in the order found, each a sentence.</param>
public sealed record BakeOutcome(ResolvedDefinition? Definition, BakeError? Error, IReadOnlyList<string> Warnings)
{
    /// <summary>The definition files that were read, in order; for those who show the lines that errors are about.</summary>
    public IReadOnlyList<BakeFile> Files { get; init; } = [];
}
