using Hcl2.Text;

namespace Hcl2.Syntax;

/// <summary><c>type "label" { body }</c></summary>
/// <param name="source">The text it stands in.</param>
/// <param name="span">From type to <c>}</c>.</param>
/// <param name="type">The type.</param>
/// <param name="typeSpan">Where the type stands.</param>
/// <param name="labels">The labels.</param>
/// <param name="openBrace">Where <c>{</c> stands.</param>
/// <param name="body">What is inside.</param>
/// <param name="closeBrace">Where <c>}</c> stands.</param>
public sealed class BlockSyntax(SourceText source, TextSpan span, string type, TextSpan typeSpan, IReadOnlyList<LabelSyntax> labels, TextSpan openBrace,
    BodySyntax body, TextSpan closeBrace) : BodyItemSyntax(source, span)
{
    /// <summary>The type.</summary>
    public string Type => type;

    /// <summary>Where the type stands.</summary>
    public TextSpan TypeSpan => typeSpan;

    /// <summary>The labels, in order.</summary>
    public IReadOnlyList<LabelSyntax> Labels => labels;

    /// <summary>From the type to the last label, which is what messages about the block underline.</summary>
    public TextSpan HeaderSpan => labels.Count == 0 ? typeSpan : TextSpan.Over(typeSpan, labels[^1].Span);

    /// <summary>Where <c>{</c> stands; where it should, in a block without.</summary>
    public TextSpan OpenBrace => openBrace;

    /// <summary>What is inside.</summary>
    public BodySyntax Body => body;

    /// <summary>Where <c>}</c> stands; where it should, in a block that is not closed.</summary>
    public TextSpan CloseBrace => closeBrace;
}
