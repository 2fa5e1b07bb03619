using Hcl2.Bodies;
using Hcl2.Evaluation;

namespace Hcl2.Extensions;

/// <summary>What dynamic blocks complain about. Summaries and details are HCL's (hcl v2.24.0, ext/dynblock/expand_spec.go).</summary>
internal static class DynamicDiagnostics
{
    public static Diagnostic InvalidIterator(SourceSpan at) =>
        Error("HCL5030", "Invalid dynamic iterator name", "Dynamic iterator must be a single variable name.", at);

    public static Diagnostic NotIterable(HclType type, HclExpression each, EvaluationContext? context) => InvalidForEach(
        $"Cannot use a {type.FriendlyName} value in for_each. An iterable collection is required.", each, context);

    public static Diagnostic NullForEach(HclExpression each, EvaluationContext? context) =>
        InvalidForEach("Cannot use a null value in for_each.", each, context);

    public static Diagnostic ExtraneousLabel(BlockSchema wanted, SourceSpan at) =>
        Error("HCL5032", "Extraneous dynamic block label", $"Blocks of type \"{wanted.Type}\" require {wanted.LabelNames.Count} label(s).", at);

    public static Diagnostic MissingLabels(BlockSchema wanted, SourceSpan at) =>
        Error("HCL5033", "Insufficient dynamic block labels", $"Blocks of type \"{wanted.Type}\" require {wanted.LabelNames.Count} label(s).", at);

    public static Diagnostic NoContent(SourceSpan at) => Error(
        "HCL5034", "Missing dynamic content block", "A dynamic block must have a nested block of type \"content\" to describe the body of each generated block.", at);

    public static Diagnostic SecondContent(HclBlock second) =>
        Error("HCL5035", "Extraneous dynamic content block", "Only one nested content block is allowed for each dynamic block.", second.Location);

    public static Diagnostic InvalidLabel(string detail, HclExpression label, EvaluationContext context) =>
        Error("HCL5036", "Invalid dynamic block label", detail, label.Location) with { Values = EvaluationTrace.Of(label, context) };

    public static Diagnostic TooMany(int maximum, HclExpression each) => Error("HCL5037", "Too many dynamic blocks",
        $"The dynamic blocks of this body make more than {maximum} blocks. Reduce the number of elements in for_each.", each.Location) with
    { IsLimit = true };

    private static Diagnostic InvalidForEach(string detail, HclExpression each, EvaluationContext? context) =>
        Error("HCL5031", "Invalid dynamic for_each value", detail, each.Location) with { Values = EvaluationTrace.Of(each, context) };

    private static Diagnostic Error(string code, string summary, string detail, SourceSpan at) => new(code, Severity.Error, summary, detail, at);
}
