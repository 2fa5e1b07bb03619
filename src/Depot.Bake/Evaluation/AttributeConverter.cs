using Hcl2;

namespace Depot.Bake.Evaluation;

/// <summary>Values of attributes that must be of a certain form.</summary>
internal static class AttributeConverter
{
    /// <summary>Converts a value; a reason why it cannot be converted becomes a diagnostic at the start of the expression.</summary>
    /// <param name="expression">Where the value comes from.</param>
    /// <param name="value">The value.</param>
    /// <param name="convert">Converts, or throws a <see cref="FormatException"/> whose message is the reason.</param>
    /// <param name="diagnostics">Takes the reason.</param>
    /// <param name="converted">The result.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryConvert<T>(HclExpression expression, HclValue value, Func<HclValue, T> convert, DiagnosticBag diagnostics, out T? converted)
    {
        try
        {
            converted = convert(value);
            return true;
        }
        catch (UnknownValueException)
        {
            diagnostics.Add(new("BAKE1005", Severity.Error, "Unsuitable value type", "Unsuitable value: value must be known", expression.StartLocation, expression.Location));
            converted = default;
            return false;
        }
        catch (FormatException unsuitable)
        {
            diagnostics.Add(new("BAKE1002", Severity.Error, "Unsuitable value type", $"Unsuitable value: {unsuitable.Message}", expression.StartLocation, expression.Location));
            converted = default;
            return false;
        }
    }
}
