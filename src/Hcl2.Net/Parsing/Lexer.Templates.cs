using System.Buffers;
using System.Text;
using Hcl2.Syntax;

namespace Hcl2.Parsing;

internal ref partial struct Lexer
{
    private static readonly SearchValues<byte> QuotedEnds = SearchValues.Create("\"$%\\\r\n"u8);
    private static readonly SearchValues<byte> LineEnds = SearchValues.Create("$%\r\n"u8);

    /// <summary>Reads until the mode changes.</summary>
    private void Quoted()
    {
        while (_at < _bytes.Length)
        {
            if (QuotedText() is var length and > 0)
            {
                Emit(TokenKind.QuotedText, length);
                continue;
            }

            switch (_bytes[_at])
            {
                case (byte)'"':
                    Emit(TokenKind.CloseQuote, 1);
                    Pop();
                    return;
                case (byte)'$' or (byte)'%':
                    if (TryOpenSequence()) return;
                    if (_at + 1 == _bytes.Length) Emit(TokenKind.Invalid, 1);
                    else Emit(TokenKind.QuotedText, EscapedOpener());
                    break;
                case (byte)'\r' or (byte)'\n':
                    var end = _bytes[_at..].IndexOfAnyExcept((byte)'\r', (byte)'\n');
                    Emit(TokenKind.QuotedNewline, end < 0 ? _bytes.Length - _at : end);
                    break;
                case < 0x80:
                    Emit(TokenKind.Invalid, 1);
                    break;
                default:
                    Emit(TokenKind.InvalidEncoding, 1);
                    break;
            }
        }
    }

    /// <summary>The length of the text here in which only backslashes are special; they take the next character with them.</summary>
    private int QuotedText()
    {
        var limit = FirstInvalid();
        var end = _at;
        while (true)
        {
            var next = _bytes[end..limit].IndexOfAny(QuotedEnds);
            end = next < 0 ? limit : end + next;
            if (end == limit || _bytes[end] != '\\') break;
            if (end + 1 == limit || _bytes[end + 1] is (byte)'\r' or (byte)'\n') break;
            end += 1 + Sequence(end + 1);
        }

        return end - _at;
    }

    /// <summary>Reads a piece of a line.</summary>
    private void Heredoc()
    {
        var limit = FirstInvalid();
        var next = _bytes[_at..limit].IndexOfAny(LineEnds);
        var length = next < 0 ? limit - _at : next;
        if (_at + length == _bytes.Length)
        {
            MiddleOfLine(length);
            return;
        }

        switch (_bytes[_at + length])
        {
            case (byte)'\n':
                EndOfLine(length, 1);
                break;
            case (byte)'\r' when Next(length + 1) == '\n':
                EndOfLine(length, 2);
                break;
            case (byte)'\r' when length == 0:
                // A return without a newline fits no rule, and nothing behind it is read any more.
                Emit(TokenKind.Invalid, _bytes.Length - _at);
                break;
            case (byte)'$' or (byte)'%' when length == 0:
                if (TryOpenSequence()) break;
                Marker();
                break;
            default:
                if (length > 0) MiddleOfLine(length);
                else Emit(TokenKind.InvalidEncoding, 1);
                break;
        }
    }

    private void Marker()
    {
        var length = EscapedOpener();
        if (_at + 1 == _bytes.Length) Emit(TokenKind.Invalid, 1);
        else if (length > 2 && Newline(length) is var newline and > 0) EndOfLine(length, newline);
        else MiddleOfLine(length);
    }

    private void MiddleOfLine(int length)
    {
        _frame.IsLineStart = false;
        Emit(TokenKind.Text, length);
    }

    private void EndOfLine(int length, int newline)
    {
        if (_frame.IsLineStart && IsMarker(_bytes.Slice(_at, length)))
        {
            Emit(TokenKind.CloseHeredoc, length);
            Emit(TokenKind.Newline, newline);
            Pop();
            return;
        }

        _frame.IsLineStart = true;
        Emit(TokenKind.Text, length + newline);
    }

    private readonly bool IsMarker(ReadOnlySpan<byte> line)
    {
        var marker = _bytes[_frame.Marker.Start.._frame.Marker.End];
        var at = line.IndexOf(marker);
        return at >= 0 && IsSpace(line[..at]) && IsSpace(line[(at + marker.Length)..]);
    }

    private static bool IsSpace(ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(text, out var rune, out var length) != OperationStatus.Done || !Rune.IsWhiteSpace(rune)) return false;
            text = text[length..];
        }

        return true;
    }

    /// <summary>Reads a piece of a line.</summary>
    private void Template()
    {
        var limit = FirstInvalid();
        var next = _bytes[_at..limit].IndexOfAny(LineEnds);
        var length = next < 0 ? limit - _at : next;
        if (_at + length == _bytes.Length)
        {
            Emit(TokenKind.Text, length);
            return;
        }

        switch (_bytes[_at + length])
        {
            case (byte)'\n':
                Emit(TokenKind.Text, length + 1);
                break;
            case (byte)'\r' when Next(length + 1) == '\n':
                Emit(TokenKind.Text, length + 2);
                break;
            case (byte)'\r' when length == 0:
                Emit(TokenKind.Text, _bytes.Length - _at);
                break;
            case (byte)'$' or (byte)'%' when length == 0:
                if (TryOpenSequence()) break;
                var escaped = EscapedOpener();
                Emit(TokenKind.Text, escaped > 2 ? escaped + Newline(escaped) : escaped);
                break;
            default:
                if (length > 0) Emit(TokenKind.Text, length);
                else Emit(TokenKind.InvalidEncoding, 1);
                break;
        }
    }

    private bool TryOpenSequence()
    {
        if (Next(1) != '{') return false;

        var kind = _bytes[_at] == '$' ? TokenKind.OpenInterpolation : TokenKind.OpenDirective;
        _frame.IsLineStart = false;
        Emit(kind, Next(2) == '~' ? 3 : 2);
        Push(new Frame { Mode = LexerMode.Normal });
        return true;
    }

    /// <summary>
    /// A doubled marker before a brace, which stands for one and the brace, or just the marker; in lines with the last byte of the line,
    /// when that is next.
    /// </summary>
    private readonly int EscapedOpener()
    {
        if (Next(1) == _bytes[_at] && Next(2) == '{') return Next(3) == '~' ? 4 : 3;
        return _frame.Mode != LexerMode.Quoted && Next(1) != '{' && Newline(2) > 0 ? 2 : 1;
    }

    /// <summary>The length of the newline at a distance; 0 when there is none.</summary>
    private readonly int Newline(int distance) => Next(distance) == '\n' ? 1 : Next(distance) == '\r' && Next(distance + 1) == '\n' ? 2 : 0;
}
