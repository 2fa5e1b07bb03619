using System.Text;
using System.Text.Json;
using Depot.Actions.Text;

namespace Depot.Actions.Bake;

/// <summary>What the CLI left in the metadata file of a bake.</summary>
/// <param name="Metadata">The file as text, byte for byte; null when there is none.</param>
/// <param name="BuildId">Depot's id of the build.</param>
/// <param name="ProjectId">Depot's id of the project.</param>
/// <param name="Targets">The targets that were built, including those without a result.</param>
/// <param name="Digests">Digest of each target that was exported.</param>
/// <param name="Images">For each of them, its names pinned to the digest, such as <c>user/app@sha256:…</c>.</param>
public sealed record BakeResult(
    string? Metadata, string? BuildId, string? ProjectId,
    IReadOnlyList<string> Targets, IReadOnlyDictionary<string, string> Digests, IReadOnlyDictionary<string, IReadOnlyList<string>> Images)
{
    /// <summary>No result.</summary>
    public static BakeResult None { get; } = new(null, null, null, [], new Dictionary<string, string>(), new Dictionary<string, IReadOnlyList<string>>());

    /// <summary>Whether the file is not a JSON object; the bake succeeded nevertheless.</summary>
    public bool HasBrokenMetadata { get; private init; }

    /// <summary>Reads the text of the file.</summary>
    public static BakeResult Parse(string? metadata)
    {
        if (string.IsNullOrWhiteSpace(metadata) || metadata.Trim() == "null") return None;
        try
        {
            using var document = UntrustedJson.Parse(metadata);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Of(metadata, document.RootElement) : Broken(metadata);
        }
        catch (JsonException)
        {
            return Broken(metadata);
        }
    }

    /// <summary>
    /// The same with the images under the names that the definition gives; the CLI adds its own, or answers with them alone.
    /// The targets are in the order of the definition; the CLI's order differs from run to run.
    /// </summary>
    public BakeResult OfDefinition(IReadOnlyList<DefinedTarget> targets)
    {
        var tags = targets.Where(target => target.Tags.Count > 0).ToDictionary(target => target.Name, target => target.Tags);
        return this with
        {
            Targets = [.. targets.Select(target => target.Name).Intersect(Targets).Union(Targets)],
            Images = Images.ToDictionary(image => image.Key, image => tags.TryGetValue(image.Key, out var names) ? Pinned(string.Join(',', names), Digests[image.Key]) : image.Value),
        };
    }

    /// <summary>JSON text of a list, map or map of lists of strings, as an output carries it.</summary>
    public static string Json(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream)) write(writer);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static BakeResult Broken(string metadata) => None with { Metadata = metadata, HasBrokenMetadata = true };

    private static BakeResult Of(string metadata, JsonElement root)
    {
        var build = root.TryGetProperty("depot.build", out var there) && there.ValueKind == JsonValueKind.Object ? there : default;
        var targets = root.EnumerateObject().Where(member => member.Name != "depot.build" && member.Value.ValueKind == JsonValueKind.Object)
            .GroupBy(member => member.Name).Select(members => members.Last()).ToList();
        var digests = targets.Select(target => (target.Name, Digest: Text(target.Value, "containerimage.digest")))
            .Where(target => target.Digest is not null)
            .ToDictionary(target => target.Name, target => target.Digest!);
        return new(
            metadata, Text(build, "buildID"), Text(build, "projectID"), [.. Texts(build, "targets").Union(targets.Select(target => target.Name))], digests,
            targets.Where(target => digests.ContainsKey(target.Name))
                .ToDictionary(target => target.Name, target => Pinned(Text(target.Value, "image.name"), digests[target.Name])));
    }

    // `a/b:1,c/d:2` and a digest: `a/b@sha256:…`, `c/d@sha256:…`, each repository once.
    private static IReadOnlyList<string> Pinned(string? names, string digest) =>
        [.. (names ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(name => name.LastIndexOf(':') is var colon && colon > name.LastIndexOf('/') ? name[..colon] : name)
            .Distinct().Select(repository => $"{repository}@{digest}")];

    private static IEnumerable<string> Texts(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!) : [];

    private static string? Text(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString() : null;
}
