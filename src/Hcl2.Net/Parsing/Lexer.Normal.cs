using Hcl2.Syntax;

namespace Hcl2.Parsing;

internal ref partial struct Lexer
{
    /// <summary>Reads until the mode changes.</summary>
    private void Normal()
    {
        while (_at < _bytes.Length)
        {
            var current = _bytes[_at];
            switch (current)
            {
                case (byte)' ' or (byte)'\t':
                    _at++;
                    break;
                case (byte)'\n':
                    Emit(TokenKind.Newline, 1);
                    break;
                case (byte)'\r':
                    if (Next(1) == '\n') Emit(TokenKind.Newline, 2);
                    else Emit(TokenKind.Invalid, 1);
                    break;
                case (>= (byte)'a' and <= (byte)'z') or (>= (byte)'A' and <= (byte)'Z') or (byte)'_':
                    Name();
                    break;
                case >= (byte)'0' and <= (byte)'9':
                    Number();
                    break;
                case (byte)'"':
                    Emit(TokenKind.OpenQuote, 1);
                    Push(new Frame { Mode = LexerMode.Quoted });
                    return;
                case (byte)'#':
                    LineComment();
                    break;
                case (byte)'/':
                    if (Next(1) == '/') LineComment();
                    else if (Next(1) != '*' || !BlockComment()) Emit(TokenKind.Slash, 1);
                    break;
                case (byte)'{':
                    Emit(TokenKind.OpenBrace, 1);
                    _frame.Braces++;
                    break;
                case (byte)'}':
                    if (CloseBrace(1)) return;
                    break;
                case (byte)'~':
                    if (Next(1) != '}') Emit(TokenKind.Tilde, 1);
                    else if (CloseBrace(2)) return;
                    break;
                case (byte)'<':
                    if (OpenHeredoc()) return;
                    EmitWith((byte)'=', TokenKind.LessEquals, TokenKind.Less);
                    break;
                case (byte)'=':
                    if (Next(1) == '>') Emit(TokenKind.FatArrow, 2);
                    else EmitWith((byte)'=', TokenKind.EqualsEquals, TokenKind.Equals);
                    break;
                case (byte)'!':
                    EmitWith((byte)'=', TokenKind.BangEquals, TokenKind.Bang);
                    break;
                case (byte)'>':
                    EmitWith((byte)'=', TokenKind.GreaterEquals, TokenKind.Greater);
                    break;
                case (byte)'&':
                    EmitWith((byte)'&', TokenKind.AndAnd, TokenKind.Ampersand);
                    break;
                case (byte)'|':
                    EmitWith((byte)'|', TokenKind.OrOr, TokenKind.Pipe);
                    break;
                case (byte)':':
                    EmitWith((byte)':', TokenKind.ColonColon, TokenKind.Colon);
                    break;
                case (byte)'.':
                    if (Next(1) == '.' && Next(2) == '.') Emit(TokenKind.Ellipsis, 3);
                    else Emit(TokenKind.Dot, 1);
                    break;
                case < 0x80:
                    Emit(Single(current), 1);
                    break;
                default:
                    NonAscii();
                    break;
            }
        }
    }

    private static TokenKind Single(byte character) => (char)character switch
    {
        '[' => TokenKind.OpenBracket,
        ']' => TokenKind.CloseBracket,
        '(' => TokenKind.OpenParen,
        ')' => TokenKind.CloseParen,
        ',' => TokenKind.Comma,
        '*' => TokenKind.Star,
        '%' => TokenKind.Percent,
        '+' => TokenKind.Plus,
        '-' => TokenKind.Minus,
        '?' => TokenKind.Question,
        '^' => TokenKind.Caret,
        ';' => TokenKind.Semicolon,
        '`' => TokenKind.Backtick,
        '\'' => TokenKind.Apostrophe,
        _ => TokenKind.Invalid,
    };

    private void EmitWith(byte second, TokenKind both, TokenKind alone)
    {
        if (Next(1) == second) Emit(both, 2);
        else Emit(alone, 1);
    }

    private void Name()
    {
        var end = _at + 1;
        while (end < _bytes.Length && IsNamePart(_bytes[end])) end++;
        // Only a name with a letter beyond ASCII needs Unicode's tables.
        if (end < _bytes.Length && _bytes[end] >= 0x80) end = _at + Identifier.Length(_bytes[_at..]);
        Emit(TokenKind.Identifier, end - _at);
    }

    private static bool IsNamePart(byte character) =>
        (uint)((character | 0x20) - 'a') <= 'z' - 'a' || (uint)(character - '0') <= 9 || character is (byte)'_' or (byte)'-';

    private void NonAscii()
    {
        if (Identifier.Length(_bytes[_at..]) is var length and > 0) Emit(TokenKind.Identifier, length);
        else if (Sequence(_at) is var size and > 0) Emit(TokenKind.Invalid, size);
        else Emit(TokenKind.InvalidEncoding, 1);
    }

    /// <summary>Digits, points and exponents in any order, up to the last that is not a point.</summary>
    private void Number()
    {
        var end = _at + 1;
        for (var at = end; at < _bytes.Length;)
        {
            if (IsDigit(at)) end = ++at;
            else if (_bytes[at] == '.') at++;
            else if ((_bytes[at] | 0x20) == 'e' && Exponent(at) is var length and > 0) end = at += length;
            else break;
        }

        Emit(TokenKind.Number, end - _at);
    }

    private readonly int Exponent(int at)
    {
        if (IsDigit(at + 1)) return 2;
        return at + 1 < _bytes.Length && _bytes[at + 1] is (byte)'+' or (byte)'-' && IsDigit(at + 2) ? 3 : 0;
    }

    private readonly bool IsDigit(int at) => at < _bytes.Length && (uint)(_bytes[at] - '0') <= 9;

    private void LineComment()
    {
        var newline = _bytes[_at..].IndexOf((byte)'\n');
        Emit(TokenKind.Comment, newline < 0 ? _bytes.Length - _at : newline + 1);
    }

    private bool BlockComment()
    {
        if (_noBlockCommentAfter <= _at) return false;

        var end = _bytes[(_at + 2)..].IndexOf("*/"u8);
        if (end < 0) _noBlockCommentAfter = _at;
        else Emit(TokenKind.Comment, end + 4);
        return end >= 0;
    }

    /// <summary>A brace that ends the innermost template sequence, or one of an object or block inside it.</summary>
    /// <returns>Whether it ended a sequence.</returns>
    private bool CloseBrace(int length)
    {
        var ends = !_frame.IsRoot && _frame.Braces == 0;
        Emit(ends || length == 2 ? TokenKind.CloseSequence : TokenKind.CloseBrace, length);
        if (ends) Pop();
        else _frame.Braces--;
        return ends;
    }

    /// <summary>Two angle brackets, perhaps a dash, a name, and the end of the line, without anything in between.</summary>
    private bool OpenHeredoc()
    {
        if (Next(1) != '<') return false;
        var start = _at + (Next(2) == '-' ? 3 : 2);
        var end = start + Identifier.Length(_bytes[Math.Min(start, _bytes.Length)..]);
        if (end == start || end == _bytes.Length) return false;

        var newline = _bytes[end] == '\r' ? end + 1 : end;
        if (newline == _bytes.Length || _bytes[newline] != '\n') return false;

        Emit(TokenKind.OpenHeredoc, newline + 1 - _at);
        Push(new Frame { Mode = LexerMode.Heredoc, IsLineStart = true, Marker = new(start, end) });
        return true;
    }
}
