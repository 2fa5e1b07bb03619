using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Depot.Bake.Tests.Differential;

/// <summary>How many definitions were of which kind.</summary>
internal static partial class Report
{
    /// <summary>A few lines: what succeeded, and the kinds of errors, the most frequent first.</summary>
    public static string Of(IReadOnlyCollection<Comparison> all)
    {
        var text = new StringBuilder();
        var plans = all.Count(static one => one.Theirs.Exit == 0);
        Line($"{all.Count} definitions: {plans} plans, {all.Count(static one => one.Theirs.Exit == 1)} errors, {all.Count(static one => one.Theirs.IsCrash)} crashes of the CLI; {all.Count(static one => one.IsDifferent)} differences");
        foreach (var reason in all.Where(static one => one.Reason is not null).GroupBy(static one => one.Reason)) Line($"{reason.Count()} not the same for a reason: {reason.Key}");
        Line($"with Compose {Files(".yaml")}, with JSON {Files("json")}, of several files {all.Count(static one => one.Definition.Files.Count > 1)}, with --set {all.Count(static one => one.Definition.Arguments.Contains("--set"))}, with environment {all.Count(static one => one.Definition.Environment.Count > 0)}");
        foreach (var word in new[] { "variable", "function", "matrix", "validation", "inherits", "target:", "group", "<<", "${", " for ", "attest", "output", "secret", "x-bake", "extends" })
            Line($"  {word}: {all.Count(one => one.Definition.Files.Any(file => file.Content.Contains(word, StringComparison.Ordinal)))}");
        var kinds = all.Where(static one => one.Theirs.Exit != 0).GroupBy(static one => Kind(one.Theirs)).OrderByDescending(static kind => kind.Count()).ToList();
        Line($"{kinds.Count} kinds of errors");
        foreach (var kind in kinds) Line($"  {kind.Count()} {kind.Key} (seed {kind.Min(static one => one.Definition.Seed)})");
        return text.ToString();

        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
        int Files(string extension) => all.Count(one => one.Definition.Files.Any(file => file.Path.EndsWith(extension, StringComparison.OrdinalIgnoreCase)));
    }

    // Without places, names and numbers.
    private static string Kind(CliAnswer answer)
    {
        var line = answer.IsCrash ? "crash: " + answer.Error.Split('\n')[0] : answer.Message.Split('\n')[0];
        return Numbers().Replace(Quotes().Replace(Place().Replace(line, ""), "\"…\""), "9");
    }

    [GeneratedRegex("^[^ ]*: ", RegexOptions.NonBacktracking)]
    private static partial Regex Place();

    [GeneratedRegex("\"[^\"]*\"", RegexOptions.NonBacktracking)]
    private static partial Regex Quotes();

    [GeneratedRegex("[0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex Numbers();
}
