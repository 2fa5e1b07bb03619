namespace Depot.Release.Staging;

/// <summary>Pins what an action.yml runs. Lines are replaced and all others kept as they are, comments included.</summary>
internal static class ActionFile
{
    private const string ImageKey = "  image: ";

    /// <summary>The manifest with this image in place of the one built from the source.</summary>
    /// <exception cref="Refusal">There is not exactly one image.</exception>
    public static string WithImage(string manifest, string image)
    {
        var lines = manifest.Split('\n');
        var at = lines.Index().Where(line => line.Item.StartsWith(ImageKey, StringComparison.Ordinal)).Select(line => line.Index).ToList();
        if (at is not [var only]) throw new Refusal($"action.yml has {at.Count} lines 'image:' below 'runs:', and one is to be pinned.");
        lines[only] = ImageKey + image;
        return string.Join('\n', lines);
    }

    /// <summary>The image that a manifest names; null when it names none.</summary>
    public static string? ImageOf(string manifest) => manifest.Split('\n')
        .FirstOrDefault(line => line.StartsWith(ImageKey, StringComparison.Ordinal))?[ImageKey.Length..];
}
