
namespace Depot.Bake.Compose.Tree;

/// <summary>Looks for values that JSON cannot represent.</summary>
internal static class TreeNumbers
{
    /// <summary>The error of the first; null if there is none.</summary>
    public static string? Unwritable(object? value) => value switch
    {
        double number when !double.IsFinite(number) => $"unsupported value: {GoText.Of(number)}",
        YamlTimestamp { Zone: [_, '2', '4', ..] or [_, '2', '5', ..] } => "error calling MarshalJSON for type time.Time: Time.MarshalJSON: timezone hour outside of range [0,23]",
        ComposeMap map => map.Values.Select(Unwritable).FirstOrDefault(static found => found is not null),
        ComposeList list => list.Select(Unwritable).FirstOrDefault(static found => found is not null),
        _ => null,
    };
}
