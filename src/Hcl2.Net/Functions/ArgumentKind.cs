namespace Hcl2.Functions;

/// <summary>How an argument reaches a function.</summary>
public enum ArgumentKind
{
    /// <summary>As the value of the expression.</summary>
    Value,

    /// <summary>As the expression itself, not yet evaluated: a capsule of <see cref="HclClosure.Type"/>.</summary>
    Closure,

    /// <summary>As the type that the expression describes: a capsule of <see cref="HclClosure.ConstraintType"/> with an <see cref="HclType"/>.</summary>
    Constraint,
}
