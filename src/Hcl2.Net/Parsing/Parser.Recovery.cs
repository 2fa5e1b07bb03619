using Hcl2.Syntax;

namespace Hcl2.Parsing;

internal sealed partial class Parser
{
    /// <summary>Reads on behind the next token of a kind that closes what is open now, over pairs in between.</summary>
    /// <returns>That token, or the end of the file.</returns>
    private Token RecoverBehind(TokenKind closer)
    {
        _isRecovering = true;
        var open = 0;
        while (true)
        {
            var token = Read();
            if (token.Kind == TokenKind.EndOfFile) return token;
            if (token.Kind == closer && open-- == 0) return token;
            if (Closer(token.Kind) == closer) open++;
        }
    }

    /// <summary>Reads on behind the next pair of brackets that starts with a kind of token.</summary>
    private void RecoverOver(TokenKind opener)
    {
        while (Read().Kind is var kind && kind != opener && kind != TokenKind.EndOfFile)
        {
        }

        RecoverBehind(Closer(opener));
    }

    /// <summary>Reads on behind the next newline that is not inside brackets.</summary>
    private void RecoverBehindLine()
    {
        _isRecovering = true;
        var open = new Stack<TokenKind>();
        while (true)
        {
            var kind = Read().Kind;
            if (kind == TokenKind.EndOfFile || (kind == TokenKind.Newline && open.Count == 0)) return;

            if (Closer(kind) is var closer && closer != TokenKind.EndOfFile) open.Push(closer);
            else if (IsCloser(kind)) Close(open, kind);
        }
    }

    /// <summary>Leaves the innermost pair that a token closes, and with it all that were left open inside.</summary>
    private static void Close(Stack<TokenKind> open, TokenKind closer)
    {
        while (open.TryPop(out var expected) && expected != closer)
        {
        }
    }

    /// <summary>What closes a pair that a kind of token opens; the end of the file for a kind that opens none.</summary>
    private static TokenKind Closer(TokenKind opener) => opener switch
    {
        TokenKind.OpenBrace => TokenKind.CloseBrace,
        TokenKind.OpenBracket => TokenKind.CloseBracket,
        TokenKind.OpenParen => TokenKind.CloseParen,
        TokenKind.OpenQuote => TokenKind.CloseQuote,
        TokenKind.OpenHeredoc => TokenKind.CloseHeredoc,
        TokenKind.OpenInterpolation or TokenKind.OpenDirective => TokenKind.CloseSequence,
        _ => TokenKind.EndOfFile,
    };

    private static bool IsCloser(TokenKind kind) => kind
        is TokenKind.CloseBrace or TokenKind.CloseBracket or TokenKind.CloseParen or TokenKind.CloseQuote or TokenKind.CloseHeredoc
        or TokenKind.CloseSequence;
}
