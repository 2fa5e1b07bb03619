using Hcl2.Text;

namespace Hcl2.Bodies;

/// <summary>
/// Diagnostics of schemas. Summaries and details are HCL's (hcl v2.23.0: hclsyntax/structure.go, json/structure.go, merged.go).
/// </summary>
internal static class BodyDiagnostics
{
    public static Diagnostic UnsupportedArgument(string name, BodySchema schema, IEnumerable<string> unused, SourceSpan at)
    {
        var hint = DidYouMean(name, unused);
        if (hint.Length == 0 && schema.Blocks.Any(block => block.Type == name)) hint = $" Did you mean to define a block of type \"{name}\"?";
        return Error("HCL5001", "Unsupported argument", $"An argument named \"{name}\" is not expected here.{hint}", at);
    }

    public static Diagnostic UnsupportedBlock(string type, BodySchema schema, SourceSpan at)
    {
        var hint = DidYouMean(type, schema.Blocks.Select(static block => block.Type));
        if (hint.Length == 0 && schema.Attributes.Any(attribute => attribute.Name == type))
            hint = $" Did you mean to define argument \"{type}\"? If so, use the equals sign to assign it a value.";
        return UnsupportedBlock(type, at, hint);
    }

    public static Diagnostic UnsupportedBlock(string type, SourceSpan at, string hint = "") =>
        Error("HCL5002", "Unsupported block type", $"Blocks of type \"{type}\" are not expected here.{hint}", at);

    public static Diagnostic MissingArgument(string name, SourceSpan at) =>
        Error("HCL5003", "Missing required argument", $"The argument \"{name}\" is required, but no definition was found.", at);

    public static Diagnostic MissingArgument(string name) =>
        Error("HCL5003", "Missing required argument", $"The argument \"{name}\" is required, but was not set.", null);

    public static Diagnostic ExtraneousLabel(BlockSchema block, SourceSpan at, SourceSpan header) =>
        Error("HCL5004", $"Extraneous label for {block.Type}", block.LabelNames.Count == 0
            ? $"No labels are expected for {block.Type} blocks."
            : $"Only {Labels(block)} are expected for {block.Type} blocks.", at, header);

    public static Diagnostic MissingLabel(BlockSchema block, int given, SourceSpan at, SourceSpan header) =>
        Error("HCL5005", $"Missing {block.LabelNames[given]} for {block.Type}", $"All {block.Type} blocks must have {Labels(block)}.", at, header);

    public static Diagnostic UnexpectedBlock(string type, SourceSpan at) =>
        Error("HCL5006", $"Unexpected \"{type}\" block", "Blocks are not allowed here.", at);

    public static Diagnostic AlreadySet(HclAttribute again, SourceSpan first) =>
        Error("HCL5012", "Duplicate argument", $"Argument \"{again.Name}\" was already set at {first}", again.NameLocation);

    public static Diagnostic DuplicateArgument(HclAttribute again, HclAttribute first) =>
        Error("HCL5007", "Duplicate argument", $"The argument \"{again.Name}\" was already set at {first.Location}.", again.NameLocation, again.NameLocation);

    public static Diagnostic DuplicateDefinition(HclAttribute again, HclAttribute first) =>
        Error("HCL5008", "Duplicate attribute definition", $"The argument \"{again.Name}\" was already set at {first.Location}.", again.NameLocation);

    public static Diagnostic ExtraneousProperty(HclAttribute property, IEnumerable<string> known) =>
        Error("HCL5009", "Extraneous JSON object property", $"No argument or block type is named \"{property.Name}\".{DidYouMean(property.Name, known)}", property.NameLocation, property.NameLocation);

    public static Diagnostic NotAnObject(string detail, SourceSpan at) => Error("HCL5010", "Incorrect JSON value type", detail, at);

    public static Diagnostic MissingJsonLabel(string type, string label, SourceSpan at) =>
        Error("HCL5011", "Missing block label", $"At least one object property is required, whose name represents the {type} block's {label}.", at);

    private static string Labels(BlockSchema block) => $"{block.LabelNames.Count} labels ({string.Join(", ", block.LabelNames)})";

    private static string DidYouMean(string name, IEnumerable<string> known) =>
        Suggestion.For(name, known) is { } near ? $" Did you mean \"{near}\"?" : "";

    private static Diagnostic Error(string code, string summary, string detail, SourceSpan? at, SourceSpan? context = null) =>
        new(code, Severity.Error, summary, detail, at, context);
}
