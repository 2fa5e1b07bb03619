using Depot.Bake.Files;
using Depot.Bake.Model;

namespace Depot.Bake.Planning;

/// <summary>What came of planning: a plan or an error.</summary>
/// <param name="Plan">The plan; null when there is an error.</param>
/// <param name="Error">Why there is no plan; null when there is one.</param>
/// <param name="Warnings">What the user should know either way, in the order found, each a sentence.</param>
public sealed record BakeOutcome(BakePlan? Plan, BakeError? Error, IReadOnlyList<string> Warnings)
{
    /// <summary>The definition files that were read, in order; for those who show the lines that errors are about.</summary>
    public IReadOnlyList<BakeFile> Files { get; init; } = [];
}
