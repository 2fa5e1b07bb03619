using Hcl2.Syntax;
using Hcl2.Unicode;

namespace Hcl2.Formatting;

/// <summary>The tokens of a string in lines, and how many blanks go before each.</summary>
/// <remarks>A heredoc is part of the line it starts in.</remarks>
internal sealed class Layout
{
    public Layout(SourceText source, IReadOnlyList<Token> tokens)
    {
        Source = source;
        Tokens = tokens;
        Blanks = new int[tokens.Count];
        var start = 0;
        for (var at = 0; at < tokens.Count - 1; at++)
        {
            if (!EndsLine(tokens[at])) continue;
            Lines.Add(Line(start, at + 1));
            start = at + 1;
        }

        if (start < tokens.Count - 1) Lines.Add(Line(start, tokens.Count - 1));
    }

    public SourceText Source { get; }

    public IReadOnlyList<Token> Tokens { get; }

    /// <summary>Blanks before each token.</summary>
    public int[] Blanks { get; }

    public List<LayoutLine> Lines { get; } = [];

    /// <summary>How many brackets a token opens, negative for closing.</summary>
    public static int Brackets(TokenKind kind) => kind switch
    {
        TokenKind.OpenBrace or TokenKind.OpenBracket or TokenKind.OpenParen or TokenKind.OpenInterpolation or TokenKind.OpenDirective => 1,
        TokenKind.CloseBrace or TokenKind.CloseBracket or TokenKind.CloseParen or TokenKind.CloseSequence => -1,
        _ => 0,
    };

    /// <summary>The width of some tokens with the blanks before them, in grapheme clusters.</summary>
    public int Width(int start, int end)
    {
        var width = 0;
        for (var at = start; at < end; at++)
        {
            width += Blanks[at];
            // The newline that a line comment holds is not seen; only what stands before comments is measured.
            width += Graphemes.Count(Source.Text(Tokens[at].Span));
        }

        return width;
    }

    private bool EndsLine(Token token) =>
        token.Kind == TokenKind.Newline || (token.Kind == TokenKind.Comment && Source.Bytes[token.End - 1] == '\n');

    private LayoutLine Line(int start, int end)
    {
        var comment = end - start > 1 && Tokens[end - 1].Kind == TokenKind.Comment ? end - 1 : end;
        for (var at = start + 1; at < comment; at++)
        {
            if (Tokens[at].Kind != TokenKind.Equals) continue;
            return new(start, IsWhole(at, comment) ? at : comment, comment, end);
        }

        return new(start, comment, comment, end);
    }

    /// <summary>Whether all brackets that are opened are closed too: a value that goes on in the next line is not aligned.</summary>
    private bool IsWhole(int start, int end)
    {
        var open = 0;
        for (var at = start; at < end; at++) open += Brackets(Tokens[at].Kind);
        return open == 0;
    }
}

/// <summary>A line in three cells, by the index of their first tokens; cells may be empty.</summary>
/// <param name="Start">What is set, or everything.</param>
/// <param name="Assignment">The equals sign and the value, when the value ends in this line.</param>
/// <param name="Comment">The comment behind everything else.</param>
/// <param name="End">The first token of the next line.</param>
internal readonly record struct LayoutLine(int Start, int Assignment, int Comment, int End)
{
    public bool HasAssignment => Assignment < Comment;

    public bool HasComment => Comment < End;
}
