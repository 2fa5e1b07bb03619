using Depot.Bake.Files;
using Depot.Bake.Model;

namespace Depot.Bake.Planning;

/// <summary>Reads and evaluates HCL and JSON files.</summary>
/// <param name="Parse">
/// Reads one file, under the name to be used in messages, and gives its body, whose type is the language's own affair; throws
/// <see cref="BakeException"/> with the text of the diagnostics when the syntax is wrong.
/// </param>
/// <param name="Evaluate">
/// Evaluates all bodies as one, in file order, over what Compose files define, and gives the whole definition, with the groups that stand
/// for matrix blocks at the end; throws <see cref="BakeException"/>. Targets of one name may appear several times, the planner merges them.
/// </param>
public sealed record HclLanguage(
    Func<BakeFile, HclSyntax, object> Parse,
    Func<IReadOnlyList<object>, BakeDefinition, BakeRequest, BakeDefinition> Evaluate)
{
    /// <summary>Reads nothing: every file is an error that says so.</summary>
    public static HclLanguage None { get; } = new(
        static (file, _) => throw new BakeException($"{file.Name}: HCL and JSON definitions cannot be read here, only Compose files"),
        static (_, definition, _) => definition);
}
