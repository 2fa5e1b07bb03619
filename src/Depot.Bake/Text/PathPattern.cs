using System.Text;

namespace Depot.Bake.Text;

/// <summary>A pattern of Go's <c>path.Match</c>: <c>*</c> and <c>?</c> stop at <c>/</c>, <c>[a-z]</c>, <c>[^a]</c>, <c>\</c> takes the next character as it is.</summary>
internal sealed class PathPattern
{
    private readonly Element[] _elements;

    private PathPattern(Element[] elements) => _elements = elements;

    /// <summary>Reads a pattern; null when it is malformed.</summary>
    public static PathPattern? Parse(string pattern)
    {
        var runes = pattern.EnumerateRunes().ToArray();
        var elements = new List<Element>();
        for (var i = 0; i < runes.Length; i++)
        {
            switch (runes[i].Value)
            {
                case '*':
                    elements.Add(Element.AnyRun);
                    break;
                case '?':
                    elements.Add(Element.AnyOne);
                    break;
                case '[':
                    i++;
                    if (Class(runes, ref i) is not { } element) return null;
                    elements.Add(element);
                    break;
                case '\\':
                    if (++i == runes.Length) return null;
                    elements.Add(Element.Of(runes[i]));
                    break;
                default:
                    elements.Add(Element.Of(runes[i]));
                    break;
            }
        }

        return new([.. elements]);
    }

    /// <summary>Whether the whole name matches this pattern.</summary>
    public bool Matches(string name)
    {
        // The usual pattern.
        if (_elements is [{ IsRun: true }]) return !name.Contains('/', StringComparison.Ordinal);

        var runes = name.EnumerateRunes().ToArray();
        // Only the last run of anything ever needs to be longer: a shorter match of an earlier one leaves more to the later ones.
        int element = 0, rune = 0, run = -1, resume = 0;
        while (rune < runes.Length)
        {
            if (element < _elements.Length && _elements[element].IsRun)
            {
                run = element++;
                resume = rune;
            }
            else if (element < _elements.Length && _elements[element].Matches(runes[rune]))
            {
                element++;
                rune++;
            }
            else if (run >= 0 && runes[resume].Value != '/')
            {
                element = run + 1;
                rune = ++resume;
            }
            else
            {
                return false;
            }
        }

        return _elements.AsSpan(element).IndexOfAnyExcept(Element.AnyRun) < 0;
    }

    private static Element? Class(Rune[] runes, ref int i)
    {
        var negated = i < runes.Length && runes[i].Value == '^';
        if (negated) i++;

        var ranges = new List<(int Low, int High)>();
        while (ranges.Count == 0 || i >= runes.Length || runes[i].Value != ']')
        {
            if (Bound(runes, ref i) is not { } low) return null;

            var high = low;
            if (runes[i].Value == '-')
            {
                i++;
                if (Bound(runes, ref i) is not { } bound) return null;
                high = bound;
            }

            ranges.Add((low, high));
        }

        return new([.. ranges], negated);
    }

    // One end of a range. Something must follow, if only the closing bracket.
    private static int? Bound(Rune[] runes, ref int i)
    {
        if (i >= runes.Length || runes[i].Value is '-' or ']') return null;
        if (runes[i].Value == '\\' && ++i >= runes.Length) return null;

        var bound = runes[i++].Value;
        return i < runes.Length ? bound : null;
    }

    private sealed record Element((int Low, int High)[] Ranges, bool Negated)
    {
        public static readonly Element AnyRun = new([], false);
        public static readonly Element AnyOne = new([('/', '/')], true);

        public bool IsRun => ReferenceEquals(this, AnyRun);

        public static Element Of(Rune rune) => new([(rune.Value, rune.Value)], false);

        public bool Matches(Rune rune) => Ranges.Any(range => range.Low <= rune.Value && rune.Value <= range.High) != Negated;
    }
}
