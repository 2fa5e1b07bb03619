namespace Depot.Bake.Compose.Tree;

/// <summary>Looks for numbers that are none.</summary>
internal static class TreeNumbers
{
    /// <summary>The first that JSON has no word for, as text; null when there is none.</summary>
    public static string? Infinite(object? value) => value switch
    {
        double number when !double.IsFinite(number) => GoText.Of(number),
        ComposeMap map => map.Values.Select(Infinite).FirstOrDefault(static found => found is not null),
        ComposeList list => list.Select(Infinite).FirstOrDefault(static found => found is not null),
        _ => null,
    };
}
