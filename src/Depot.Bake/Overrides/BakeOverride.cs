namespace Depot.Bake.Overrides;

/// <summary>The overrides of one key of a target.</summary>
/// <param name="Key">The key as written, such as <c>tags</c> or <c>args.VERSION</c>.</param>
/// <param name="Value">The value of a key that has one; the last one said.</param>
/// <param name="Values">The values of a key that has several, in the order said.</param>
/// <param name="Appends">Whether they are added to the file's values; the last one said decides.</param>
internal sealed record BakeOverride(string Key, string Value, IReadOnlyList<string> Values, bool Appends)
{
    /// <summary>The part of the key before the first dot.</summary>
    public string Name => NameOf(Key);

    /// <summary>The part of the key after the first dot; null when there is none.</summary>
    public string? Rest => Key.IndexOf('.', StringComparison.Ordinal) is var dot and >= 0 ? Key[(dot + 1)..] : null;

    /// <summary>The part of a key before the first dot.</summary>
    public static string NameOf(string key) => key.IndexOf('.', StringComparison.Ordinal) is var dot and >= 0 ? key[..dot] : key;
}
