namespace Hcl2;

/// <summary><c>type "label" { body }</c></summary>
public sealed class BlockSyntax : BodyItemSyntax
{
    private readonly Func<SourceText, TextSpan, BodySyntax>? _readBody;
    private BodySyntax? _body;

    /// <param name="source">The source text.</param>
    /// <param name="span">From type to <c>}</c>.</param>
    /// <param name="type">The type.</param>
    /// <param name="typeSpan">Span of the type.</param>
    /// <param name="labels">The labels.</param>
    /// <param name="openBrace">Span of <c>{</c>.</param>
    /// <param name="body">The contents.</param>
    /// <param name="closeBrace">Span of <c>}</c>.</param>
    public BlockSyntax(
        SourceText source, TextSpan span, string type, TextSpan typeSpan, IReadOnlyList<LabelSyntax> labels, TextSpan openBrace, BodySyntax body, TextSpan closeBrace)
        : this(source, span, type, typeSpan, labels, openBrace, closeBrace, readBody: null)
    {
        _body = body;
    }

    /// <summary>A block without an error, whose inside is read again on demand.</summary>
    /// <param name="source">The source text.</param>
    /// <param name="span">From type to <c>}</c>.</param>
    /// <param name="type">The type.</param>
    /// <param name="typeSpan">Span of the type.</param>
    /// <param name="labels">The labels.</param>
    /// <param name="openBrace">Span of <c>{</c>.</param>
    /// <param name="closeBrace">Span of <c>}</c>.</param>
    /// <param name="readBody">Reads the contents, from <c>{</c> to <c>}</c>; null for a block that has its body.</param>
    internal BlockSyntax(
        SourceText source, TextSpan span, string type, TextSpan typeSpan, IReadOnlyList<LabelSyntax> labels, TextSpan openBrace, TextSpan closeBrace,
        Func<SourceText, TextSpan, BodySyntax>? readBody)
        : base(source, span)
    {
        Type = type;
        TypeSpan = typeSpan;
        Labels = labels;
        OpenBrace = openBrace;
        CloseBrace = closeBrace;
        _readBody = readBody;
    }

    /// <summary>The type.</summary>
    public string Type { get; }

    /// <summary>Span of the type.</summary>
    public TextSpan TypeSpan { get; }

    /// <summary>The labels, in order.</summary>
    public IReadOnlyList<LabelSyntax> Labels { get; }

    /// <summary>From the type to the last label, which is what messages about the block underline.</summary>
    public TextSpan HeaderSpan => Labels.Count == 0 ? TypeSpan : TextSpan.Over(TypeSpan, Labels[^1].Span);

    /// <summary>Span of <c>{</c>; the expected position in a block without one.</summary>
    public TextSpan OpenBrace { get; }

    /// <summary>The contents. In a string longer than <see cref="ParseOptions.LongestKept"/> it is read on first use, and kept then.</summary>
    public BodySyntax Body => _body ??= _readBody!(Source, TextSpan.Over(OpenBrace, CloseBrace));

    /// <summary>Span of <c>}</c>; the expected position in a block that is not closed.</summary>
    public TextSpan CloseBrace { get; }
}
