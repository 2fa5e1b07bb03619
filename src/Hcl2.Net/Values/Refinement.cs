namespace Hcl2.Values;

/// <summary>What is known about an unknown value beyond its type.</summary>
public sealed record Refinement
{
    /// <summary>Nothing beyond the type.</summary>
    public static Refinement None { get; } = new();

    /// <summary>Whether the value will not be null.</summary>
    public bool NotNull { get; init; }

    /// <summary>The least number it can be; null without a bound.</summary>
    public HclNumber? Minimum { get; init; }

    /// <summary>Whether <see cref="Minimum"/> itself is possible.</summary>
    public bool MinimumInclusive { get; init; } = true;

    /// <summary>The greatest number it can be; null without a bound.</summary>
    public HclNumber? Maximum { get; init; }

    /// <summary>Whether <see cref="Maximum"/> itself is possible.</summary>
    public bool MaximumInclusive { get; init; } = true;

    /// <summary>What the string starts with, in normalization form C; empty when nothing is known.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>The least number of elements of a list, set or map.</summary>
    public int MinimumLength { get; init; }

    /// <summary>The greatest number of elements of a list, set or map; null without a bound.</summary>
    public int? MaximumLength { get; init; }

    /// <summary>Whether a known value is possible under this refinement.</summary>
    public bool Admits(HclValue value)
    {
        if (value.IsNull) return !NotNull;
        if (!value.IsKnown) return true;

        return value.Type.Kind switch
        {
            HclTypeKind.Number => AdmitsNumber(value.AsNumber),
            HclTypeKind.String => value.AsString.StartsWith(Prefix, StringComparison.Ordinal),
            HclTypeKind.List or HclTypeKind.Set or HclTypeKind.Map => value.Length >= MinimumLength && value.Length <= (MaximumLength ?? int.MaxValue),
            _ => true,
        };
    }

    private bool AdmitsNumber(HclNumber number)
    {
        var low = Minimum is { } minimum ? number.CompareTo(minimum) : 1;
        var high = Maximum is { } maximum ? number.CompareTo(maximum) : -1;
        return (low > 0 || (low == 0 && MinimumInclusive)) && (high < 0 || (high == 0 && MaximumInclusive));
    }
}
