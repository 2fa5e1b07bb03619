using Hcl2;
using Hcl2.Bodies;

namespace Depot.Bake.Evaluation;

/// <summary>A <c>function</c> block.</summary>
/// <param name="Name">Its label.</param>
/// <param name="Parameters"><c>params</c>; null when missing.</param>
/// <param name="Variadic"><c>variadic_params</c>, which is not what HCL itself calls it; null when missing.</param>
/// <param name="Result"><c>result</c>; null when missing.</param>
/// <param name="LabelLocation">Where the label stands.</param>
internal sealed record FunctionDeclaration(string Name, HclAttribute? Parameters, HclAttribute? Variadic, HclAttribute? Result, SourceSpan LabelLocation)
{
    private static readonly BodySchema Schema = new([new("params"), new("variadic_params"), new("result")], []);

    /// <summary>Where a fault of the function as a whole is reported.</summary>
    public SourceSpan Location => Parameters?.Location ?? LabelLocation;

    /// <summary>Reads the block; other attributes than these are errors.</summary>
    public static FunctionDeclaration Read(HclBlock block, DiagnosticBag diagnostics)
    {
        var content = block.Body.Content(Schema, diagnostics);
        return new(block.Labels[0], content.Attribute("params"), content.Attribute("variadic_params"), content.Attribute("result"), block.LabelLocations[0]);
    }
}
