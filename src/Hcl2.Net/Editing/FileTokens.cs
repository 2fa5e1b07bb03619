using Hcl2.Syntax;

namespace Hcl2.Editing;

/// <summary>The tokens of a file, and the lines of an item. Tokens distinguish a comment from a heredoc that looks like one.</summary>
internal sealed class FileTokens(SourceText source)
{
    private readonly IReadOnlyList<Token> _tokens = SyntaxTree.Tokens(source);

    /// <summary>The first byte behind a byte order mark.</summary>
    public int Start { get; } = source.Bytes.StartsWith("\uFEFF"u8) ? 3 : 0;

    /// <summary>Whether a token ends its line: a newline, or a comment that has one.</summary>
    public bool EndsLine(int index) => index < 0
        || _tokens[index].Kind == TokenKind.Newline
        || (_tokens[index].Kind == TokenKind.Comment && source.Bytes[_tokens[index].End - 1] == '\n');

    /// <summary>The index of the token that starts at a byte, or of the first behind it.</summary>
    public int At(int offset)
    {
        var (low, high) = (0, _tokens.Count - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_tokens[middle].Start < offset) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    /// <summary>Where a token ends; the start of the file for what is before the first.</summary>
    public int EndOf(int index) => index < 0 ? Start : _tokens[index].End;

    public Token this[int index] => _tokens[index];

    /// <summary>The blanks before an item that is the first of its line; null for one that is not.</summary>
    public string? IndentationOf(TextSpan item)
    {
        var before = At(item.Start) - 1;
        return EndsLine(before) ? source.Text(new(EndOf(before), item.Start)) : null;
    }

    /// <summary>The start of the line of an item, or of the line comments right above it; behind the comments of its line when something else is there.</summary>
    public int StartOfLines(TextSpan item)
    {
        var before = At(item.Start) - 1;
        // Comments between slashes and stars may stand before the item.
        while (!EndsLine(before) && _tokens[before].Kind == TokenKind.Comment) before--;
        if (!EndsLine(before)) return EndOf(before);
        while (before >= 0 && IsLineComment(before) && EndsLine(before - 1)) before--;
        return EndOf(before);
    }

    /// <summary>The end of the line that an item ends in, with its newline and comments; where a closing brace is in the line, what is before that.</summary>
    public int EndOfLine(TextSpan item)
    {
        var next = At(item.End);
        while (_tokens[next].Kind == TokenKind.Comment && !EndsLine(next)) next++;
        return EndsLine(next) ? _tokens[next].End : EndOf(next - 1);
    }

    /// <summary>The lines of an item: from its line comments above to the end of its last line. Only the item where something else is beside it.</summary>
    public TextSpan LinesOf(TextSpan item)
    {
        var next = At(item.End);
        var isLast = EndsLine(next) || _tokens[next].Kind == TokenKind.EndOfFile || IsLineComment(next);
        return IndentationOf(item) is null || !isLast ? item : new(StartOfLines(item), Math.Max(item.End, EndOfLine(item)));
    }

    /// <summary>Whether a comment goes to the end of its line.</summary>
    public bool IsLineComment(int index) =>
        _tokens[index].Kind == TokenKind.Comment && !source.Slice(_tokens[index].Span).StartsWith("/*"u8);

    /// <summary>The index of the first token behind an opening brace that is no comment within its line.</summary>
    public int FirstInside(int brace)
    {
        var next = brace + 1;
        while (_tokens[next].Kind == TokenKind.Comment && !EndsLine(next)) next++;
        return next;
    }
}
