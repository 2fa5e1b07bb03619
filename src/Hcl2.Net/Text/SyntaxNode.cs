namespace Hcl2;

/// <summary>A node of a syntax tree.</summary>
/// <param name="source">The source text.</param>
/// <param name="span">Where.</param>
public abstract class SyntaxNode(SourceText source, TextSpan span)
{
    /// <summary>The source text.</summary>
    public SourceText Source { get; } = source;

    /// <summary>Where it stands, in bytes.</summary>
    public TextSpan Span { get; } = span;

    /// <summary>The text as written.</summary>
    public override string ToString() => Source.Text(Span);

    /// <summary>Where it stands, with lines and columns.</summary>
    public virtual SourceSpan Location => Source.Locate(Span);
}
