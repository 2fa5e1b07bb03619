using System.Globalization;
using System.Text;
using Hcl2.Work;

namespace Hcl2.Values;

/// <summary>
/// The order in which a set gives out its elements: strings by UTF-8 bytes, numbers ascending, false before true, everything else
/// by a string that describes it; null comes last.
/// </summary>
public sealed class SetOrder : IComparer<HclValue>
{
    private SetOrder()
    {
    }

    /// <summary>The one instance.</summary>
    public static SetOrder Instance { get; } = new();

    /// <summary>Negative, zero or positive as <paramref name="x"/> comes before, with or after <paramref name="y"/>; both of one type.</summary>
    public int Compare(HclValue? x, HclValue? y)
    {
        if (x is null || y is null) return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        if (x.IsNull || y.IsNull) return (x.IsNull ? 1 : 0) - (y.IsNull ? 1 : 0);
        if (!x.IsKnown || !y.IsKnown) return (x.IsKnown ? 0 : 1) - (y.IsKnown ? 0 : 1);

        return x.Type.Kind switch
        {
            HclTypeKind.String => Utf8Order.Instance.Compare(x.AsString, y.AsString),
            HclTypeKind.Number => x.AsNumber.CompareTo(y.AsNumber),
            HclTypeKind.Bool => x.AsBool.CompareTo(y.AsBool),
            _ => Utf8Order.Instance.Compare(Description(x), Description(y)),
        };
    }

    /// <summary>The elements in order, equal ones once.</summary>
    internal static HclValue[] Distinct(HclValue[] elements)
    {
        if (elements.Length < 2) return elements;

        // Two unknown elements may turn out to be different.
        var distinct = System.Array.TrueForAll(elements, static e => e.IsWhollyKnown)
            ? elements.Distinct().ToArray()
            : [.. elements.Where(static e => e.IsWhollyKnown).Distinct(), .. elements.Where(static e => !e.IsWhollyKnown)];
        if (distinct[0].Type.IsPrimitive)
        {
            Array.Sort(distinct, Instance);
            return distinct;
        }

        var descriptions = Array.ConvertAll(distinct, static e =>
        {
            WorkMeter.Check();
            return (Rank: e.IsNull ? 2 : e.IsKnown ? 0 : 1, Text: Description(e));
        });
        Array.Sort(descriptions, distinct, Comparer<(int Rank, string Text)>.Create(static (x, y) =>
            x.Rank != y.Rank ? x.Rank.CompareTo(y.Rank) : Utf8Order.Instance.Compare(x.Text, y.Text)));
        return distinct;
    }

    /// <summary>A string that starts differently as soon as two values differ; brackets tell the kinds apart.</summary>
    private static string Description(HclValue value)
    {
        var text = new StringBuilder();
        Describe(value, text);
        return text.ToString();
    }

    private static void Describe(HclValue value, StringBuilder text)
    {
        if (!value.IsKnown) text.Append('?');
        else if (value.IsNull) text.Append('~');
        else if (value.CanIterate) DescribeParts(value, text);
        else if (value.Type.Kind == HclTypeKind.String) text.Append('"').Append(value.AsString).Append('"');
        else if (value.Type.Kind == HclTypeKind.Number) text.Append(value.AsNumber.ToString());
        else if (value.Type.Kind == HclTypeKind.Bool) text.Append(value.AsBool ? 'T' : 'F');
        else text.Append(CultureInfo.InvariantCulture, $"{value.AsCapsule}");
    }

    private static void DescribeParts(HclValue value, StringBuilder text)
    {
        var (open, close) = value.Type.Kind switch
        {
            HclTypeKind.Map => ('{', '}'),
            HclTypeKind.Object or HclTypeKind.Tuple => ('<', '>'),
            _ => ('[', ']'),
        };
        text.Append(open);
        foreach (var (key, part) in value.Iterate())
        {
            if (value.Type.Kind == HclTypeKind.Map) text.Append('"').Append(key.AsString).Append("\":");
            Describe(part, text);
            text.Append(';');
        }

        text.Append(close);
    }
}
