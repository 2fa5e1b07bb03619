using System.Text.Json;
using Depot.Actions.Cli;
using Depot.Actions.Text;

namespace Depot.Actions.Build;

/// <summary>What the CLI left in its result files.</summary>
/// <param name="ImageId">The image id, such as <c>sha256:…</c>.</param>
/// <param name="Digest">Digest of what was pushed or exported.</param>
/// <param name="Metadata">The metadata file as text, byte for byte; null when there is none.</param>
/// <param name="BuildId">Depot's id of the build.</param>
/// <param name="ProjectId">Depot's id of the project.</param>
public sealed record BuildResult(string? ImageId, string? Digest, string? Metadata, string? BuildId, string? ProjectId)
{
    /// <summary>The names under which the image was exported, from the CLI's metadata; empty if there are none.</summary>
    public IReadOnlyList<string> ImageNames { get; private init; } = [];

    /// <summary>Whether the metadata file is not a JSON object; the build succeeded nevertheless.</summary>
    public bool HasBrokenMetadata { get; private init; }

    /// <summary>Reads the files; missing, empty and unreadable ones are skipped.</summary>
    public static BuildResult Read(ResultFiles files) => Parse(ResultFiles.Text(files.ImageIdFile), ResultFiles.Text(files.MetadataFile));

    /// <summary>Reads the text of the files.</summary>
    public static BuildResult Parse(string? imageId, string? metadata)
    {
        var result = new BuildResult(Blank(imageId)?.Trim(), null, Blank(metadata), null, null);
        if (result.Metadata is null || result.Metadata.Trim() == "null") return result with { Metadata = null };
        try
        {
            using var document = UntrustedJson.Parse(result.Metadata);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object) return result with { HasBrokenMetadata = true };
            var build = root.TryGetProperty("depot.build", out var there) && there.ValueKind == JsonValueKind.Object ? there : (JsonElement?)null;
            return result with
            {
                Digest = Member(root, "containerimage.digest"),
                ImageNames = (Member(root, "image.name") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
                BuildId = Member(build, "buildID"),
                ProjectId = Member(build, "projectID"),
            };
        }
        catch (JsonException)
        {
            return result with { HasBrokenMetadata = true };
        }
    }

    private static string? Member(JsonElement? parent, string name) =>
        parent is { } there && there.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
