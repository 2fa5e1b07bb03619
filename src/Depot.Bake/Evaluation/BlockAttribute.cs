using Hcl2;

namespace Depot.Bake.Evaluation;

/// <summary>An attribute of a bake block.</summary>
/// <param name="Name">As files write it.</param>
/// <param name="Unset">The value for other expressions while it is not set.</param>
/// <param name="ToValue">The value for other expressions once it is set, from its content.</param>
/// <param name="Read">Converts a value to the content.</param>
/// <param name="IsRequired">Whether a block without it is in error.</param>
internal sealed record BlockAttribute(string Name, HclValue Unset, Func<object?, HclValue> ToValue, BlockAttribute.Reader Read, bool IsRequired = false)
{
    /// <summary>Converts a value.</summary>
    /// <param name="expression">Where the value comes from.</param>
    /// <param name="value">The value.</param>
    /// <param name="diagnostics">Takes the reason why the value is invalid.</param>
    /// <param name="content">What the attribute holds.</param>
    /// <returns>Whether the value will do.</returns>
    internal delegate bool Reader(HclExpression expression, HclValue value, DiagnosticBag diagnostics, out object? content);

    /// <summary>An attribute.</summary>
    /// <param name="name">As files write it.</param>
    /// <param name="convert">Converts its value, or throws a <see cref="FormatException"/>.</param>
    /// <param name="toValue">The content for other expressions; of the default when it is not set.</param>
    /// <param name="isRequired">Whether a block without it is in error.</param>
    public static BlockAttribute Of<T>(string name, Func<HclValue, T> convert, Func<T?, HclValue> toValue, bool isRequired = false) =>
        new(name, toValue(default), content => toValue((T?)content), (HclExpression expression, HclValue value, DiagnosticBag diagnostics, out object? content) =>
        {
            var isConverted = AttributeConverter.TryConvert(expression, value, convert, diagnostics, out var converted);
            content = converted;
            return isConverted;
        }, isRequired);
}
