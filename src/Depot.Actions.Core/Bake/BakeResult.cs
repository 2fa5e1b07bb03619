using System.Text;
using System.Text.Json;
using Depot.Actions.Cli;

namespace Depot.Actions.Bake;

/// <summary>What the CLI left in the metadata file of a bake.</summary>
/// <param name="Metadata">The file; null when there is none.</param>
/// <param name="BuildId">Depot's id of the build.</param>
/// <param name="ProjectId">Depot's id of the project.</param>
/// <param name="Targets">The targets that were built, including those without a result.</param>
/// <param name="Digests">Digest of each target that was exported.</param>
/// <param name="Images">For each of them, its names pinned to the digest, such as <c>user/app@sha256:…</c>.</param>
public sealed record BakeResult(
    BuildMetadata? Metadata, string? BuildId, string? ProjectId,
    IReadOnlyList<string> Targets, IReadOnlyDictionary<string, string> Digests, IReadOnlyDictionary<string, IReadOnlyList<string>> Images)
{
    /// <summary>No result.</summary>
    public static BakeResult None { get; } = new(null, null, null, [], new Dictionary<string, string>(), new Dictionary<string, IReadOnlyList<string>>());

    /// <summary>Whether the file is not a JSON object; the bake succeeded nevertheless.</summary>
    public bool HasBrokenMetadata { get; private init; }

    /// <summary>Whether the file has more targets or names than are kept, so that the lists are not complete.</summary>
    public bool IsCut { get; init; }

    /// <summary>Reads the file.</summary>
    public static BakeResult Parse(BuildMetadata? metadata)
    {
        if (metadata is null) return None;
        try
        {
            return BakeMetadata.Read(metadata);
        }
        catch (JsonException)
        {
            return None with { Metadata = metadata, HasBrokenMetadata = true };
        }
    }

    /// <summary>
    /// The same with the images under the names that the definition gives; the CLI adds its own, or answers with them alone.
    /// The targets are in the order of the definition; the CLI's order differs from run to run.
    /// </summary>
    public BakeResult OfDefinition(IReadOnlyList<DefinedTarget> targets)
    {
        var kept = new KeptText();
        var tags = targets.Where(target => target.Tags.Count > 0).ToDictionary(target => target.Name, target => target.Tags);
        var images = Images.ToDictionary(image => image.Key, image => tags.TryGetValue(image.Key, out var names) ? kept.Pinned(string.Join(',', names), Digests[image.Key]) : image.Value);
        return this with { Targets = [.. targets.Select(target => target.Name).Intersect(Targets).Union(Targets)], Images = images, IsCut = IsCut || kept.IsCut };
    }

    /// <summary>JSON text of a list, map or map of lists of strings, as an output carries it.</summary>
    public static string Json(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream)) write(writer);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
