using Hcl2;
using Hcl2.Bodies;

namespace Depot.Bake.Evaluation;

/// <summary>A <c>variable</c> block.</summary>
/// <param name="Name">Its label.</param>
/// <param name="Type">The type constraint; null when none is given.</param>
/// <param name="Default">The value without environment; null when none is given.</param>
/// <param name="Validations">Rules for its value, in order.</param>
/// <param name="Start">The empty range at the opening brace, where errors of the value are reported.</param>
internal sealed record VariableDeclaration(
    string Name, HclExpression? Type, HclAttribute? Default, IReadOnlyList<VariableValidation> Validations, SourceSpan Start)
{
    private static readonly BodySchema Schema = new([new("type"), new("default"), new("description")], [new BlockSchema("validation")]);
    private static readonly BodySchema ValidationSchema = new([new("condition"), new("error_message")], []);

    /// <summary>Reads the block. Attributes that bake does not know are passed over; a validation may have no such ones.</summary>
    public static VariableDeclaration Read(HclBlock block, DiagnosticBag diagnostics)
    {
        var content = block.Body.PartialContent(Schema, diagnostics);
        // The description is not read, but one that is no plain text is an error.
        if (content.Attribute("description")?.Expression is { } description)
            AttributeConverter.TryConvert(description, description.Evaluate(context: null, diagnostics), Conversions.Text, diagnostics, out _);

        return new(block.Labels[0], content.Attribute("type")?.Expression, content.Attribute("default"),
            [.. content.Blocks.Select(rule => Validation(rule, diagnostics))], block.Body.MissingItemLocation);
    }

    private static VariableValidation Validation(HclBlock block, DiagnosticBag diagnostics)
    {
        var content = block.Body.Content(ValidationSchema, diagnostics);
        return new(content.Attribute("condition")?.Expression, content.Attribute("error_message")?.Expression, block.Body.MissingItemLocation);
    }
}

/// <summary>A rule for the value of a variable.</summary>
/// <param name="Condition">Must be true; null when it is missing, which counts as null.</param>
/// <param name="Message">What to say when it is not; null when it is missing.</param>
/// <param name="Start">The empty range at the opening brace.</param>
internal sealed record VariableValidation(HclExpression? Condition, HclExpression? Message, SourceSpan Start);
