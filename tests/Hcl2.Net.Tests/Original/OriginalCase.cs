using System.IO.Compression;
using System.Text.Json.Nodes;

namespace Hcl2.Tests.Original;

/// <summary>One recorded case: what was asked, and what hashicorp/hcl 2.23.0 and 2.24.0 answered.</summary>
/// <param name="Set">The kind of cases that it is from.</param>
/// <param name="Row">The whole of it.</param>
internal sealed record OriginalCase(string Set, JsonObject Row)
{
    public JsonObject Question => Row["case"]!.AsObject();

    public byte[] Source => Convert.FromBase64String((string?)Question["src"] ?? "");

    /// <summary>The answer of a version; null when that was not asked.</summary>
    public JsonObject? Answer(LogicalOperators version) => Row[version == LogicalOperators.ShortCircuit ? "ref24" : "ref23"]?.AsObject();

    /// <summary>The cases in the repository.</summary>
    public static IEnumerable<OriginalCase> Sample { get; } =
        [.. Read(TestData.Path("original-cases.jsonl.gz"), null), .. Read(TestData.Path("original-differences.jsonl"), null)];

    /// <summary>All cases of a file, as JSON lines; packed when its name ends in <c>.gz</c>.</summary>
    public static IEnumerable<OriginalCase> Read(string path, string? set)
    {
        using var file = File.OpenRead(path);
        using var reader = new StreamReader(path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file);
        while (reader.ReadLine() is { } line)
        {
            var row = JsonNode.Parse(line)!.AsObject();
            yield return new(set ?? (string)row["set"]!, row);
        }
    }
}
