using Hcl2.TypeExpressions;

namespace Hcl2;

/// <summary>Reads types written as expressions, such as <c>map(object({ name = string, size = optional(number) }))</c>.</summary>
/// <remarks>What is wrong is reported as HCL4001, and a default that does not fit its attribute as HCL4002.</remarks>
public static class TypeExpression
{
    /// <summary>An exact type: neither <c>any</c> nor <c>optional</c> may occur.</summary>
    /// <returns>The type; dynamic in the place of what could not be read.</returns>
    public static HclType Exact(HclExpression expression, DiagnosticBag diagnostics) =>
        new TypeReader(isConstraint: false, allowsDefaults: false, diagnostics).Read(expression).Type;

    /// <summary>A type to convert values to: <c>any</c> stands for every type, and <c>optional(T)</c> marks attributes that may be missing.</summary>
    /// <returns>As for <see cref="Exact"/>.</returns>
    public static HclType Constraint(HclExpression expression, DiagnosticBag diagnostics) =>
        new TypeReader(isConstraint: true, allowsDefaults: false, diagnostics).Read(expression).Type;

    /// <summary>As <see cref="Constraint"/>, and <c>optional(T, default)</c> says what a missing attribute becomes.</summary>
    /// <returns>The type, and what to apply to a value before converting it to the type.</returns>
    public static TypeWithDefaults ConstraintWithDefaults(HclExpression expression, DiagnosticBag diagnostics) =>
        new TypeReader(isConstraint: true, allowsDefaults: true, diagnostics).Read(expression);
}

/// <summary>A type, and the defaults of its optional attributes.</summary>
/// <param name="Type">What to convert values to.</param>
/// <param name="Defaults">What to apply before; null when there are no defaults.</param>
public readonly record struct TypeWithDefaults(HclType Type, TypeDefaults? Defaults)
{
    /// <summary>Applies the defaults and converts.</summary>
    public Conversion Convert(HclValue value) => HclConvert.To(Defaults is null ? value : Defaults.Apply(value), Type);
}
