namespace Hcl2;

/// <summary>Text with parts to fill in. The result is a string, whatever the parts are.</summary>
public sealed class TemplateSyntax : ExpressionSyntax
{
    private IReadOnlyList<ExpressionSyntax>? _parts;
    private HclValue? _plain;

    /// <param name="source">The source text.</param>
    /// <param name="span">The whole expression with its quotes or markers.</param>
    /// <param name="parts">What to put together; at least one.</param>
    public TemplateSyntax(SourceText source, TextSpan span, IReadOnlyList<ExpressionSyntax> parts)
        : base(source, span)
    {
        _parts = parts;
    }

    /// <summary>Quotes around text that stands for itself; the part is made on demand.</summary>
    internal TemplateSyntax(SourceText source, TextSpan span)
        : base(source, span)
    {
    }

    /// <inheritdoc/>
    public override TextSpan StartSpan => _parts is null ? Inside : _parts[0].StartSpan;

    /// <summary>What to put together, in order; at least one. Text is a <see cref="LiteralSyntax"/>.</summary>
    public IReadOnlyList<ExpressionSyntax> Parts => _parts ??= [new LiteralSyntax(Source, Inside, isNumber: false)];

    /// <summary>Whether all there is, is text.</summary>
    internal bool IsPlain => _parts is null or [LiteralSyntax];

    /// <summary>The value when all there is, is text; null for anything else.</summary>
    internal HclValue? Plain => _plain ??= _parts switch
    {
        null => HclValue.String(Source.Text(Inside)),
        [LiteralSyntax { Value: { IsNull: false, Type.Kind: HclTypeKind.String } text }] => text,
        _ => null,
    };

    private TextSpan Inside => new(Span.Start + 1, Span.End - 1);
}
