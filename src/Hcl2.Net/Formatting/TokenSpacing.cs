using Hcl2.Syntax;

namespace Hcl2.Formatting;

/// <summary>One blank or none between the tokens of a line.</summary>
internal static class TokenSpacing
{
    public static void Apply(Layout layout, LayoutLine line)
    {
        Apply(layout, line.Start, line.Assignment);
        Apply(layout, line.Assignment, line.Comment);
    }

    private static void Apply(Layout layout, int start, int end)
    {
        for (var at = start + 1; at < end; at++)
        {
            var before = at - 2 >= start ? layout.Tokens[at - 2] : default;
            var after = at + 1 < end ? layout.Tokens[at + 1] : default;
            layout.Blanks[at] = HasBlank(layout, before, layout.Tokens[at - 1], layout.Tokens[at], after) ? 1 : 0;
        }
    }

    /// <param name="layout">The text.</param>
    /// <param name="before">The token before the left one; the end of the file when there is none.</param>
    /// <param name="left">The token before the blank.</param>
    /// <param name="right">The token behind the blank.</param>
    /// <param name="after">The token behind the right one; the end of the file when there is none.</param>
    private static bool HasBlank(Layout layout, Token before, Token left, Token right, Token after)
    {
        if (right.Kind == TokenKind.Newline) return false;
        if (left.Kind == TokenKind.Identifier && right.Kind is TokenKind.OpenParen or TokenKind.ColonColon) return false;
        if (left.Kind == TokenKind.ColonColon && right.Kind == TokenKind.Identifier) return false;
        // "1 .5" is an index and "1.5" a number.
        if (left.Kind == TokenKind.Number && right.Kind == TokenKind.Dot && after.Kind == TokenKind.Number) return true;
        if (left.Kind == TokenKind.Dot || right.Kind is TokenKind.Dot or TokenKind.Comma or TokenKind.Ellipsis) return false;
        if (left.Kind == TokenKind.Comma) return true;
        if (IsInsideTemplate(left.Kind, right.Kind)) return false;
        if (IsIn(layout, left) && before.Kind == TokenKind.Identifier) return true;
        if (right.Kind == TokenKind.OpenBracket && IsIndexed(left.Kind)) return false;
        if (left.Kind == TokenKind.Bang) return false;
        if (left.Kind == TokenKind.Minus) return !IsStartOfOperand(before.Kind);
        if (left.Kind == TokenKind.OpenBrace || right.Kind == TokenKind.CloseBrace) return left.Kind != TokenKind.OpenBrace || right.Kind != TokenKind.CloseBrace;
        if (IsSequence(left.Kind) && right.Kind == TokenKind.OpenBrace) return true;
        if (left.Kind == TokenKind.CloseBrace && right.Kind == TokenKind.CloseSequence) return true;
        if (left.Kind == TokenKind.CloseSequence && IsSequence(right.Kind)) return false;
        return Layout.Brackets(left.Kind) <= 0 && Layout.Brackets(right.Kind) >= 0;
    }

    private static bool IsInsideTemplate(TokenKind left, TokenKind right) =>
        left is TokenKind.QuotedText or TokenKind.Text or TokenKind.OpenQuote or TokenKind.OpenHeredoc
        || right is TokenKind.QuotedText or TokenKind.Text or TokenKind.CloseQuote or TokenKind.CloseHeredoc;

    private static bool IsSequence(TokenKind kind) => kind is TokenKind.OpenInterpolation or TokenKind.OpenDirective;

    private static bool IsIndexed(TokenKind kind) => kind is TokenKind.Identifier or TokenKind.Number || Layout.Brackets(kind) < 0;

    /// <summary>As in <c>for x in [1, 2]</c>, where the bracket is no index.</summary>
    private static bool IsIn(Layout layout, Token token) =>
        token.Kind == TokenKind.Identifier && layout.Source.Slice(token.Span).SequenceEqual("in"u8);

    /// <summary>Whether a minus behind this token negates.</summary>
    private static bool IsStartOfOperand(TokenKind before) => before
        is TokenKind.EndOfFile or TokenKind.OpenParen or TokenKind.OpenBrace or TokenKind.OpenBracket or TokenKind.Equals or TokenKind.Colon
        or TokenKind.Comma or TokenKind.Question or TokenKind.Plus or TokenKind.Star or TokenKind.Slash or TokenKind.Percent or TokenKind.Minus
        or TokenKind.EqualsEquals or TokenKind.BangEquals or TokenKind.Greater or TokenKind.GreaterEquals or TokenKind.Less
        or TokenKind.LessEquals or TokenKind.AndAnd or TokenKind.OrOr or TokenKind.Bang;
}
