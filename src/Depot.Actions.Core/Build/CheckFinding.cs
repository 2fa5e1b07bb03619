using System.Text.Json;
using Depot.Actions.Cli;
using Depot.Actions.Text;

namespace Depot.Actions.Build;

/// <summary>One finding of <c>call: check</c>.</summary>
/// <param name="Rule">Name of the check, such as <c>FromAsCasing</c>; empty for an error.</param>
/// <param name="Message">What it says.</param>
/// <param name="Line">The line of the Dockerfile, from 1; null when it names none.</param>
/// <param name="Url">URL of the documentation of the check; null if there is none.</param>
/// <param name="IsError">Whether the Dockerfile cannot be built at all. The CLI ends with 0 and prints nothing then.</param>
public sealed record CheckFinding(string Rule, string Message, int? Line, string? Url, bool IsError = false)
{
    // Bytes of the answers for all platforms together, and of a member's name.
    private const int MostAnswered = 4 << 20;
    private const int LongestName = 200;

    /// <summary>Reads the findings from the metadata file, where the CLI leaves the builder's answer.</summary>
    /// <returns>In order, each once although every platform of a build repeats it; null when there is no answer, or one that is no list of findings.</returns>
    /// <remarks>Form of the answer: moby/buildkit, frontend/subrequests/lint/lint.go (LintResults).</remarks>
    public static IReadOnlyList<CheckFinding>? Read(BuildMetadata? metadata)
    {
        if (metadata is null) return null;
        try
        {
            var answers = Answers(new(metadata.Bytes.Span));
            return answers.Count == 0 ? null : [.. answers.SelectMany(ReadAnswer).Distinct()];
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static List<string> Answers(Utf8JsonReader json)
    {
        var (answers, left) = (new List<string>(), MostAnswered);
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject) throw new JsonException("it is no object");
        while (JsonMembers.Next(ref json))
        {
            var isAnswer = JsonMembers.Text(ref json, LongestName)?.StartsWith("result.json", StringComparison.Ordinal) == true;
            json.Read();
            if (isAnswer && json.TokenType == JsonTokenType.String)
            {
                left -= json.ValueSpan.Length;
                if (left < 0) throw new JsonException("the answers are too long");
                answers.Add(json.GetString()!);
            }

            json.Skip();
        }

        return answers;
    }

    private static List<CheckFinding> ReadAnswer(string json)
    {
        using var answer = UntrustedJson.Parse(json);
        var findings = new List<CheckFinding>();
        if (answer.RootElement.TryGetProperty("warnings", out var warnings) && warnings.ValueKind == JsonValueKind.Array) findings.AddRange(warnings.EnumerateArray().Select(Of));
        if (answer.RootElement.TryGetProperty("buildError", out var error) && error.ValueKind == JsonValueKind.Object)
        {
            findings.Add(new("", Text(error, "message") ?? "the Dockerfile cannot be built", FirstLine(error), null, IsError: true));
        }

        return findings;
    }

    private static CheckFinding Of(JsonElement warning) =>
        new(Text(warning, "ruleName") ?? "", Text(warning, "detail") ?? Text(warning, "description") ?? "", FirstLine(warning), Text(warning, "url"));

    private static int? FirstLine(JsonElement warning) =>
        warning.TryGetProperty("location", out var location) && location.TryGetProperty("ranges", out var ranges)
        && ranges.ValueKind == JsonValueKind.Array && ranges.GetArrayLength() > 0
        && ranges[0].TryGetProperty("start", out var start) && start.TryGetProperty("line", out var line) && line.TryGetInt32(out var number)
            ? number : null;

    private static string? Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;
}
