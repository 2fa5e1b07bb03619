using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Depot.Actions.Dockerfiles;
using Depot.Actions.Failures;
using Depot.Actions.Log;
using Depot.Actions.Processes;
using Depot.Actions.Registries;
using Depot.Actions.Summary;
using Depot.Actions.Text;

namespace Depot.Actions.Tests.Failures;

/// <summary>A failed build: its log, its Dockerfile, and what an experienced engineer would want to read.</summary>
/// <remarks>
/// A directory holds <c>log</c>, <c>exit</c>, <c>Dockerfile</c> and <c>expect.json</c>. Of <c>any</c> the annotation holds one
/// (for a failure that is no RUN: all words of one), its first line none of <c>never</c>.
/// </remarks>
public sealed partial class FailureCase
{
    private readonly string _directory;
    private readonly JsonElement _expected;

    public FailureCase(string directory)
    {
        _directory = directory;
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(directory, "expect.json")));
        _expected = document.RootElement.Clone();
    }

    public static string OwnDirectory { get; } = Path.Combine(Path.GetDirectoryName(Log.Approved.Directory)!, "..", "Failures", "data");

    public static IReadOnlyList<string> Names { get; } = [.. Directory.GetDirectories(OwnDirectory).Select(Path.GetFileName).Order(StringComparer.Ordinal)!];

    public string Name => Path.GetFileName(_directory);

    public bool IsRun => _expected.GetProperty("kind").GetString() == "run";

    public byte[] LogBytes => File.ReadAllBytes(Path.Combine(_directory, "log"));

    public IEnumerable<string> Any => Words("any");

    /// <summary>What the failed RUN printed.</summary>
    public IReadOnlyList<string> Output()
    {
        var lines = Encoding.UTF8.GetString(LogBytes).Split('\n');
        var end = Array.FindLastIndex(lines, line => line.StartsWith('#') && line.Contains(" ERROR: process ", StringComparison.Ordinal));
        var start = lines[end].Split(' ')[0] + " ";
        return [.. lines.Take(end).Where(line => line.StartsWith(start, StringComparison.Ordinal) && line.Length > start.Length && char.IsAsciiDigit(line[start.Length]))
            .Select(line => line[start.Length..] is var text && text.IndexOf(' ', StringComparison.Ordinal) is var space and >= 0 ? text[(space + 1)..] : "")];
    }

    /// <summary>What the annotation of the build and its summary are.</summary>
    public (string Error, string Summary) Show()
    {
        var log = new BuildLog();
        foreach (var line in Encoding.Latin1.GetString(LogBytes).Split('\n')) log.Line(Encoding.Latin1.GetBytes(line.EndsWith('\r') ? line[..^1] : line));
        var places = new DockerfilePlaces(_ => "Dockerfile", path => File.Exists(Path.Combine(_directory, path)) ? File.ReadAllText(Path.Combine(_directory, path)) : null);
        var evidence = FailureEvidence.Of(log.Message, log.Facts, places) with { Logins = Logins() };
        var error = FailureMessage.For("depot build", 1, log.BuildUrl, evidence);
        var report = new SummaryReport("depot build", new ExitReport(1, false), log.Facts) { Message = log.Message, FailedAt = evidence.Place, Remedy = FailureCause.RemedyFor(evidence) };
        return (error, SummaryMarkdown.Of(report, SummaryMode.Full));
    }

    /// <summary>Whether the annotation says what it should.</summary>
    public bool IsTold(string error)
    {
        var text = string.Join('\n', error.Split('\n').Where(line => !line.StartsWith("Build: ", StringComparison.Ordinal)));
        if (!IsRun) return Alternatives().Any(words => words.All(word => Same(text).Contains(Same(word), StringComparison.OrdinalIgnoreCase)));
        var told = Picked(text);
        return Words("any").Any(word => Same(told).Contains(Same(word), StringComparison.Ordinal));
    }

    /// <summary>Whether the summary does.</summary>
    public bool IsShown(string summary) => !IsRun
        ? Alternatives().Any(words => words.All(word => Same(summary).Contains(Same(word), StringComparison.OrdinalIgnoreCase)))
        : Words("any").Any(word => word == "printed nothing" || Fences().Matches(summary).Any(fence => Same(fence.Groups[1].Value).Contains(Same(word), StringComparison.Ordinal)));

    /// <summary>Whether the first line is one that leads astray, and the others do not say better.</summary>
    public bool Misleads(string error) => IsRun && !IsTold(error) && Words("never").Any(word => Same(word).Length > 0 && Same(Picked(error).Split('\n')[0]).Contains(Same(word), StringComparison.Ordinal));

    private static string Picked(string text) => Ending().Match(text) is { Success: true } ending ? text[(ending.Index + ending.Length)..] : text;

    private DockerLogins Logins() =>
        _expected.TryGetProperty("docker_config", out var config) && config.ValueKind == JsonValueKind.Object ? DockerLogins.Parse(Encoding.UTF8.GetBytes(config.GetRawText())) : DockerLogins.None;

    private IEnumerable<string> Words(string name) => _expected.GetProperty(name).EnumerateArray().Select(item => item.GetString()!);

    private IEnumerable<string[]> Alternatives() => _expected.GetProperty("any").EnumerateArray()
        .Select(item => item.ValueKind == JsonValueKind.Array ? item.EnumerateArray().Select(word => word.GetString()!).ToArray() : [item.GetString()!]);

    private static string Same(string text) => Spaces().Replace(AnsiText.Strip(text.Replace('\n', ' ')), " ").Trim();

    [GeneratedRegex(@"\) ended with exit code \d+(: | and )", RegexOptions.NonBacktracking)]
    private static partial Regex Ending();

    [GeneratedRegex("```text\n((?s).*?)```", RegexOptions.NonBacktracking)]
    private static partial Regex Fences();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Spaces();
}
