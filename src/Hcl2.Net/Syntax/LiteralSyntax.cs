namespace Hcl2;

/// <summary>A value written out: a number, <c>true</c>, <c>false</c>, <c>null</c>, or the literal text of a template.</summary>
public sealed class LiteralSyntax : ExpressionSyntax
{
    private readonly bool _isNumber;
    private HclValue? _value;

    /// <param name="source">The source text.</param>
    /// <param name="span">The whole expression.</param>
    /// <param name="value">The value.</param>
    public LiteralSyntax(SourceText source, TextSpan span, HclValue value)
        : base(source, span)
    {
        _value = value;
    }

    /// <summary>A literal that stands for exactly what is written, and is read on demand.</summary>
    internal LiteralSyntax(SourceText source, TextSpan span, bool isNumber)
        : base(source, span)
    {
        _isNumber = isNumber;
    }

    /// <summary>The value; text has its escapes resolved and its template markers trimmed.</summary>
    public HclValue Value => _value ??= _isNumber
        ? HclValue.Number(HclNumber.Parse(Source.Text(Span)))
        : HclValue.String(Source.Text(Span));
}
