using System.Globalization;
using System.Text;
using Hcl2.Unicode;

namespace Hcl2.Re2;

/// <summary>Reads the syntax of RE2 as Go has it, which is Perl's without what needs backtracking.</summary>
/// <remarks>
/// Known: literals, <c>.</c>, classes with ranges, <c>\d \s \w</c> (ASCII), <c>\pN \p{Greek}</c>, <c>[[:alpha:]]</c>; <c>* + ? {n,m}</c>
/// with or without <c>?</c>; groups, named ones as <c>(?P&lt;n&gt;…)</c> or <c>(?&lt;n&gt;…)</c>; flags <c>i m s U</c>; <c>^ $ \A \z \b \B</c>;
/// <c>\Q…\E</c>, <c>\a \f \t \n \r \v \123 \x7F \x{10FFFF}</c>. Unknown, so an error: back references, lookaround, <c>\C</c>, <c>\Z</c>.
/// https://github.com/google/re2/wiki/Syntax
/// </remarks>
internal sealed partial class PatternParser
{
    private const int MaximumDepth = 1000;
    private const int MaximumRepeat = 1000;

    private readonly string _pattern;
    private readonly List<string?> _names = [null];
    private int _position;
    private Flags _flags;

    private PatternParser(string pattern) => _pattern = pattern;

    [Flags]
    private enum Flags
    {
        None = 0,
        FoldCase = 1,
        MultiLine = 2,
        DotMatchesNewline = 4,
        Ungreedy = 8,
    }

    private bool AtEnd => _position == _pattern.Length;

    private ReadOnlySpan<char> Rest => _pattern.AsSpan(_position);

    /// <summary>Reads a whole pattern.</summary>
    /// <param name="pattern">Its text.</param>
    /// <param name="names">Name of every group, null where it has none; the first stands for the whole match.</param>
    /// <exception cref="PatternException">The text is no pattern.</exception>
    public static Node Parse(string pattern, out IReadOnlyList<string?> names)
    {
        var parser = new PatternParser(pattern);
        var node = parser.ReadChoice(0);
        if (!parser.AtEnd) throw Error("unexpected )", pattern);
        names = parser._names;
        return node;
    }

    private static PatternException Error(string problem, string text) => new(new(problem, text));

    private Node ReadChoice(int depth)
    {
        if (depth > MaximumDepth) throw Error("expression nests too deeply", _pattern);

        var choices = new List<Node> { ReadSequence(depth) };
        while (!AtEnd && _pattern[_position] == '|')
        {
            _position++;
            choices.Add(ReadSequence(depth));
        }

        return choices.Count == 1 ? choices[0] : new ChoiceNode(choices);
    }

    private SequenceNode ReadSequence(int depth)
    {
        var parts = new List<Node>();
        var lastRepeat = -1;
        while (!AtEnd && _pattern[_position] is not ('|' or ')'))
        {
            var start = _position;
            if (TryReadRepeat(out var least, out var most))
            {
                var greedy = !_flags.HasFlag(Flags.Ungreedy);
                if (!AtEnd && _pattern[_position] == '?')
                {
                    _position++;
                    greedy = !greedy;
                }

                if (lastRepeat == start) throw Error("invalid nested repetition operator", LastOperator(start));
                if (parts.Count == 0) throw Error("missing argument to repetition operator", _pattern[start.._position]);
                parts[^1] = Repeated(parts[^1], least, most, greedy, start);
                (lastRepeat, _lastRepeatStart) = (_position, start);
            }
            else if (ReadAtom(depth) is { } atom)
            {
                parts.Add(atom);
            }
        }

        return new(parts);
    }

    private int _lastRepeatStart;

    private string LastOperator(int start) => _pattern[Math.Min(_lastRepeatStart, start).._position];

    private RepeatNode Repeated(Node part, int least, int? most, bool greedy, int start)
    {
        var node = new RepeatNode(part, least, most, greedy);
        if ((least >= 2 || most >= 2) && Copies(node) > MaximumRepeat) throw Error("invalid repeat count", _pattern[start.._position]);
        return node;
    }

    /// <summary>How often the innermost part is written out when every repeat is.</summary>
    private static long Copies(Node node) => node switch
    {
        RepeatNode repeat => Math.Max(1, Math.Max(repeat.Least, repeat.Most ?? 0)) * Copies(repeat.Part),
        GroupNode group => Copies(group.Part),
        SequenceNode sequence => sequence.Parts.Select(Copies).DefaultIfEmpty(1).Max(),
        ChoiceNode choice => choice.Parts.Select(Copies).DefaultIfEmpty(1).Max(),
        _ => 1,
    };

    private bool TryReadRepeat(out int least, out int? most)
    {
        (least, most) = (0, null);
        switch (_pattern[_position])
        {
            case '*':
                _position++;
                return true;
            case '+':
                least = 1;
                _position++;
                return true;
            case '?':
                most = 1;
                _position++;
                return true;
            case '{':
                return TryReadCount(out least, out most);
            default:
                return false;
        }
    }

    /// <summary>Reads <c>{n}</c>, <c>{n,}</c> or <c>{n,m}</c>; a brace that starts none of them stands for itself.</summary>
    private bool TryReadCount(out int least, out int? most)
    {
        (least, most) = (0, null);
        var close = Rest.IndexOf('}');
        if (close < 0) return false;

        var inner = Rest[1..close];
        var comma = inner.IndexOf(',');
        if (!TryReadNumber(comma < 0 ? inner : inner[..comma], out least)) return false;

        most = least;
        if (comma >= 0)
        {
            most = null;
            var upper = inner[(comma + 1)..];
            if (!upper.IsEmpty)
            {
                if (!TryReadNumber(upper, out var number)) return false;
                most = number;
            }
        }

        _position += close + 1;
        if (least > MaximumRepeat || most > MaximumRepeat || least > most)
            throw Error("invalid repeat count", _pattern[(_position - close - 1).._position]);
        return true;
    }

    private static bool TryReadNumber(ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        if (text.IsEmpty || text.ContainsAnyExceptInRange('0', '9') || (text.Length > 1 && text[0] == '0')) return false;
        number = text.Length > 8 ? int.MaxValue : int.Parse(text, CultureInfo.InvariantCulture);
        return true;
    }

    /// <summary>Everything that a repetition can follow; null for flags, which match nothing themselves.</summary>
    private Node? ReadAtom(int depth)
    {
        switch (_pattern[_position])
        {
            case '(':
                return ReadGroup(depth);
            case '[':
                return Characters(ReadClass());
            case '.':
                _position++;
                return new CharacterNode(_flags.HasFlag(Flags.DotMatchesNewline) ? RuneSet.All : NotNewline);
            case '^':
                _position++;
                return new PlaceNode(_flags.HasFlag(Flags.MultiLine) ? Place.LineStart : Place.TextStart);
            case '$':
                _position++;
                return new PlaceNode(_flags.HasFlag(Flags.MultiLine) ? Place.LineEnd : Place.TextEnd);
            case '\\':
                return ReadEscape();
            default:
                return Characters(RuneSet.Single(ReadPoint()));
        }
    }

    private static readonly RuneSet NotNewline = RuneSet.Single('\n').Complement();

    private CharacterNode Characters(RuneSet set) => new(_flags.HasFlag(Flags.FoldCase) ? CharacterClasses.Folded(set) : set);

    private int ReadPoint()
    {
        Rune.DecodeFromUtf16(Rest, out var rune, out var length);
        _position += length;
        return rune.Value;
    }

    private Node? ReadGroup(int depth)
    {
        var start = _position++;
        var outer = _flags;
        var index = 0;
        if (Rest.StartsWith("?P<") || Rest.StartsWith("?<"))
        {
            index = ReadName(start);
        }
        else if (Rest.StartsWith("?"))
        {
            if (!ReadFlags(start)) return null;
        }
        else
        {
            index = _names.Count;
            _names.Add(null);
        }

        var node = ReadChoice(depth + 1);
        if (AtEnd) throw Error("missing closing )", _pattern);
        _position++;
        _flags = outer;
        return index == 0 ? node : new GroupNode(node, index);
    }

    private int ReadName(int start)
    {
        var end = _pattern.IndexOf('>', start);
        if (end < 0) throw Error("invalid named capture", _pattern[start..]);

        var name = _pattern[(_pattern.IndexOf('<', start) + 1)..end];
        if (name.Length == 0 || !name.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_'))
            throw Error("invalid named capture", _pattern[start..(end + 1)]);
        _position = end + 1;
        _names.Add(name);
        return _names.Count - 1;
    }

    /// <summary>Reads <c>?flags)</c>, which holds to the end of the group around it, or <c>?flags:</c>. False for the first.</summary>
    private bool ReadFlags(int start)
    {
        var flags = _flags;
        var (isOff, hasFlag) = (false, false);
        for (_position++; !AtEnd; _position++)
        {
            var unit = _pattern[_position];
            var index = "imsU".IndexOf(unit, StringComparison.Ordinal);
            if (index >= 0)
            {
                var flag = (Flags)(1 << index);
                flags = isOff ? flags & ~flag : flags | flag;
                hasFlag = true;
            }
            else if (unit == '-' && !isOff)
            {
                (isOff, hasFlag) = (true, false);
            }
            else if (unit is ':' or ')' && (hasFlag || !isOff))
            {
                _flags = flags;
                _position++;
                return unit == ':';
            }
            else
            {
                _position++;
                break;
            }
        }

        throw Error("invalid or unsupported Perl syntax", _pattern[start.._position]);
    }
}
