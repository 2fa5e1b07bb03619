using Depot.Release.Errors;

namespace Depot.Release.Staging;

/// <summary>Pins the image in an action.yml. Only that line is replaced; all others are kept, including comments.</summary>
internal static class ActionFile
{
    /// <summary>Name of an action's manifest.</summary>
    public const string Name = "action.yml";

    private const string ImageKey = "  image: ";

    /// <summary>The manifest with this image instead of the one that is built from the source.</summary>
    /// <param name="manifest">The text of the manifest.</param>
    /// <param name="directory">Its directory in the action's repository; empty for the repository's own.</param>
    /// <param name="image">The image, or the path of a Dockerfile from the top of the repository.</param>
    /// <exception cref="ReleaseException">There is not exactly one image.</exception>
    public static string WithImage(string manifest, string directory, string image)
    {
        var lines = manifest.Split('\n');
        var at = lines.Index().Where(line => line.Item.StartsWith(ImageKey, StringComparison.Ordinal)).Select(line => line.Index).ToList();
        if (at is not [var only]) throw new ReleaseException($"{PathOf(directory)} has {at.Count} lines 'image:' below 'runs:'; exactly one is required.");
        var isPath = !image.Contains("://", StringComparison.Ordinal);
        lines[only] = ImageKey + (isPath && directory.Length > 0 ? string.Concat(directory.Split('/').Select(_ => "../")) + image : image);
        return string.Join('\n', lines);
    }

    /// <summary>The image that a manifest names; null when it names none.</summary>
    public static string? ImageOf(string manifest) => manifest.Split('\n')
        .FirstOrDefault(line => line.StartsWith(ImageKey, StringComparison.Ordinal))?[ImageKey.Length..];

    /// <summary>Path of the manifest of a directory; empty is the top.</summary>
    public static string PathOf(string directory) => directory.Length > 0 ? $"{directory}/{Name}" : Name;
}
