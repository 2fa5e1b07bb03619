namespace Hcl2;

/// <summary><c>key = value</c> inside an object.</summary>
public sealed class ObjectItemSyntax : SyntaxNode
{
    private readonly bool _forceNonLiteral;

    // The text until the key is asked for, then the key.
    private ExpressionSyntax _key;

    /// <param name="source">The source text.</param>
    /// <param name="span">From key to value.</param>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    public ObjectItemSyntax(SourceText source, TextSpan span, ObjectKeySyntax key, ExpressionSyntax value)
        : base(source, span)
    {
        _key = key;
        Value = value;
    }

    internal ObjectItemSyntax(SourceText source, ExpressionSyntax wrapped, bool forceNonLiteral, ExpressionSyntax value)
        : base(source, TextSpan.Over(wrapped.Span, value.Span))
    {
        _key = wrapped;
        _forceNonLiteral = forceNonLiteral;
        Value = value;
    }

    /// <summary>The key.</summary>
    public ObjectKeySyntax Key
    {
        get
        {
            var known = _key;
            if (known is ObjectKeySyntax key) return key;
            key = new ObjectKeySyntax(Source, known.Span, known, _forceNonLiteral);
            _key = key;
            return key;
        }
    }

    /// <summary>The value.</summary>
    public ExpressionSyntax Value { get; }
}
