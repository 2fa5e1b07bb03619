namespace Hcl2.Unicode;

/// <summary>An immutable set of code points, kept as sorted ranges with both ends inside.</summary>
internal sealed class RuneSet
{
    public const int MaximumPoint = 0x10FFFF;

    private readonly (int First, int Last)[] _ranges;
    private readonly UInt128 _ascii;

    private RuneSet((int First, int Last)[] ranges)
    {
        _ranges = ranges;
        for (var point = 0; point < 128; point++)
        {
            if (IsInRanges(point)) _ascii |= UInt128.One << point;
        }
    }

    public static RuneSet Empty { get; } = new([]);

    public static RuneSet All { get; } = new([(0, MaximumPoint)]);

    public IReadOnlyList<(int First, int Last)> Ranges => _ranges;

    /// <summary>Ranges in any order, overlapping or not.</summary>
    public static RuneSet Of(params IEnumerable<(int First, int Last)> ranges)
    {
        var merged = new List<(int First, int Last)>();
        foreach (var range in ranges.Order())
        {
            if (merged.Count > 0 && range.First <= merged[^1].Last + 1) merged[^1] = (merged[^1].First, Math.Max(merged[^1].Last, range.Last));
            else merged.Add(range);
        }

        return new([.. merged]);
    }

    public static RuneSet Single(int point) => new([(point, point)]);

    public bool Contains(int point) => point < 128 ? ((_ascii >> point) & 1) != 0 : IsInRanges(point);

    public RuneSet Union(RuneSet other) => Of(_ranges.Concat(other._ranges));

    /// <summary>Every code point that is not in this set.</summary>
    public RuneSet Complement()
    {
        var gaps = new List<(int, int)>();
        var next = 0;
        foreach (var (first, last) in _ranges)
        {
            if (first > next) gaps.Add((next, first - 1));
            next = last + 1;
        }

        if (next <= MaximumPoint) gaps.Add((next, MaximumPoint));
        return new([.. gaps]);
    }

    private bool IsInRanges(int point)
    {
        var (low, high) = (0, _ranges.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (point < _ranges[middle].First) high = middle - 1;
            else if (point > _ranges[middle].Last) low = middle + 1;
            else return true;
        }

        return false;
    }
}
