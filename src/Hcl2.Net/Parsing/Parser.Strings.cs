using System.Globalization;
using System.Text;
using Hcl2.Syntax;
using Hcl2.Text;

namespace Hcl2.Parsing;

internal sealed partial class Parser
{
    /// <summary>Whether a literal text stands for itself: no backslash between quotes, no doubled marker.</summary>
    private static bool IsPlain(ReadOnlySpan<byte> text) => !text.Contains((byte)'\\') && !IsEscapedOpener(text);

    /// <summary>A marker that stands for one less and the brace behind it is a token of its own.</summary>
    private static bool IsEscapedOpener(ReadOnlySpan<byte> text) => text.StartsWith("$${"u8) || text.StartsWith("%%{"u8);

    /// <summary>The text that a literal token stands for.</summary>
    private string Unescape(Token token)
    {
        var text = _source.Slice(token.Span);
        if (IsEscapedOpener(text)) return Encoding.UTF8.GetString(text[1..]);
        if (token.Kind == TokenKind.Text) return Encoding.UTF8.GetString(text);

        var result = new StringBuilder(text.Length);
        var at = 0;
        while (text[at..].IndexOf((byte)'\\') is var next and >= 0)
        {
            result.Append(Encoding.UTF8.GetString(text.Slice(at, next)));
            at += next;
            at += Unescape(text[at..], token.Start + at, result);
        }

        return result.Append(Encoding.UTF8.GetString(text[at..])).ToString();
    }

    /// <summary>Resolves one escape sequence.</summary>
    /// <param name="text">From the backslash on.</param>
    /// <param name="offset">Where that is.</param>
    /// <param name="result">Takes what it stands for; what is written, when it is wrong.</param>
    /// <returns>How many bytes it has.</returns>
    private int Unescape(ReadOnlySpan<byte> text, int offset, StringBuilder result)
    {
        if (text.Length == 1)
        {
            Report(TemplateProblems.LoneBackslash, new(offset, offset + 1));
            result.Append('\\');
            return 1;
        }

        switch (text[1])
        {
            case (byte)'n':
                result.Append('\n');
                return 2;
            case (byte)'r':
                result.Append('\r');
                return 2;
            case (byte)'t':
                result.Append('\t');
                return 2;
            case (byte)'"' or (byte)'\\':
                result.Append((char)text[1]);
                return 2;
            case (byte)'u':
                return UnescapeCharacter(text, 4, TemplateProblems.FourDigits, offset, result);
            case (byte)'U':
                return UnescapeCharacter(text, 8, TemplateProblems.EightDigits, offset, result);
            default:
                Rune.DecodeFromUtf8(text[1..], out var symbol, out var length);
                Report(TemplateProblems.UnknownEscape(symbol.ToString()), new(offset, offset + 1 + length));
                result.Append(symbol.ToString());
                return 1 + length;
        }
    }

    private int UnescapeCharacter(ReadOnlySpan<byte> text, int digits, Problem tooFew, int offset, StringBuilder result)
    {
        var length = 2;
        while (length < text.Length && length < 2 + digits && char.IsAsciiHexDigit((char)text[length])) length++;

        var span = new TextSpan(offset, offset + length);
        if (length == 2 + digits)
        {
            var point = uint.Parse(text[2..length], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            if (Rune.IsValid(point))
            {
                result.Append(new Rune(point).ToString());
                return length;
            }

            Report(TemplateProblems.NoCharacter(point.ToString("x4", CultureInfo.InvariantCulture)), span);
        }
        else
        {
            Report(tooFew, span);
        }

        result.Append(Encoding.UTF8.GetString(text[..length]));
        return length;
    }

    /// <summary>Reads a string in which template sequences have no place.</summary>
    private LabelSyntax ParseQuotedLabel()
    {
        var open = Read();
        var text = _current;
        if (text.Kind == TokenKind.QuotedText && _tokens[_afterCurrent].Kind == TokenKind.CloseQuote && IsPlain(_source.Slice(text.Span)))
        {
            Read();
            return new(_source, Cover(open, Read()), Name(text));
        }

        var result = new StringBuilder();
        while (true)
        {
            var token = Read();
            switch (token.Kind)
            {
                case TokenKind.CloseQuote:
                    return Label(open, token, result);
                case TokenKind.QuotedText:
                    result.Append(Unescape(token));
                    break;
                case TokenKind.OpenInterpolation or TokenKind.OpenDirective:
                    var marker = token.Kind == TokenKind.OpenInterpolation ? '$' : '%';
                    Report(BodyProblems.TemplateInLabel(marker), token.Span, Cover(open, token));
                    // So that the rest is not taken for the whole.
                    result.Append(marker).Append("{ ... }");
                    RecoverBehind(TokenKind.CloseSequence);
                    break;
                case TokenKind.EndOfFile:
                    Report(BodyProblems.UnterminatedLabel, token.Span, Cover(open, token));
                    return Label(open, token, result);
                default:
                    Report(BodyProblems.NotInLabel, token.Span, Cover(open, token));
                    RecoverBehind(TokenKind.CloseQuote);
                    return Label(open, token, result);
            }
        }
    }

    private LabelSyntax Label(Token open, Token close, StringBuilder text) => new(_source, Cover(open, close), text.ToString());
}
