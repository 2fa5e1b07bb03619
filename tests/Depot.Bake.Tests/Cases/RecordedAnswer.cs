using System.Text;
using System.Text.Json.Nodes;
using Depot.Bake.Files;
using Depot.Bake.Planning;

namespace Depot.Bake.Tests.Cases;

/// <summary>A definition in a few lines, and what the Depot CLI 2.102.12 answered.</summary>
/// <param name="Kind">What it is an example of: the name of its file.</param>
/// <param name="Number">Its place in the file, from 1.</param>
/// <param name="Json">Its files as text, or as Base64 where they are none; the arguments; a plan or an error.</param>
public sealed record RecordedAnswer(string Kind, int Number, JsonObject Json)
{
    /// <summary>All that are kept here, by kind.</summary>
    public static IReadOnlyList<RecordedAnswer> All { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "recorded"), "*.json").Order(StringComparer.Ordinal).SelectMany(Read)];

    public JsonNode? Plan => Json["plan"];

    public string? Error => (string?)Json["error"];

    /// <summary>Our answer.</summary>
    public BakeOutcome Answer()
    {
        var directory = Directory.CreateTempSubdirectory("recorded-").FullName;
        try
        {
            foreach (var (path, content) in Json["files"]!.AsObject()) Write(Path.Combine(directory, path), Content(content!));
            return BakePlanner.Plan(Given.Request(new MemoryDirectory(), [.. Json["arguments"]?.AsArray().Select(static word => (string)word!) ?? []]) with
            {
                Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["HOME"] = "/root" },
                Directory = new DiskDirectory(directory),
            });
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    public override string ToString() => $"{Kind} {Number}";

    private static IEnumerable<RecordedAnswer> Read(string file) =>
        JsonNode.Parse(File.ReadAllText(file))!.AsArray().Select((item, i) => new RecordedAnswer(Path.GetFileNameWithoutExtension(file), i + 1, item!.AsObject()));

    private static void Write(string path, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
    }

    private static byte[] Content(JsonNode content) => content is JsonObject bytes ? Convert.FromBase64String((string)bytes["base64"]!) : Encoding.UTF8.GetBytes((string)content!);
}
