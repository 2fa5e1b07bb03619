using System.Runtime.InteropServices;
using System.Text;
using Hcl2.Work;

namespace Hcl2.Unicode;

/// <summary>Unicode normalization form C from a table of our own.</summary>
/// <remarks>
/// <see cref="string.Normalize()"/> leaves text as it is where the program runs with invariant globalization, which ours does.
/// The steps are those of Unicode Standard Annex 15: decompose, order marks by class, compose. Data: Unicode 15.0; later versions
/// only add characters. Unpaired surrogates stay as they are.
/// </remarks>
public static class NormalizationC
{
    private const int TimesToRead = 8;

    /// <summary>The text in normalization form C; the same instance when it already is.</summary>
    public static string Of(string text)
    {
        // Below U+0300 nothing decomposes into something else than itself, and nothing combines with what is before it.
        if (!text.AsSpan().ContainsAnyExceptInRange('\0', '\u02FF')) return text;
        // Every character is looked up, and most of those that may change take memory, which is counted, too.
        WorkMeter.Read(text.Length, TimesToRead);
        if (!NormalizationTable.Instance.MayChange(text)) return text;

        var points = Decomposed(text);
        OrderMarks(points);
        Compose(points);
        var result = Text(points);
        return string.Equals(result, text, StringComparison.Ordinal) ? text : result;
    }

    private static List<int> Decomposed(string text)
    {
        var points = new List<int>(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            var isPair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            Decompose(isPair ? char.ConvertToUtf32(text[i], text[++i]) : text[i], points);
        }

        return points;
    }

    private static void Decompose(int point, List<int> points)
    {
        if (Hangul.TryDecompose(point, points)) return;
        if (!NormalizationTable.Instance.TryGetParts(point, out var first, out var second))
        {
            points.Add(point);
            return;
        }

        Decompose(first, points);
        if (second != 0) Decompose(second, points);
    }

    /// <summary>Sorts every run of marks by class; marks of one class keep their order.</summary>
    private static void OrderMarks(List<int> points)
    {
        for (var start = 0; start < points.Count; start++)
        {
            var end = start;
            while (end < points.Count && NormalizationTable.Instance.Class(points[end]) != 0) end++;
            if (end - start > 1)
            {
                var ordered = points.GetRange(start, end - start).OrderBy(NormalizationTable.Instance.Class).ToArray();
                for (var i = 0; i < ordered.Length; i++) points[start + i] = ordered[i];
            }

            start = Math.Max(start, end - 1);
        }
    }

    /// <summary>Joins every character with the last starter before it unless a mark of the same or a higher class is between them.</summary>
    private static void Compose(List<int> list)
    {
        var points = CollectionsMarshal.AsSpan(list);
        var kept = 0;
        var starter = -1;
        var lastClass = 0;
        foreach (var point in points)
        {
            var combining = NormalizationTable.Instance.Class(point);
            var isBlocked = starter < 0 || (kept > starter + 1 && (lastClass == 0 || lastClass >= combining));
            if (!isBlocked && Joined(points[starter], point) is { } joined)
            {
                points[starter] = joined;
                continue;
            }

            if (combining == 0) starter = kept;
            lastClass = combining;
            points[kept++] = point;
        }

        list.RemoveRange(kept, list.Count - kept);
    }

    private static int? Joined(int first, int second) =>
        Hangul.Compose(first, second) ?? NormalizationTable.Instance.Composite(first, second);

    private static string Text(List<int> points)
    {
        var text = new StringBuilder(points.Count);
        foreach (var point in points)
        {
            if (point < 0x10000) text.Append((char)point);
            else text.Append(char.ConvertFromUtf32(point));
        }

        return text.ToString();
    }
}
