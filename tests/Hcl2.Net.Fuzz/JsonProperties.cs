using System.Text.Unicode;
using Hcl2.Bodies;

namespace Hcl2.Fuzz;

/// <summary>The JSON profile: bodies, and values with templates in them.</summary>
internal static class JsonProperties
{
    private static readonly BodySchema Schema = new(
        [new("a", IsRequired: true), new("b")],
        [new("c"), new("d", "label"), new("e", "first", "second")]);

    public static void Check(byte[] bytes)
    {
        var source = new SourceText("input.json", bytes);
        var file = HclFile.ParseJson(source);
        Property.DiagnosticsLieInside(source, file.Diagnostics);

        CheckBody(source, file.Body, depth: 0);
        // Places inside of strings are off behind an invalid byte, which reads as a character of three.
        if (!Utf8.IsValid(bytes)) return;
        foreach (var attribute in file.Body.JustAttributes(new DiagnosticBag())) CheckExpression(attribute.Expression);
    }

    private static void CheckBody(SourceText source, HclBody body, int depth)
    {
        var diagnostics = new DiagnosticBag();
        var content = body.Content(Schema, diagnostics);
        Property.DiagnosticsLieInside(source, diagnostics);

        var partial = body.PartialContent(Schema, new DiagnosticBag(), out _);
        Property.Holds(partial.Blocks.Count == content.Blocks.Count && partial.Attributes.Count == content.Attributes.Count, "what is asked for does not depend on the rest");
        foreach (var block in content.Blocks)
        {
            Property.Holds(block.Labels.Count == block.LabelLocations.Count, "every label has a place");
            if (depth < 3) CheckBody(source, block.Body, depth + 1);
        }
    }

    private static void CheckExpression(HclExpression expression)
    {
        expression.Evaluate(null, new DiagnosticBag());
        SampleContext.CheckValue(expression);
        expression.AsTraversal();
        expression.AsCall();
        if (expression.AsNative() is { } native) _ = SyntaxWalk.Descendants(native).Count();
        TypeExpression.ConstraintWithDefaults(expression, new DiagnosticBag());
        foreach (var item in expression.AsList() ?? []) _ = item.Location;
        foreach (var (key, value) in expression.AsMap() ?? []) _ = (key.Location, value.Location);
    }
}
