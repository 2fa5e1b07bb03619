using Depot.Bake.Model;

namespace Depot.Bake.Overrides;

/// <summary>A <c>--set</c> in its parts: <c>PATTERN.KEY[.REST][+]=VALUE</c>.</summary>
/// <param name="Pattern">Which targets.</param>
/// <param name="Key">Everything between the pattern and the equals sign, without the plus.</param>
/// <param name="Appends">Whether there is a plus.</param>
/// <param name="Value">The value; null when there is none: take the environment's, or nothing if it has none.</param>
internal sealed record OverrideText(string Pattern, string Key, bool Appends, string? Value)
{
    private static readonly string[] Lists = ["output", "cache-to", "cache-from", "tags", "platform", "secrets", "ssh", "attest", "no-cache-filter"];

    /// <summary>The part of the key before the first dot.</summary>
    public string Name => BakeOverride.NameOf(Key);

    /// <summary>Whether values add up.</summary>
    public bool IsList => Array.IndexOf(Lists, Name) >= 0;

    /// <summary>Reads the text.</summary>
    /// <exception cref="BakeException">It has the wrong form.</exception>
    public static OverrideText Parse(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var left = equals < 0 ? text : text[..equals];
        var appends = left.EndsWith('+');
        var path = appends ? left[..^1] : left;
        var parts = path.Split('.', 3);
        if (parts.Length < 2) throw new BakeException($"invalid override key {path}, expected target.name");
        if (equals < 0 && parts[1] != "args") throw new BakeException($"invalid override {text}, expected target.name=value");

        return new(parts[0], path[(parts[0].Length + 1)..], appends, equals < 0 ? null : text[(equals + 1)..]);
    }

    /// <summary>Fails if the key requires a name that is missing.</summary>
    /// <exception cref="BakeException">It has none.</exception>
    public void RequireName()
    {
        if (Key is "args" or "contexts") throw new BakeException($"invalid key {Pattern}.{Key}{(Appends ? "+" : "")}, {Key} requires name");
    }
}
