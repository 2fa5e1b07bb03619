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

    /// <summary>
    /// The environment variables that the definition and its overrides read, set or not: in HCL and JSON those that are declared, in Compose
    /// files, and in the files that they name, those whose value is taken from the environment.
    /// </summary>
    /// <remarks>When there is an error, those that were read before it.</remarks>
    public IReadOnlySet<string> VariablesRead { get; init; } = new HashSet<string>();
}
