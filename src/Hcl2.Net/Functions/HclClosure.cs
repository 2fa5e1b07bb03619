namespace Hcl2.Functions;

/// <summary>An argument expression together with where its variables come from, for functions that evaluate it themselves.</summary>
/// <remarks>The evaluator derives from this, and wraps arguments of parameters of kind <see cref="ArgumentKind.Closure"/>.</remarks>
public abstract class HclClosure
{
    /// <summary>The capsule type in which a closure travels as a value.</summary>
    public static HclType Type { get; } = HclType.Capsule("expression closure");

    /// <summary>The capsule type in which a type constraint travels as a value; it holds a <see cref="HclType"/>.</summary>
    public static HclType ConstraintType { get; } = HclType.Capsule("type");

    /// <summary>Evaluates the expression. May be called more than once.</summary>
    public abstract ClosureResult Evaluate();

    /// <summary>This closure as a value.</summary>
    public HclValue ToValue() => HclValue.Capsule(Type, this);
}
