namespace Hcl2;

/// <summary><c>type "label" { body }</c></summary>
public sealed class BlockSyntax : BodyItemSyntax
{
    private readonly Func<SourceText, TextSpan, BodySyntax>? _readBody;
    private BodySyntax? _body;

    /// <param name="source">The text it stands in.</param>
    /// <param name="span">From type to <c>}</c>.</param>
    /// <param name="type">The type.</param>
    /// <param name="typeSpan">Where the type stands.</param>
    /// <param name="labels">The labels.</param>
    /// <param name="openBrace">Where <c>{</c> stands.</param>
    /// <param name="body">What is inside.</param>
    /// <param name="closeBrace">Where <c>}</c> stands.</param>
    public BlockSyntax(
        SourceText source, TextSpan span, string type, TextSpan typeSpan, IReadOnlyList<LabelSyntax> labels, TextSpan openBrace, BodySyntax body, TextSpan closeBrace)
        : this(source, span, type, typeSpan, labels, openBrace, closeBrace, readBody: null)
    {
        _body = body;
    }

    /// <summary>A block without an error, whose inside is read again on demand.</summary>
    /// <param name="source">The text it stands in.</param>
    /// <param name="span">From type to <c>}</c>.</param>
    /// <param name="type">The type.</param>
    /// <param name="typeSpan">Where the type stands.</param>
    /// <param name="labels">The labels.</param>
    /// <param name="openBrace">Where <c>{</c> stands.</param>
    /// <param name="closeBrace">Where <c>}</c> stands.</param>
    /// <param name="readBody">Reads what is inside, from <c>{</c> to <c>}</c>; null for a block that has its body.</param>
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

    /// <summary>Where the type stands.</summary>
    public TextSpan TypeSpan { get; }

    /// <summary>The labels, in order.</summary>
    public IReadOnlyList<LabelSyntax> Labels { get; }

    /// <summary>From the type to the last label, which is what messages about the block underline.</summary>
    public TextSpan HeaderSpan => Labels.Count == 0 ? TypeSpan : TextSpan.Over(TypeSpan, Labels[^1].Span);

    /// <summary>Where <c>{</c> stands; where it should, in a block without.</summary>
    public TextSpan OpenBrace { get; }

    /// <summary>What is inside. In a string longer than <see cref="ParseOptions.LongestKept"/> it is read on first use, and kept then.</summary>
    public BodySyntax Body => _body ??= _readBody!(Source, TextSpan.Over(OpenBrace, CloseBrace));

    /// <summary>Where <c>}</c> stands; where it should, in a block that is not closed.</summary>
    public TextSpan CloseBrace { get; }
}
