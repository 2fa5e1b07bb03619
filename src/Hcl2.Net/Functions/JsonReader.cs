using System.Globalization;
using System.Text;
using Hcl2.Text;

namespace Hcl2.Functions;

/// <summary>JSON as values: objects and tuples, numbers to 512 bits.</summary>
/// <remarks>
/// Errors have the words that users of <c>jsondecode</c> know, which come from two readers: a value is first looked at token by
/// token, and a word that is no token gives the error of the character at which it stops being one.
/// </remarks>
internal ref struct JsonReader
{
    private const int MaximumDepth = 500;

    private readonly string _text;
    private readonly FunctionDialect _dialect;
    private int _position;

    private JsonReader(string text, FunctionDialect dialect) => (_text, _dialect) = (text, dialect);

    /// <summary>The value of a whole text.</summary>
    public static FunctionResult Read(string text, FunctionDialect dialect)
    {
        var reader = new JsonReader(text, dialect);
        var result = reader.ReadValue(0, " looking for beginning of value");
        if (!result.Succeeded) return result;

        reader.SkipSpace();
        return reader._position < text.Length ? FunctionResult.Failed("extraneous data after JSON object") : result;
    }

    private FunctionResult ReadValue(int depth, string place)
    {
        SkipSpace();
        if (depth > MaximumDepth) return FunctionResult.Failed("exceeded max depth");
        if (_position == _text.Length) return FunctionResult.Failed("EOF");

        return _text[_position] switch
        {
            '{' => ReadObject(depth),
            '[' => ReadArray(depth),
            '"' => ReadString(),
            't' => ReadWord("true", HclValue.True),
            'f' => ReadWord("false", HclValue.False),
            'n' => ReadWord("null", HclValue.NullDynamic),
            '-' or (>= '0' and <= '9') => ReadNumber(),
            _ => Unexpected(place),
        };
    }

    private FunctionResult ReadObject(int depth)
    {
        var attributes = new Dictionary<string, HclValue>(StringComparer.Ordinal);
        _position++;
        SkipSpace();
        if (TryTake('}')) return HclValue.EmptyObject;

        while (true)
        {
            SkipSpace();
            if (_position == _text.Length) return FunctionResult.Failed("EOF");
            if (_text[_position] != '"') return Unexpected("");
            var key = ReadString();
            if (!key.Succeeded) return key;

            SkipSpace();
            if (!TryTake(':')) return Unexpected(" after object key");
            var value = ReadValue(depth + 1, " looking for beginning of value");
            if (!value.Succeeded) return value;

            var name = key.Value.AsString;
            if (_dialect == FunctionDialect.Buildx && attributes.TryGetValue(name, out var earlier) && !earlier.Type.Equals(value.Value.Type))
                return FunctionResult.Failed($"duplicate {GoText.Quote(name)} property in JSON object");
            attributes[name] = value.Value;

            SkipSpace();
            if (TryTake('}')) return HclValue.Object(attributes);
            if (!TryTake(',')) return Unexpected(" after object key:value pair");
        }
    }

    private FunctionResult ReadArray(int depth)
    {
        var elements = new List<HclValue>();
        _position++;
        SkipSpace();
        if (TryTake(']')) return HclValue.EmptyTuple;

        while (true)
        {
            var value = ReadValue(depth + 1, " looking for beginning of value");
            if (!value.Succeeded) return value;

            elements.Add(value.Value);
            SkipSpace();
            if (TryTake(']')) return HclValue.Tuple(elements);
            if (!TryTake(',')) return Unexpected(" after array element");
        }
    }

    private FunctionResult ReadWord(string word, HclValue value)
    {
        for (var i = 1; i < word.Length; i++)
        {
            if (++_position == _text.Length) return FunctionResult.Failed("unexpected EOF");
            if (_text[_position] != word[i]) return Unexpected($" in literal {word} (expecting '{word[i]}')");
        }

        _position++;
        return value;
    }

    private FunctionResult ReadNumber()
    {
        var start = _position;
        TryTake('-');
        if (!TryTake('0') && !TakeDigits()) return InNumber(" in numeric literal");
        if (TryTake('.') && !TakeDigits()) return InNumber(" after decimal point in numeric literal");
        if (TryTake('e') || TryTake('E'))
        {
            if (!TryTake('+')) TryTake('-');
            if (!TakeDigits()) return InNumber(" in exponent of numeric literal");
        }

        return HclNumber.TryParse(_text.AsSpan(start, _position - start), out var number)
            ? HclValue.Number(number)
            : FunctionResult.Failed("invalid number");
    }

    private FunctionResult ReadString()
    {
        var text = new StringBuilder();
        for (_position++; _position < _text.Length; _position++)
        {
            var unit = _text[_position];
            if (unit == '"')
            {
                _position++;
                return HclValue.String(Paired(text.ToString()));
            }

            if (unit < ' ') return Unexpected(" in string literal");
            if (unit != '\\') text.Append(unit);
            else if (ReadEscape(text) is { } error) return error;
        }

        return FunctionResult.Failed("unexpected EOF");
    }

    private FunctionResult? ReadEscape(StringBuilder text)
    {
        if (++_position == _text.Length) return FunctionResult.Failed("unexpected EOF");

        var index = "\"\\/bfnrt".IndexOf(_text[_position], StringComparison.Ordinal);
        if (index >= 0)
        {
            text.Append("\"\\/\b\f\n\r\t"[index]);
            return null;
        }

        if (_text[_position] != 'u') return Unexpected(" in string escape code");
        for (var i = 1; i <= 4; i++)
        {
            if (++_position == _text.Length) return FunctionResult.Failed("unexpected EOF");
            if (!char.IsAsciiHexDigit(_text[_position])) return Unexpected(" in \\u hexadecimal character escape");
        }

        text.Append((char)int.Parse(_text.AsSpan(_position - 3, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
        return null;
    }

    /// <summary>Half a surrogate pair stands for no character and becomes U+FFFD.</summary>
    private static string Paired(string text) => string.Concat(text.EnumerateRunes().Select(static rune => rune.ToString()));

    private readonly FunctionResult Unexpected(string place)
    {
        if (_position >= _text.Length) return FunctionResult.Failed("EOF");
        // As the original has it, which looks at bytes: the first of a character, as a character of Latin-1.
        Rune.DecodeFromUtf16(_text.AsSpan(_position), out var character, out _);
        Span<byte> bytes = stackalloc byte[4];
        character.EncodeToUtf8(bytes);
        var rune = new Rune(bytes[0]);
        return FunctionResult.Failed($"invalid character {(rune.Value == '\'' ? @"'\''" : rune.Value == '"' ? "'\"'" : GoText.Quote(rune))}{place}");
    }

    private readonly FunctionResult InNumber(string place) => _position == _text.Length ? FunctionResult.Failed("unexpected EOF") : Unexpected(place);

    private bool TakeDigits()
    {
        var start = _position;
        while (_position < _text.Length && char.IsAsciiDigit(_text[_position])) _position++;
        return _position > start;
    }

    private bool TryTake(char unit)
    {
        var found = _position < _text.Length && _text[_position] == unit;
        if (found) _position++;
        return found;
    }

    private void SkipSpace()
    {
        while (_position < _text.Length && _text[_position] is ' ' or '\t' or '\n' or '\r') _position++;
    }
}
