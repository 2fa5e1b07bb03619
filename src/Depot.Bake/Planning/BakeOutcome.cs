using Depot.Bake.Files;
using Depot.Bake.Model;

namespace Depot.Bake.Planning;

/// <summary>The result of planning: a definition or an error.</summary>
/// <param name="Definition">What will be built; null when there is an error.</param>
/// <param name="Error">Why there is no definition; null when there is one.</param>
/// <param name="Warnings">Warnings in the order of detection, each a sentence.</param>
public sealed record BakeOutcome(ResolvedDefinition? Definition, BakeError? Error, IReadOnlyList<string> Warnings)
{
    /// <summary>The definition files that were read, in order, to show the lines of errors.</summary>
    public IReadOnlyList<BakeFile> Files { get; init; } = [];

    /// <summary>The environment variables whose values were asked for by name, set or not: those the definition declares, in HCL and JSON.</summary>
    /// <remarks>Compose files see the whole environment, so what they read is not in it; nor is all of it when there is an error.</remarks>
    public IReadOnlySet<string> VariablesRead { get; init; } = new HashSet<string>();
}
