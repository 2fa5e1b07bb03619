using System.Globalization;
using Hcl2.Unicode;
using Hcl2.Work;

namespace Hcl2.Re2;

internal sealed partial class PatternParser
{
    private static readonly RuneSet Digit = RuneSet.Of(('0', '9'));
    private static readonly RuneSet Space = RuneSet.Of(('\t', '\n'), ('\f', '\r'), (' ', ' '));
    private static readonly RuneSet Word = RuneSet.Of(('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z'));

    private static readonly Dictionary<string, RuneSet> PosixClasses = new(StringComparer.Ordinal)
    {
        ["alnum"] = RuneSet.Of(('0', '9'), ('A', 'Z'), ('a', 'z')),
        ["alpha"] = RuneSet.Of(('A', 'Z'), ('a', 'z')),
        ["ascii"] = RuneSet.Of((0, 0x7F)),
        ["blank"] = RuneSet.Of(('\t', '\t'), (' ', ' ')),
        ["cntrl"] = RuneSet.Of((0, 0x1F), (0x7F, 0x7F)),
        ["digit"] = Digit,
        ["graph"] = RuneSet.Of(('!', '~')),
        ["lower"] = RuneSet.Of(('a', 'z')),
        ["print"] = RuneSet.Of((' ', '~')),
        ["punct"] = RuneSet.Of(('!', '/'), (':', '@'), ('[', '`'), ('{', '~')),
        ["space"] = RuneSet.Of(('\t', '\r'), (' ', ' ')),
        ["upper"] = RuneSet.Of(('A', 'Z')),
        ["word"] = Word,
        ["xdigit"] = RuneSet.Of(('0', '9'), ('A', 'F'), ('a', 'f')),
    };

    /// <summary>Reads <c>[…]</c>.</summary>
    private RuneSet ReadClass()
    {
        var start = _position++;
        var isNegated = !AtEnd && _pattern[_position] == '^';
        if (isNegated) _position++;

        var set = RuneSet.Empty;
        // A bracket right at the start stands for itself.
        for (var isFirst = true; isFirst || AtEnd || _pattern[_position] != ']'; isFirst = false)
        {
            if (AtEnd) throw Error("missing closing ]", _pattern[start..]);
            var part = ReadPosixClass() ?? ReadNamedClass() ?? ReadRange(start);
            // Complements fold before they are taken, so what is folded is what is written.
            if (_flags.HasFlag(Flags.FoldCase)) part = CharacterClasses.Folded(part);
            WorkMeter.Spend(set.Ranges.Count + part.Ranges.Count);
            set = set.Ranges.Count == 0 ? part : set.Union(part);
        }

        _position++;
        if (isNegated) WorkMeter.Spend(set.Ranges.Count);
        return isNegated ? set.Complement() : set;
    }

    private RuneSet ReadRange(int start)
    {
        var first = _position;
        var low = ReadClassPoint(start);
        var isRange = Rest.Length >= 2 && Rest[0] == '-' && Rest[1] != ']';
        if (!isRange) return RuneSet.Single(low);

        _position++;
        var high = ReadClassPoint(start);
        return high >= low ? RuneSet.Of((low, high)) : throw Error("invalid character class range", _pattern[first.._position]);
    }

    private int ReadClassPoint(int start)
    {
        if (AtEnd) throw Error("missing closing ]", _pattern[start..]);
        return _pattern[_position] == '\\' ? ReadEscapedPoint() : ReadPoint();
    }

    /// <summary>Reads <c>[:name:]</c> or <c>[:^name:]</c> inside a class; null when there is none.</summary>
    private RuneSet? ReadPosixClass()
    {
        if (!Rest.StartsWith("[:")) return null;
        var end = Rest[2..].IndexOf(":]");
        if (end < 0) return null;

        var name = Rest.Slice(2, end).ToString();
        var isNegated = name.StartsWith('^');
        if (!PosixClasses.TryGetValue(isNegated ? name[1..] : name, out var set))
            throw Error("invalid character class range", Rest[..(end + 4)].ToString());
        _position += end + 4;
        return isNegated ? set.Complement() : set;
    }

    /// <summary>Reads <c>\d \s \w</c>, <c>\pN</c>, <c>\p{Name}</c> and their opposites in upper case; null when there is none.</summary>
    private RuneSet? ReadNamedClass()
    {
        if (Rest.Length < 2 || Rest[0] != '\\') return null;

        var letter = Rest[1];
        if (letter is 'p' or 'P') return ReadUnicodeClass();
        RuneSet? set = char.ToLowerInvariant(letter) switch { 'd' => Digit, 's' => Space, 'w' => Word, _ => null };
        if (set is null) return null;
        _position += 2;
        return char.IsAsciiLetterUpper(letter) ? set.Complement() : set;
    }

    private RuneSet ReadUnicodeClass()
    {
        var start = _position;
        var isNegated = _pattern[_position + 1] == 'P';
        _position += 2;
        if (AtEnd) throw Error("invalid character class range", _pattern[start..]);

        string name;
        if (_pattern[_position] == '{')
        {
            var close = Rest.IndexOf('}');
            if (close < 0) throw Error("invalid character class range", _pattern[start..]);
            name = Rest[1..close].ToString();
            _position += close + 1;
            if (name.StartsWith('^')) (name, isNegated) = (name[1..], !isNegated);
        }
        else
        {
            name = char.ConvertFromUtf32(ReadPoint());
        }

        var set = CharacterClasses.Find(name) ?? throw Error("invalid character class range", _pattern[start.._position]);
        // In a few letters the pattern asks for hundreds of ranges, which are looked at, and copied for their complement.
        WorkMeter.Spend(set.Ranges.Count);
        return isNegated ? set.Complement() : set;
    }

    private Node ReadEscape()
    {
        if (Rest.Length >= 2)
        {
            Place? place = Rest[1] switch
            {
                'A' => Place.TextStart,
                'z' => Place.TextEnd,
                'b' => Place.WordBoundary,
                'B' => Place.NoWordBoundary,
                _ => null,
            };
            if (place is { } known)
            {
                _position += 2;
                return new PlaceNode(known);
            }

            if (Rest[1] == 'Q') return ReadQuoted();
        }

        return Characters(ReadNamedClass() ?? RuneSet.Single(ReadEscapedPoint()));
    }

    /// <summary>Reads <c>\Q…\E</c> or to the end. A repetition behind it means the last character, which stays to be read.</summary>
    private Node ReadQuoted()
    {
        _position += 2;
        var length = Rest.IndexOf(@"\E") is var end && end < 0 ? Rest.Length : end;
        var quoted = Rest[..length].ToString();
        _position = Math.Min(_pattern.Length, _position + length + 2);
        var parts = quoted.EnumerateRunes().Select(rune => (Node)Characters(RuneSet.Single(rune.Value))).ToList();
        if (parts.Count < 2 || AtEnd) return parts.Count == 1 ? parts[0] : new SequenceNode(parts);

        var next = _position;
        if (!TryReadRepeat(out var least, out var most)) return new SequenceNode(parts);
        var greedy = !_flags.HasFlag(Flags.Ungreedy);
        if (!AtEnd && _pattern[_position] == '?')
        {
            _position++;
            greedy = !greedy;
        }

        parts[^1] = Repeated(parts[^1], least, most, greedy, next);
        return new SequenceNode(parts);
    }

    /// <summary>Reads an escape that stands for one character.</summary>
    private int ReadEscapedPoint()
    {
        var start = _position++;
        if (AtEnd) throw Error("trailing backslash at end of expression", "");

        var unit = _pattern[_position];
        if (unit is >= '0' and <= '7' && ReadOctal() is { } octal) return octal;
        if (unit == 'x' && ReadHexadecimal() is { } hexadecimal) return hexadecimal;
        var control = "aftnrv".IndexOf(unit, StringComparison.Ordinal);
        if (control >= 0)
        {
            _position++;
            return "\a\f\t\n\r\v"[control];
        }

        if (unit == '_' || (unit < 0x80 && !char.IsAsciiLetterOrDigit(unit)))
        {
            _position++;
            return unit;
        }

        _position = Math.Max(_position, start + 1);
        ReadPoint();
        throw Error("invalid escape sequence", _pattern[start.._position]);
    }

    /// <summary>Up to three octal digits; a single one that is not zero would be a back reference.</summary>
    private int? ReadOctal()
    {
        var first = _pattern[_position];
        if (first != '0' && !(Rest.Length > 1 && Rest[1] is >= '0' and <= '7')) return null;

        var number = 0;
        for (var i = 0; i < 3 && !AtEnd && _pattern[_position] is >= '0' and <= '7'; i++) number = (number * 8) + _pattern[_position++] - '0';
        return number;
    }

    /// <summary>Two hexadecimal digits, or any number of them in braces.</summary>
    private int? ReadHexadecimal()
    {
        var rest = Rest[1..];
        var digits = rest.StartsWith("{") && rest.IndexOf('}') is var close and > 1 ? rest[1..close] : rest.Length >= 2 ? rest[..2] : default;
        var isNumber = !digits.IsEmpty && digits.Length <= 8 && digits.ToString().All(char.IsAsciiHexDigit);
        if (!isNumber) return null;

        var number = long.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        if (number > RuneSet.MaximumPoint) return null;
        _position += 1 + digits.Length + (rest[0] == '{' ? 2 : 0);
        return (int)number;
    }
}
