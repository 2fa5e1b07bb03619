using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Depot.Actions.Tests.Conformance;

/// <summary>The files of the recorded references and of ours beside them.</summary>
internal static class ConformanceData
{
    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>A file of this directory's data.</summary>
    public static string Path(string name) => System.IO.Path.Combine(Directory("ConformanceDirectory"), name);

    /// <summary>A page of docs.</summary>
    public static string Page(string name) => File.ReadAllText(System.IO.Path.Combine(Directory("DocsDirectory"), name));

    /// <summary>Our outcomes by the names of their blocks, as they were approved.</summary>
    public static IReadOnlyDictionary<string, Outcome> Ours() =>
        JsonSerializer.Deserialize<Dictionary<string, Outcome>>(File.ReadAllText(Path("ours.approved.json")), Plain)!;

    /// <summary>One block a line, in the order of the references.</summary>
    public static string ToText(IEnumerable<(string Name, Outcome Outcome)> ours) =>
        "{\n" + string.Join(",\n", ours.Select(pair => $"{JsonSerializer.Serialize(pair.Name, Plain)}: {Json(pair.Outcome)}")) + "\n}\n";

    /// <summary>One line.</summary>
    public static string Json(Outcome outcome) => JsonSerializer.Serialize(outcome, Plain);

    /// <summary>The names of an action's inputs, read off its manifest.</summary>
    public static IReadOnlyList<string> Inputs(string action)
    {
        var lines = File.ReadAllLines(System.IO.Path.Combine(Directory("DocsDirectory"), "..", "actions", action, "action.yml"));
        return [.. lines.SkipWhile(line => line != "inputs:").Skip(1).TakeWhile(line => line.Length == 0 || line[0] == ' ')
            .Where(line => line.StartsWith("  ", StringComparison.Ordinal) && line[2] != ' ').Select(line => line.Trim().TrimEnd(':'))];
    }

    private static string Directory(string key) =>
        typeof(ConformanceData).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == key).Value!;
}
