using System.Globalization;

namespace Hcl2.Unicode;

/// <summary>What normalization needs to know about characters; read from <c>normalization.txt</c> when it is first asked for.</summary>
internal sealed class NormalizationTable
{
    private static readonly Lazy<NormalizationTable> Loaded = new(Read);

    private readonly Dictionary<int, (int First, int Second)> _parts = [];
    private readonly Dictionary<long, int> _composites = [];
    private readonly Dictionary<int, byte> _classes = [];
    private readonly HashSet<int> _changing = [];

    public static NormalizationTable Instance => Loaded.Value;

    /// <summary>Canonical combining class, 0 for starters.</summary>
    public byte Class(int point) => point < 0x300 ? (byte)0 : _classes.GetValueOrDefault(point);

    /// <summary>One step of canonical decomposition; the second part is 0 when there is one only.</summary>
    public bool TryGetParts(int point, out int first, out int second)
    {
        var found = _parts.TryGetValue(point, out var parts);
        (first, second) = parts;
        return found;
    }

    /// <summary>The character that two compose to; null when they do not.</summary>
    public int? Composite(int first, int second) => _composites.TryGetValue(Key(first, second), out var point) ? point : null;

    /// <summary>Whether the text may be in another form: it has marks, characters that join what precedes them, or ones form C replaces.</summary>
    public bool MayChange(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value >= 0x300 && _changing.Contains(rune.Value)) return true;
        }

        return false;
    }

    private static long Key(int first, int second) => ((long)first << 32) | (uint)second;

    private static NormalizationTable Read()
    {
        var table = new NormalizationTable();
        using var stream = typeof(NormalizationTable).Assembly.GetManifestResourceStream("Hcl2.Unicode.normalization.txt")!;
        using var lines = new StreamReader(stream);
        while (lines.ReadLine() is { } line) table.Add(line);
        // The vowels and trailing letters of Hangul join by arithmetic, so no line names them.
        for (var letter = 0x1161; letter <= 0x11C2; letter++) table._changing.Add(letter);
        return table;
    }

    private void Add(ReadOnlySpan<char> line)
    {
        var sign = line.IndexOfAny("=!:");
        if (line.StartsWith("#") || sign < 0) return;

        if (line[sign] == ':') AddClass(line[..sign], byte.Parse(line[(sign + 1)..], CultureInfo.InvariantCulture));
        else AddParts(Point(line[..sign]), line[(sign + 1)..], line[sign] == '=');
    }

    private void AddClass(ReadOnlySpan<char> range, byte combining)
    {
        var dash = range.IndexOf('-');
        for (var point = Point(range[..dash]); point <= Point(range[(dash + 1)..]); point++)
        {
            _classes[point] = combining;
            _changing.Add(point);
        }
    }

    private void AddParts(int point, ReadOnlySpan<char> parts, bool composes)
    {
        var plus = parts.IndexOf('+');
        var (first, second) = plus < 0 ? (Point(parts), 0) : (Point(parts[..plus]), Point(parts[(plus + 1)..]));
        _parts[point] = (first, second);
        if (composes)
        {
            _composites[Key(first, second)] = point;
            _changing.Add(second);
        }
        else
        {
            _changing.Add(point);
        }
    }

    private static int Point(ReadOnlySpan<char> hex) => int.Parse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
