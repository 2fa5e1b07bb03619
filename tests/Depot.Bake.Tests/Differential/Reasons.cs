using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Depot.Bake.Tests.Differential;

/// <summary>The reasons of docs/bake-differences.md, as far as a machine can tell that one holds.</summary>
internal static partial class Reasons
{
    // A panic is 2; what does not end is killed.
    private const int Killed = 137;

    private static readonly string[] SharedLists = ["cache-from", "cache-to", "secret", "ssh", "output"];

    private static readonly (string Reason, Func<Comparison, bool> Holds)[] All =
    [
        ("a crash of the CLI", static one => one.Ours.Definition is null && (one.Theirs.IsCrash || one.Theirs.Exit == Killed)),
        ("a target that reads the whole of itself", static one => AreErrors(one) && WholeOfItself().IsMatch(one.Text)),
        ("a target of several blocks that is read", static one => ArePlans(one) && IsReadOfSeveral(one.Definition)),
        ("overrides of push and output of one target", static one => ArePlans(one) && HasPushAndOutput(one.Definition.Arguments) && JsonNode.DeepEquals(Without(one.Theirs.Output, "output"), Without(one.Text, "output"))),
        ("a list with duplicates that is inherited", static one => ArePlans(one) && HasInherited(one.Definition) && JsonNode.DeepEquals(Without(one.Theirs.Output, SharedLists), Without(one.Text, SharedLists))),
    ];

    /// <summary>The reason why the answers differ; null when none is known.</summary>
    public static string? Of(Comparison comparison) => Array.Find(All, reason => reason.Holds(comparison)).Reason;

    private static bool AreErrors(Comparison one) => one.Theirs.Exit == 1 && one.Ours.Definition is null;

    private static bool ArePlans(Comparison one) => one.Theirs.Exit == 0 && one.Ours.Definition is not null;

    private static bool IsReadOfSeveral(RandomDefinition definition)
    {
        var text = string.Join('\n', definition.Files.Select(static file => file.Content));
        return Enumerable.Range(1, 5).SelectMany(static number => new[] { $"t{number}", $"s{number}", $"web{number}", $"a_b{number}", $"x-y{number}" }).Any(label =>
            text.Contains($"target.{label}", StringComparison.Ordinal) && (Blocks(text, label) > 1 || (Blocks(text, label) == 1 && text.Contains($"\"{label}\":", StringComparison.Ordinal)) || IsArray(text, label)));
    }

    private static int Blocks(string text, string label) => text.Split($"target \"{label}\" ").Length + text.Split($"target {label} ").Length - 2;

    private static bool IsArray(string text, string label) =>
        text.Contains($"\"{label}\": [", StringComparison.Ordinal) || text.Contains($"\"{label}\":[", StringComparison.Ordinal) || text.Split($"\"{label}\":").Length > 2;

    private static bool HasPushAndOutput(IReadOnlyList<string> arguments) =>
        arguments.Any(static argument => argument.Contains("push", StringComparison.Ordinal)) && arguments.Any(static argument => argument.Contains(".output", StringComparison.Ordinal));

    private static bool HasInherited(RandomDefinition definition) => definition.Files.Any(static file => file.Content.Contains("inherits", StringComparison.Ordinal));

    // Only these lists may differ.
    private static JsonNode? Without(string text, params string[] lists)
    {
        var json = JsonNode.Parse(text)!;
        foreach (var (_, target) in json["target"]!.AsObject())
        {
            foreach (var list in lists) target!.AsObject().Remove(list);
        }

        return json;
    }

    [GeneratedRegex("reference cycle not allowed for (target|group)\\.[A-Za-z0-9_-]+(, and |$)", RegexOptions.NonBacktracking)]
    private static partial Regex WholeOfItself();
}
