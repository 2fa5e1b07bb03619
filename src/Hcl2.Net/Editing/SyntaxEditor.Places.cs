using Hcl2.Editing;

namespace Hcl2;

public sealed partial class SyntaxEditor
{
    /// <summary>Where lines before an item go, and how they are indented.</summary>
    private (int At, string Indentation) Before(BodyItemSyntax item)
    {
        var (owner, indentation) = Around(item);
        return owner is not null && Opened(owner, indentation) is { } open
            ? (_tokens[open + 1].Start, indentation)
            : (_tokens.StartOfLines(item.Span), _tokens.IndentationOf(item.Span) ?? indentation);
    }

    /// <summary>Where lines behind an item go, and how they are indented.</summary>
    private (int At, string Indentation) After(BodyItemSyntax item)
    {
        var (owner, indentation) = Around(item);
        return owner is not null && Opened(owner, indentation) is not null
            ? (owner.CloseBrace.Start, indentation)
            : (_tokens.EndOfLine(item.Span), _tokens.IndentationOf(item.Span) ?? indentation);
    }

    /// <summary>Where lines at the end of a body go, and how they are indented.</summary>
    private (int At, string Indentation) EndOf(BodySyntax body)
    {
        var owners = SyntaxPath.To(_tree.Root, body);
        var indentation = IndentationIn(body, owners);
        if (owners.Count == 0) return (_tree.Source.Length, indentation);

        var owner = owners[^1];
        if (Opened(owner, indentation) is not null) return (owner.CloseBrace.Start, indentation);
        var close = _tokens.At(owner.CloseBrace.Start);
        if (_tokens.EndsLine(close - 1)) return (_tokens.EndOf(close - 1), indentation);

        // A comment before the brace.
        _edits.Put(Key(owner, Part.Braces), Closing(owner));
        return (owner.CloseBrace.Start, indentation);
    }

    /// <summary>Opens a block that is on one line, so that others can have lines in it.</summary>
    /// <returns>The index of its brace; null for a block that has lines.</returns>
    private int? Opened(BlockSyntax block, string indentation)
    {
        var open = _tokens.At(block.OpenBrace.Start);
        if (_tokens.EndsLine(_tokens.FirstInside(open))) return null;

        var first = _tokens[open + 1];
        if (first.Start == block.CloseBrace.Start) _edits.Put(Key(block, Part.Braces), Closing(block));
        else
        {
            _edits.Put(Key(block, Part.Braces),
                [new(new(block.OpenBrace.End, first.Start), _style.Newline), new(new(first.Start, first.Start), indentation, EditRank.Indentation), .. Closing(block)]);
        }

        return open;
    }

    /// <summary>Gives the closing brace a line of its own.</summary>
    private Edit[] Closing(BlockSyntax block)
    {
        var at = block.CloseBrace.Start;
        return
        [
            new(new(_tokens.EndOf(_tokens.At(at) - 1), at), _style.Newline),
            new(new(at, at), _tokens.IndentationOf(block.Span) ?? "", EditRank.Outer),
        ];
    }

    private (BlockSyntax? Owner, string Indentation) Around(BodyItemSyntax item)
    {
        var body = SyntaxPath.BodyOf(_tree.Root, item);
        var owners = SyntaxPath.To(_tree.Root, body);
        return (owners.LastOrDefault(), IndentationIn(body, owners));
    }

    private string IndentationIn(BodySyntax body, List<BlockSyntax> owners)
    {
        for (var at = body.Items.Count - 1; at >= 0; at--)
        {
            if (_tokens.IndentationOf(body.Items[at].Span) is { } indentation) return indentation;
        }

        return owners.Count == 0 ? "" : (_tokens.IndentationOf(owners[^1].Span) ?? "") + _style.Unit;
    }
}
