using Hcl2.Editing;
using Hcl2.Syntax;

namespace Hcl2;

public sealed partial class SyntaxEditor
{
    /// <summary>Adds items at the end of a body.</summary>
    /// <param name="body">A body of the tree.</param>
    /// <param name="items">Items as text; a newline alone adds an empty line.</param>
    /// <exception cref="ArgumentException">The items have a syntax error, or the body is not of the tree.</exception>
    public SyntaxEditor Append(BodySyntax body, string items)
    {
        var lines = Fragment.Items(items);
        return Insert(EndOf(body), lines, EditRank.End);
    }

    /// <summary>Adds items before another one, and before the line comments right above it. Of several, the first comes first.</summary>
    /// <param name="item">An item of the tree.</param>
    /// <param name="items">Items as text; a newline alone adds an empty line.</param>
    /// <exception cref="ArgumentException">The items have a syntax error, or the item is not of the tree.</exception>
    public SyntaxEditor InsertBefore(BodyItemSyntax item, string items)
    {
        var lines = Fragment.Items(items);
        return Insert(Before(item), lines, EditRank.Before);
    }

    /// <summary>Adds items behind another one and the comment in its line. Of several, the first comes first.</summary>
    /// <param name="item">An item of the tree.</param>
    /// <param name="items">Items as text; a newline alone adds an empty line.</param>
    /// <exception cref="ArgumentException">The items have a syntax error, or the item is not of the tree.</exception>
    public SyntaxEditor InsertAfter(BodyItemSyntax item, string items)
    {
        var lines = Fragment.Items(items);
        return Insert(After(item), lines, EditRank.After);
    }

    /// <summary>Removes an attribute or a block, with the line comments right above and behind it and its line.</summary>
    /// <exception cref="ArgumentException">The item is not of the tree.</exception>
    public SyntaxEditor Remove(BodyItemSyntax item)
    {
        SyntaxPath.BodyOf(_tree.Root, item);
        var lines = _tokens.LinesOf(item.Span);
        _edits.DropInside(item.Span);
        _edits.Put(Key(item, Part.Whole), new Edit(lines, ""));
        return this;
    }

    /// <summary>Replaces an attribute or a block by other items; comments above and behind it stay.</summary>
    /// <param name="item">An item of the tree.</param>
    /// <param name="items">Items as text.</param>
    /// <exception cref="ArgumentException">The items have a syntax error, or the item is not of the tree.</exception>
    public SyntaxEditor Replace(BodyItemSyntax item, string items)
    {
        var text = Fragment.Items(items);
        var place = Before(item);
        var lines = _style.Lines(text, place.Indentation);
        var behind = _tokens[_tokens.At(item.Span.End)];
        // A heredoc and a comment up to the end of the line need the newline; what was behind the item gets a line of its own then.
        var isSplit = behind.Kind is not (TokenKind.Newline or TokenKind.EndOfFile) && EndsWithLine(lines);
        var own = isSplit ? lines + place.Indentation
            : behind.Kind == TokenKind.EndOfFile && EndsWithLine(lines) ? lines : lines.TrimEnd('\r', '\n');
        var span = isSplit ? new TextSpan(item.Span.Start, behind.Start) : item.Span;
        _edits.DropInside(item.Span);
        _edits.Put(Key(item, Part.Whole), new Edit(span, own[Math.Min(place.Indentation.Length, own.Length)..]));
        return this;
    }

    /// <summary>Moves an attribute or a block, with the comments that <see cref="Remove"/> takes, before another one.</summary>
    /// <param name="item">What to move.</param>
    /// <param name="other">Where to; in the same body or another one.</param>
    /// <exception cref="ArgumentException">One of them is not of the tree, or the other is inside of the item.</exception>
    public SyntaxEditor MoveBefore(BodyItemSyntax item, BodyItemSyntax other) => Move(item, other, SyntaxPath.BodyOf(_tree.Root, other), () => Before(other), EditRank.Before);

    /// <summary>Moves an attribute or a block, with the comments that <see cref="Remove"/> takes, behind another one.</summary>
    /// <inheritdoc cref="MoveBefore"/>
    public SyntaxEditor MoveAfter(BodyItemSyntax item, BodyItemSyntax other) => Move(item, other, SyntaxPath.BodyOf(_tree.Root, other), () => After(other), EditRank.After);

    /// <summary>Moves an attribute or a block, with the comments that <see cref="Remove"/> takes, to the end of a body.</summary>
    /// <param name="item">What to move.</param>
    /// <param name="body">Where to.</param>
    /// <exception cref="ArgumentException">One of them is not of the tree, or the body is inside of the item.</exception>
    public SyntaxEditor MoveToEnd(BodyItemSyntax item, BodySyntax body) => Move(item, null, body, () => EndOf(body), EditRank.End);

    private SyntaxEditor Move(BodyItemSyntax item, BodyItemSyntax? other, BodySyntax to, Func<(int At, string Indentation)> place, EditRank rank)
    {
        SyntaxPath.BodyOf(_tree.Root, item);
        if (ReferenceEquals(item, other) || SyntaxPath.To(_tree.Root, to).Any(owner => ReferenceEquals(owner, item)))
            throw new ArgumentException($"The item at {item.Location} cannot be moved into itself.", nameof(item));

        var (at, indentation) = place();
        var region = _tokens.LinesOf(item.Span);
        var own = _tokens.IndentationOf(item.Span);
        var moved = new MovedLines(region, region == item.Span ? own ?? "" : "", own ?? "", indentation);
        _edits.Put(Key(item, Part.Whole),
            new Edit(region, "", IsCut: true),
            new Edit(new(at, at), "", rank, IsLines: true, moved));
        return this;
    }

    private SyntaxEditor Insert((int At, string Indentation) place, string items, EditRank rank)
    {
        _edits.Put(new object(), new Edit(new(place.At, place.At), _style.Lines(items, place.Indentation), rank, IsLines: true));
        return this;
    }

    private static bool EndsWithLine(string lines)
    {
        var tokens = new FileTokens(SourceText.From("", lines));
        var last = tokens.At(System.Text.Encoding.UTF8.GetByteCount(lines)) - 1;
        return last >= 0 && (tokens.IsLineComment(last) || (last > 0 && tokens[last - 1].Kind == TokenKind.CloseHeredoc));
    }
}
