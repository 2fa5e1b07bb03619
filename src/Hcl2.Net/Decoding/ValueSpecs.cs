using Hcl2.Bodies;
using Hcl2.Values;

namespace Hcl2.Decoding;

/// <summary>A value that does not depend on the body.</summary>
public sealed record LiteralSpec(HclValue Value) : DecodeSpec
{
    /// <inheritdoc/>
    public override HclType ImpliedType => Value.Type;

    internal override HclValue Decode(DecodeScope scope) => Value;
}

/// <summary>An expression that does not come from the body but is evaluated with it.</summary>
public sealed record ExpressionSpec(HclExpression Expression) : DecodeSpec
{
    /// <inheritdoc/>
    public override HclType ImpliedType => HclType.Dynamic;

    internal override HclValue Decode(DecodeScope scope) => Expression.Evaluate(scope.Context, scope.Diagnostics);

    internal override SourceSpan Location(DecodeScope scope) => Expression.Location;

    internal override IEnumerable<Traversal> OwnVariables(BodyContent content) => Expression.Variables();
}

/// <summary>A label of the block that the body belongs to.</summary>
/// <param name="Index">Which, from 0, among the labels that no map has taken.</param>
/// <param name="Name">What messages call it.</param>
public sealed record BlockLabelSpec(int Index, string Name) : DecodeSpec
{
    /// <inheritdoc/>
    public override HclType ImpliedType => HclType.String;

    /// <exception cref="InvalidOperationException">The spec is not inside one for blocks.</exception>
    internal override HclValue Decode(DecodeScope scope) => Index < scope.Labels.Count
        ? HclValue.String(scope.Labels[Index].Text)
        : throw new InvalidOperationException($"There is no label {Index} here: a label spec must be inside the spec of a block.");

    internal override SourceSpan Location(DecodeScope scope) => scope.Labels[Index].Location;
}

/// <summary>One spec's value, or another's when it is null.</summary>
/// <param name="Primary">Asked first.</param>
/// <param name="Fallback">Asked when the first is null.</param>
public sealed record DefaultSpec(DecodeSpec Primary, DecodeSpec Fallback) : DecodeSpec
{
    /// <inheritdoc/>
    public override HclType ImpliedType => Primary.ImpliedType;

    // As in the original, where this spec reads the arguments in addition to its nested specs: a missing argument is reported twice.
    internal override IEnumerable<AttributeSchema> Arguments => Primary.Arguments.Concat(Fallback.Arguments);

    internal override IEnumerable<DecodeSpec> SameBody => [Primary, Fallback];

    internal override HclValue Decode(DecodeScope scope)
    {
        var value = Primary.Decode(scope);
        return value.IsNull ? Fallback.Decode(scope) : value;
    }

    internal override SourceSpan Location(DecodeScope scope) => Primary.Location(scope);
}

/// <summary>Another spec's value, transformed by a function.</summary>
/// <param name="Wrapped">Gives the value.</param>
/// <param name="Transform">Changes it, or says why it cannot.</param>
/// <param name="Type">The type of the result.</param>
public sealed record TransformSpec(DecodeSpec Wrapped, Func<HclValue, Conversion> Transform, HclType Type) : DecodeSpec
{
    /// <inheritdoc/>
    public override HclType ImpliedType => Type;

    internal override IEnumerable<DecodeSpec> SameBody => [Wrapped];

    internal override HclValue Decode(DecodeScope scope)
    {
        if (scope.Sound(Wrapped) is not { } value) return HclValue.Unknown(Type);
        var result = Transform(value);
        if (result.Succeeded) return result.Value;
        scope.Diagnostics.Add(DecodeDiagnostics.TransformFailed(scope.Error(result), Location(scope)));
        return HclValue.Unknown(Type);
    }

    internal override SourceSpan Location(DecodeScope scope) => Wrapped.Location(scope);
}

/// <summary>Another spec's value, of which more is known when it is unknown.</summary>
/// <param name="Wrapped">Gives the value.</param>
/// <param name="Refinement">What holds for all its values.</param>
public sealed record RefineSpec(DecodeSpec Wrapped, Refinement Refinement) : DecodeSpec
{
    /// <inheritdoc/>
    public override HclType ImpliedType => Wrapped.ImpliedType;

    internal override IEnumerable<DecodeSpec> SameBody => [Wrapped];

    internal override HclValue Decode(DecodeScope scope)
    {
        var value = Wrapped.Decode(scope);
        return value.IsKnown ? value : HclValue.Unknown(value.Type, Refinement).WithMarksOf(value);
    }

    internal override SourceSpan Location(DecodeScope scope) => Wrapped.Location(scope);
}

/// <summary>Another spec's value with a validation.</summary>
/// <param name="Wrapped">Gives the value.</param>
/// <param name="Check">Receives the value and where it stands, and says what is wrong with it.</param>
public sealed record ValidateSpec(DecodeSpec Wrapped, Func<HclValue, SourceSpan, IEnumerable<Diagnostic>> Check) : DecodeSpec
{
    /// <inheritdoc/>
    public override HclType ImpliedType => Wrapped.ImpliedType;

    internal override IEnumerable<DecodeSpec> SameBody => [Wrapped];

    internal override HclValue Decode(DecodeScope scope)
    {
        if (scope.Sound(Wrapped) is not { } value) return HclValue.Unknown(ImpliedType.WithoutOptional());
        scope.Diagnostics.AddRange(Check(value, Location(scope)));
        return value;
    }

    internal override SourceSpan Location(DecodeScope scope) => Wrapped.Location(scope);
}
