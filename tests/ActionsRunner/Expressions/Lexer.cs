using System.Text;

namespace ActionsRunner.Expressions;

/// <summary>Cuts the inside of <c>${{ }}</c> into tokens.</summary>
internal static class Lexer
{
    private static readonly string[] Symbols = ["==", "!=", "<=", ">=", "&&", "||", "!", "<", ">", "(", ")", "[", "]", ",", ".", "*"];

    public static IReadOnlyList<Token> Read(string text)
    {
        var tokens = new List<Token>();
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at])) at++;
            else if (text[at] == '\'') tokens.Add(new(TokenKind.String, ReadString(text, ref at)));
            else if (IsName(text[at])) tokens.Add(ReadWord(text, ref at));
            else
            {
                var symbol = Array.Find(Symbols, symbol => text.AsSpan(at).StartsWith(symbol))
                    ?? throw new FormatException($"unexpected '{text[at]}' in the expression '{text}'");
                tokens.Add(new(TokenKind.Symbol, symbol));
                at += symbol.Length;
            }
        }

        tokens.Add(new(TokenKind.End, ""));
        return tokens;
    }

    // '' inside a string is one quote.
    private static string ReadString(string text, ref int at)
    {
        var value = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] != '\'') value.Append(text[at]);
            else if (at + 1 < text.Length && text[at + 1] == '\'') value.Append(text[at++]);
            else
            {
                at++;
                return value.ToString();
            }
        }

        throw new FormatException($"a string is not closed in the expression '{text}'");
    }

    private static Token ReadWord(string text, ref int at)
    {
        var start = at;
        var isNumber = char.IsAsciiDigit(text[at]) || (text[at] == '-' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]));
        while (at < text.Length && (IsName(text[at]) || (isNumber && text[at] == '.'))) at++;
        return new(isNumber ? TokenKind.Number : TokenKind.Name, text[start..at]);
    }

    private static bool IsName(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-';
}
