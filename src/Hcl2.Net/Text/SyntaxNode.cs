namespace Hcl2;

/// <summary>A part of a source text that means something.</summary>
/// <param name="source">The text it stands in.</param>
/// <param name="span">Where.</param>
public abstract class SyntaxNode(SourceText source, TextSpan span)
{
    /// <summary>The text it stands in.</summary>
    public SourceText Source { get; } = source;

    /// <summary>Where it stands, in bytes.</summary>
    public TextSpan Span { get; } = span;

    /// <summary>The text as written.</summary>
    public override string ToString() => Source.Text(Span);

    /// <summary>Where it stands, with lines and columns.</summary>
    public virtual SourceSpan Location => Source.Locate(Span);
}
