namespace Hcl2.Decoding;

/// <summary>What decoding complains about.</summary>
internal static class DecodeDiagnostics
{
    public static Diagnostic WrongType(HclAttribute attribute, string why) =>
        Error("HCL5020", "Incorrect attribute value type", $"Inappropriate value for attribute \"{attribute.Name}\": {why}.", attribute.Expression.Location, attribute.Location);

    public static Diagnostic WrongElement(string type, HclAttribute attribute, string why) =>
        Error("HCL5021", "Invalid attribute value", $"Invalid value for attribute of \"{type}\" block: {why}.", attribute.Expression.Location, attribute.Location);

    public static Diagnostic NoCommonElement(string type, SourceSpan at) =>
        Error("HCL5021", "Invalid attribute value", $"All arguments of a \"{type}\" block must have one type.", at);

    public static Diagnostic SecondBlock(HclBlock second, SourceSpan first) =>
        Error("HCL5022", $"Duplicate {second.Type} block", $"Only one block of type \"{second.Type}\" is allowed. Previous definition was at {first}.", second.Location);

    public static Diagnostic NoBlock(string type, SourceSpan at) =>
        Error("HCL5023", $"Missing {type} block", $"A block of type \"{type}\" is required here.", at);

    public static Diagnostic TooFew(string type, int least, SourceSpan at) =>
        Error("HCL5024", $"Insufficient {type} blocks", $"At least {least} \"{type}\" blocks are required.", at);

    public static Diagnostic TooMany(string type, int most, SourceSpan at) =>
        Error("HCL5025", $"Too many {type} blocks", $"No more than {most} \"{type}\" blocks are allowed", at);

    public static Diagnostic NoCommonType(string type, SourceSpan at) =>
        Error("HCL5026", $"Unconsistent argument types in {type} blocks", "Corresponding attributes in all blocks of this type must be the same.", at);

    public static Diagnostic OddBlock(string type, int index, string why, SourceSpan at) =>
        Error("HCL5026", $"Unconsistent argument types in {type} blocks", $"Block with index {index} has inconsistent argument types: {why}.", at);

    public static Diagnostic SameLabels(HclBlock again) =>
        Error("HCL5027", $"Duplicate {again.Type} block",
            $"A block for {again.Type}{string.Concat(again.Labels.Select(static label => $" \"{label}\""))} was already defined. The {again.Type} labels must be unique.",
            again.Location);

    public static Diagnostic TransformFailed(string why, SourceSpan at) =>
        Error("HCL5028", "Transform function failed", $"Decoder transform returned an error: {why}", at);

    private static Diagnostic Error(string code, string summary, string detail, SourceSpan at, SourceSpan? context = null) =>
        new(code, Severity.Error, summary, detail, at, context);
}
