using System.Diagnostics.CodeAnalysis;

namespace Hcl2;

/// <summary>One argument of a body: a name and an expression.</summary>
[SuppressMessage("Naming", "CA1711", Justification = "an attribute of HCL, which is what the language calls it")]
public abstract class HclAttribute(string name, HclExpression expression)
{
    /// <summary>The name as written.</summary>
    public string Name { get; } = name;

    /// <summary>What it is set to.</summary>
    public HclExpression Expression { get; } = expression;

    /// <summary>Span of the name.</summary>
    public abstract SourceSpan NameLocation { get; }

    /// <summary>From the name to the end of the expression.</summary>
    public SourceSpan Location => NameLocation with { End = Expression.Location.End };
}
