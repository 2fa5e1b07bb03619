using System.Globalization;
using System.Text;

namespace Depot.Bake.Compose.Yaml;

/// <content>Scalars in quotes and without.</content>
internal sealed partial class YamlScanner
{
    private readonly StringBuilder _text = new();
    private readonly Space _space = new();

    private YamlToken Quoted()
    {
        const string Context = "while scanning a quoted scalar";
        var quote = _cursor.Current;
        var start = _cursor.Mark;
        _cursor.Skip();
        var text = _text.Clear();
        while (true)
        {
            _cursor.Need(4);
            if (_cursor.IsDocumentIndicator) throw YamlException.Scanning(Context, start, "found unexpected document indicator", _cursor.Mark);
            if (_cursor.IsEnd) throw YamlException.Scanning(Context, start, "found unexpected end of stream", _cursor.Mark);

            var isContinued = QuotedWord(text, quote, start);
            if (_cursor.Current == quote) break;

            _space.Begin(isContinued);
            while (_cursor.IsBlank || _cursor.IsBreak) _space.Read(_cursor);
            _space.Append(text);
        }

        _cursor.Skip();
        return new(YamlTokenKind.Scalar, start, _cursor.Mark, text.ToString());
    }

    // Up to a blank, a line break or the quote. True when the line goes on in the next: a backslash is the last of it.
    private bool QuotedWord(StringBuilder text, char quote, YamlMark start)
    {
        while (!_cursor.IsSpace)
        {
            if (quote == '\'' && _cursor.Current == '\'' && _cursor.At(1) == '\'')
            {
                text.Append('\'');
                _cursor.Skip(2);
            }
            else if (_cursor.Current == quote)
            {
                return false;
            }
            else if (quote == '"' && _cursor.Current == '\\' && _cursor.IsBreakAt(1))
            {
                _cursor.Skip();
                _cursor.SkipBreak();
                return true;
            }
            else if (quote == '"' && _cursor.Current == '\\')
            {
                Escape(text, start);
            }
            else
            {
                _cursor.Read(text);
            }
        }

        return false;
    }

    private void Escape(StringBuilder text, YamlMark start)
    {
        const string Context = "while scanning a quoted scalar";
        var (plain, digits) = _cursor.At(1) switch
        {
            '0' => ("\0", 0),
            'a' => ("\a", 0),
            'b' => ("\b", 0),
            't' or '\t' => ("\t", 0),
            'n' => ("\n", 0),
            'v' => ("\v", 0),
            'f' => ("\f", 0),
            'r' => ("\r", 0),
            'e' => ("\e", 0),
            ' ' => (" ", 0),
            '"' => ("\"", 0),
            '\'' => ("'", 0),
            '\\' => ("\\", 0),
            'N' => ("\u0085", 0),
            '_' => ("\u00a0", 0),
            'L' => ("\u2028", 0),
            'P' => ("\u2029", 0),
            'x' => ("", 2),
            'u' => ("", 4),
            'U' => ("", 8),
            _ => throw YamlException.Scanning(Context, start, "found unknown escape character", _cursor.Mark),
        };
        _cursor.Skip(2);
        text.Append(plain);
        if (digits == 0) return;

        var code = 0u;
        for (var i = 0; i < digits; i++)
        {
            if (!char.IsAsciiHexDigit(_cursor.At(i))) throw YamlException.Scanning(Context, start, "did not find expected hexadecimal number", _cursor.Mark);
            code = (code << 4) + uint.Parse([_cursor.At(i)], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        }

        if (!Rune.TryCreate(code, out var character)) throw YamlException.Scanning(Context, start, "found invalid Unicode character escape code", _cursor.Mark);

        text.Append(character);
        _cursor.Skip(digits);
    }

    private YamlToken Plain()
    {
        var text = _text.Clear();
        var start = _cursor.Mark;
        var end = start;
        _space.Begin(isContinued: false);
        while (true)
        {
            _cursor.Need(4);
            if (_cursor.IsDocumentIndicator || _cursor.Current == '#') break;

            if (!_cursor.IsSpace && !IsPlainEnd)
            {
                _space.Append(text);
                do _cursor.Read(text);
                while (!_cursor.IsSpace && !IsPlainEnd);
                end = _cursor.Mark;
            }

            if (!_cursor.IsBlank && !_cursor.IsBreak) break;

            while (_cursor.IsBlank || _cursor.IsBreak)
            {
                if (_space.HasBreak && _cursor.Current == '\t' && _cursor.Column <= _indent)
                {
                    throw YamlException.Scanning("while scanning a plain scalar", start, "found a tab character that violates indentation", _cursor.Mark);
                }

                _space.Read(_cursor);
            }

            if (_flowLevel == 0 && _cursor.Column <= _indent) break;
        }

        if (_space.HasBreak) _mayBeKey = true;
        return new(YamlTokenKind.Scalar, start, end, text.ToString(), IsPlain: true);
    }

    private bool IsPlainEnd => _cursor.Current switch
    {
        ':' => _cursor.IsSpaceAt(1),
        '?' => _flowLevel > 0 && _cursor.IsSpaceAt(1),
        ',' or '[' or ']' or '{' or '}' => _flowLevel > 0,
        _ => false,
    };

    // Blanks stay as they are. A line break becomes a space, and of several the first is left out.
    private sealed class Space
    {
        private readonly StringBuilder _blanks = new();
        private readonly StringBuilder _breaks = new();
        private char _first;

        public bool HasBreak { get; private set; }

        public void Begin(bool isContinued)
        {
            _blanks.Clear();
            _breaks.Clear();
            (_first, HasBreak) = ('\0', isContinued);
        }

        public void Read(YamlCursor cursor)
        {
            if (cursor.IsBlank && !HasBreak)
            {
                cursor.Read(_blanks);
            }
            else if (cursor.IsBlank)
            {
                cursor.Skip();
            }
            else if (!HasBreak)
            {
                _blanks.Clear();
                cursor.ReadBreak(_blanks);
                (_first, HasBreak) = (_blanks[0], true);
                _blanks.Clear();
            }
            else
            {
                cursor.ReadBreak(_breaks);
            }
        }

        public void Append(StringBuilder text)
        {
            if (!HasBreak) text.Append(_blanks);
            else if (_first != '\n') text.Append(_first == '\0' ? "" : _first.ToString()).Append(_breaks);
            else if (_breaks.Length == 0) text.Append(' ');
            else text.Append(_breaks);

            Begin(isContinued: false);
        }
    }
}
