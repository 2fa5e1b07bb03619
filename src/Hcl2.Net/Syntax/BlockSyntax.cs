using Hcl2.Parsing;
using Hcl2.Text;

namespace Hcl2.Syntax;

/// <summary><c>type "label" { body }</c></summary>
public sealed class BlockSyntax : BodyItemSyntax
{
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
        : this(source, span, type, typeSpan, labels, openBrace, closeBrace)
    {
        _body = body;
    }

    /// <summary>A block without an error, whose inside is read again when somebody asks.</summary>
    internal BlockSyntax(
        SourceText source, TextSpan span, string type, TextSpan typeSpan, IReadOnlyList<LabelSyntax> labels, TextSpan openBrace, TextSpan closeBrace)
        : base(source, span)
    {
        Type = type;
        TypeSpan = typeSpan;
        Labels = labels;
        OpenBrace = openBrace;
        CloseBrace = closeBrace;
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

    /// <summary>What is inside. In a text longer than <see cref="ParseOptions.LongestKept"/> it is read when somebody asks for the first time, and kept then.</summary>
    public BodySyntax Body => _body ??= Parser.Again(Source, TextSpan.Over(OpenBrace, CloseBrace));

    /// <summary>Where <c>}</c> stands; where it should, in a block that is not closed.</summary>
    public TextSpan CloseBrace { get; }
}
