using Hcl2;
using Hcl2.Bodies;

namespace Depot.Bake.Evaluation;

/// <summary>The contents of the files before evaluation.</summary>
/// <param name="Variables">By name; of several with one name the last. In the order of their first appearance.</param>
/// <param name="Functions">By name; of several with one name the last. In the order of their first appearance.</param>
/// <param name="Attributes">Global attributes by name, in the order of the text.</param>
/// <param name="Blocks">Groups and targets, in the order of the text.</param>
internal sealed record Declarations(
    OrderedDictionary<string, VariableDeclaration> Variables,
    OrderedDictionary<string, FunctionDeclaration> Functions,
    OrderedDictionary<string, HclAttribute> Attributes,
    IReadOnlyList<HclBlock> Blocks)
{
    /// <summary>The types of block that are evaluated, and whose names are values too.</summary>
    public static readonly string[] BlockTypes = ["group", "target"];

    private static readonly BodySchema BlockSchema = new([], [.. BlockTypes.Select(static type => new BlockSchema(type, "name"))]);
    private static readonly BodySchema DefinitionSchema = new([], [new BlockSchema("variable", "name"), new BlockSchema("function", "name")]);

    /// <summary>Sorts the content of a body. A reserved name is skipped silently, as are blocks of other types.</summary>
    /// <param name="bodies">The files, in order.</param>
    /// <param name="builtIns">Names that no file may define.</param>
    public static (Declarations? Declarations, EvaluationError? EvaluationError) Read(IReadOnlyList<HclBody> bodies, IReadOnlyDictionary<string, string> builtIns)
    {
        var body = HclBody.Merge(bodies);
        var diagnostics = new DiagnosticBag();
        var definitions = body.PartialContent(DefinitionSchema, diagnostics).Blocks;
        var variables = definitions.Where(static block => block.Type == "variable").Select(block => VariableDeclaration.Read(block, diagnostics)).ToArray();
        var functions = definitions.Where(static block => block.Type == "function").Select(block => FunctionDeclaration.Read(block, diagnostics)).ToArray();
        if (EvaluationError.Of(diagnostics) is { } badDefinition) return (null, badDefinition);

        var blocks = body.PartialContent(BlockSchema, diagnostics, out var rest).Blocks;
        if (EvaluationError.Of(diagnostics) is { } badBlock) return (null, badBlock);

        rest.PartialContent(DefinitionSchema, diagnostics, out rest);
        if (EvaluationError.Of(diagnostics) is { } badRest) return (null, badRest);

        var attributes = rest.JustAttributes(diagnostics);
        var serious = new DiagnosticBag();
        serious.AddRange(diagnostics.Where(static diagnostic => !IsTolerated(diagnostic)));
        if (EvaluationError.Of(serious) is { } badAttribute) return (null, badAttribute);

        bool IsFree(string name) => !BlockTypes.Contains(name) && !builtIns.ContainsKey(name);
        return (new(
            ByName(variables.Where(variable => IsFree(variable.Name)), static variable => variable.Name),
            ByName(functions.Where(function => IsFree(function.Name)), static function => function.Name),
            ByName(attributes.Where(attribute => IsFree(attribute.Name) && attribute.Name != "function"), static attribute => attribute.Name),
            blocks), null);
    }

    // A block of an unknown type is ignored, and so is a global attribute that another file has already set.
    private static bool IsTolerated(Diagnostic diagnostic) => diagnostic.Code is "HCL5006" or "HCL5012";

    private static OrderedDictionary<string, T> ByName<T>(IEnumerable<T> items, Func<T, string> name)
    {
        var table = new OrderedDictionary<string, T>(StringComparer.Ordinal);
        foreach (var item in items) table[name(item)] = item;
        return table;
    }
}
