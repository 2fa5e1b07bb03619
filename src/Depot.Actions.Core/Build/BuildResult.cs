using System.Text.Json;
using Depot.Actions.Cli;
using Depot.Actions.Runner;
using Depot.Actions.Text;

namespace Depot.Actions.Build;

/// <summary>What the CLI left in its result files.</summary>
/// <param name="ImageId">The image id, such as <c>sha256:…</c>.</param>
/// <param name="Digest">Digest of what was pushed or exported.</param>
/// <param name="Metadata">The metadata file; null when there is none.</param>
/// <param name="BuildId">Depot's id of the build.</param>
/// <param name="ProjectId">Depot's id of the project.</param>
public sealed record BuildResult(string? ImageId, string? Digest, BuildMetadata? Metadata, string? BuildId, string? ProjectId)
{
    /// <summary>The names under which the image was exported, from the CLI's metadata; empty if there are none.</summary>
    public IReadOnlyList<string> ImageNames { get; private init; } = [];

    /// <summary>Whether the metadata file is not a JSON object; the build succeeded nevertheless.</summary>
    public bool HasBrokenMetadata { get; private init; }

    /// <summary>Reads the files; missing, empty and unreadable ones are skipped.</summary>
    public static BuildResult Read(ResultFiles files, StepLog log) => Parse(ResultFiles.ImageId(files.ImageIdFile), BuildMetadata.Read(files.MetadataFile, log));

    /// <summary>Reads the content of the files.</summary>
    public static BuildResult Parse(string? imageId, BuildMetadata? metadata)
    {
        var result = new BuildResult(BuildMetadata.Digest(imageId?.Trim()), null, metadata, null, null);
        if (metadata is null) return result;
        try
        {
            return Read(result, new(metadata.Bytes.Span));
        }
        catch (JsonException)
        {
            return result with { HasBrokenMetadata = true };
        }
    }

    private static BuildResult Read(BuildResult result, Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject) return result with { HasBrokenMetadata = true };
        var (digest, names, ids) = ((string?)null, (string?)null, default(DepotBuildIds));
        while (JsonMembers.Next(ref json))
        {
            switch (JsonMembers.Text(ref json, GitHubLimits.LongestOutput))
            {
                case "containerimage.digest": digest = JsonMembers.TextOf(ref json, GitHubLimits.LongestOutput); break;
                case "image.name": names = JsonMembers.TextOf(ref json, GitHubLimits.LongestOutput); break;
                case DepotBuildIds.Name: ids = DepotBuildIds.Read(ref json); break;
                default: json.Skip(); break;
            }
        }

        // Nothing may follow the object.
        json.Read();
        return result with
        {
            Digest = BuildMetadata.Digest(digest),
            ImageNames = (names ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            BuildId = ids.BuildId,
            ProjectId = ids.ProjectId,
        };
    }
}
