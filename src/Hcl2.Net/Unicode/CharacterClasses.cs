using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Hcl2.Work;

namespace Hcl2.Unicode;

/// <summary>General categories, scripts, and letters that differ in case only.</summary>
internal static class CharacterClasses
{
    private static readonly string[] Categories =
    [
        "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co",
        "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So",
    ];

    // Some thousand characters are looked up, each among some hundred ranges.
    private const int WorkOfFold = 10_000;

    private static readonly ConcurrentDictionary<string, RuneSet> Known = new(StringComparer.Ordinal);
    private static readonly Lazy<Dictionary<string, string>> Scripts = new(ReadScripts);
    private static readonly Lazy<Dictionary<int, int[]>> Orbits = new(FindOrbits);

    /// <summary>A category of one or two letters, a script such as <c>Greek</c>, or <c>Any</c>; null when there is none of that name.</summary>
    public static RuneSet? Find(string name)
    {
        if (name == "Any") return RuneSet.All;
        if (Known.TryGetValue(name, out var known)) return known;

        var category = Categories.Any(c => c == name || (name.Length == 1 && c[0] == name[0]));
        if (!category && !Scripts.Value.ContainsKey(name)) return null;
        return Known.GetOrAdd(name, category ? Category(name) : Script(Scripts.Value[name]));
    }

    /// <summary>The set with everything that differs from its members in case only.</summary>
    public static RuneSet Folded(RuneSet set)
    {
        var others = new List<(int, int)>();
        // ASCII letters have two relatives outside: the long s and the Kelvin sign.
        if (set.Ranges.All(static range => range.Last < 128))
        {
            for (var letter = 'a'; letter <= 'z'; letter++)
            {
                if (!set.Contains(letter) && !set.Contains(letter - 32)) continue;
                others.AddRange([(letter, letter), (letter - 32, letter - 32)]);
                if (letter == 's') others.Add((0x17F, 0x17F));
                if (letter == 'k') others.Add((0x212A, 0x212A));
            }
        }
        else
        {
            WorkMeter.Spend(WorkOfFold);
            foreach (var (point, orbit) in Orbits.Value)
            {
                if (set.Contains(point)) others.AddRange(orbit.Select(static p => (p, p)));
            }
        }

        return others.Count == 0 ? set : set.Union(RuneSet.Of(others));
    }

    private static RuneSet Category(string name)
    {
        var ranges = new List<(int First, int Last)>();
        for (var point = 0; point <= RuneSet.MaximumPoint; point++)
        {
            if (!IsIn(CharUnicodeInfo.GetUnicodeCategory(point), name)) continue;
            if (ranges.Count > 0 && ranges[^1].Last == point - 1) ranges[^1] = (ranges[^1].First, point);
            else ranges.Add((point, point));
        }

        return RuneSet.Of(ranges);
    }

    /// <summary>The table above has the order of the enumeration, which ends with the unassigned.</summary>
    private static bool IsIn(UnicodeCategory category, string name) =>
        (int)category < Categories.Length && Categories[(int)category].StartsWith(name, StringComparison.Ordinal);

    private static RuneSet Script(string ranges) => RuneSet.Of(ranges.Split(',').Select(static range =>
    {
        var ends = range.Split('-');
        var first = int.Parse(ends[0], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return (first, ends.Length == 1 ? first : int.Parse(ends[1], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
    }));

    private static Dictionary<string, string> ReadScripts()
    {
        var scripts = new Dictionary<string, string>(StringComparer.Ordinal);
        using var stream = typeof(CharacterClasses).Assembly.GetManifestResourceStream("Hcl2.Unicode.scripts.txt")!;
        using var lines = new StreamReader(stream);
        while (lines.ReadLine() is { } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (!line.StartsWith('#')) scripts[line[..colon]] = line[(colon + 1)..];
        }

        return scripts;
    }

    /// <summary>Groups of characters with the same lower case of their upper case; those that are alone are left out.</summary>
    private static Dictionary<int, int[]> FindOrbits()
    {
        const int LastCased = 0x1E943;
        var groups = new Dictionary<int, List<int>>();
        for (var point = 0; point <= LastCased; point++)
        {
            // U+0130 and U+0131 have no simple case folding.
            if (point is 0x130 or 0x131 || !Rune.IsValid(point)) continue;
            var rune = new Rune(point);
            var key = LetterCase.Lower(LetterCase.Upper(rune)).Value;
            if (key == point && LetterCase.Upper(rune).Value == point) continue;
            if (!groups.TryGetValue(key, out var group)) groups[key] = group = [];
            group.Add(point);
        }

        return groups.Values.Where(static group => group.Count > 1)
            .SelectMany(static group => group.Select(point => (point, group.ToArray())))
            .ToDictionary(static pair => pair.point, static pair => pair.Item2);
    }
}
