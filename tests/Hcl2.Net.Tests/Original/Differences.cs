using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Hcl2.Tests.Original;

/// <summary>The differences that are meant, by their names in docs/hcl-differences.md.</summary>
internal static partial class Differences
{
    public static IReadOnlyList<Difference> All { get; } =
    [
        // Values
        Of("marks-of-unknowns", Erasing.MarksOfUnknowns, static m => m.Ours?.Contains("mark[", StringComparison.Ordinal) == true),
        Of("marks-of-unknowns", Erasing.All, static m => IsHashed(m, "](unk<")),
        Of("longer-prefix", Erasing.Prefixes, static m => m.Ours?.Contains("prefix=", StringComparison.Ordinal) == true),
        Of("longer-prefix", Erasing.All, static m => IsHashed(m, "prefix=")),
        Of("trim-after-marker", Erasing.All, static m => IsTemplate(m) && TrimAfterMarker().IsMatch(Text(m)) && m.Part is not "tok"),
        Of("optional-in-values", static text => text.Replace("\"?:", "\":", StringComparison.Ordinal), static m => m.Theirs?.Contains("\"?:", StringComparison.Ordinal) == true),
        Of("empty-map-levels", Erasing.MapLevels, static m => m.Part is "val" or "pval" && m.Ours?.Contains("map(map(", StringComparison.Ordinal) == true),
        Of("lost-attributes", Erasing.All, static m => IsUnknownObject(m.Theirs) && IsUnknownObject(m.Ours) && m.Theirs!.Contains("object({})", StringComparison.Ordinal)),

        // Trees, tokens and places
        Of("missing-expression", Erasing.All, static m => m.Part == "dump" && m.Theirs == (string?)m.Answers["dump unknown"]),
        Of("unclosed-call", Erasing.All, static m => m.Part == "dump" && (m.Theirs == (string?)m.Answers["dump open"] || m.Theirs == (string?)m.Answers["dump both"])),
        Of("unclosed-call", Erasing.EndsOfCalls, static m => m.Part != "dump" && m.Theirs?.Contains("-0,0,0", StringComparison.Ordinal) == true),
        Of("columns", Erasing.Columns, static m => Text(m).EnumerateRunes().Any(static rune => Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark)),

        // Errors
        Of("crash", Erasing.All, static m => Crash(m.Theirs) || m.Case.Answer(m.Version)!.Any(part => Crash($"{part.Value}"))),
        Of("null-in-logic", Erasing.All, static m => m.Version == LogicalOperators.ShortCircuit && (Says(m, "argument must not be null") || NullOperand().IsMatch(Text(m)))),
        Of("merge-of-nulls", Erasing.All, static m =>
            Text(m).Contains("merge(", StringComparison.Ordinal) && (Says(m, "arguments must be maps or objects") || m.Ours == $"mark[sec]({m.Theirs})")),
        Of("first-of-several", Erasing.FirstOfSeveral, static m => m.Theirs?.Contains("element \"", StringComparison.Ordinal) == true || m.Theirs?.Contains("attribute \"", StringComparison.Ordinal) == true),
        Of("first-of-several", Erasing.All, static m => m.Theirs?.StartsWith("ERR ", StringComparison.Ordinal) == true && m.Ours?.Contains("required attribute \"", StringComparison.Ordinal) == true),

        // Decoding
        Of("set-and-missing", Erasing.MissingArguments, static m => m.Part is "decdiag" or "pdiag" or "restdiag"),
        Of("labels-by-chance", Erasing.All, static m => Spec(m) is { } spec && SpecShape.HasTypeWithSeveralLabels(spec)),
        Of("variables-of-attributes", Erasing.All, static m =>
            Spec(m) is { } spec && m.Case.Question["dyn"] is not null && (SpecShape.ReadsAttributes(spec) || (m.Part == "allvars" && SpecShape.HasTypeInSeveralSpecs(spec)))),

        Of("place-of-missing-block", Erasing.PlacesOfMissingBlocks, static m => m.Theirs?.Contains("|0,0,0-0,0,0|", StringComparison.Ordinal) == true),

        // Text
        Of("edits-keep-text", Erasing.WhiteSpace, static m => m.Part is "out" or "outfmt"),
        Of("unrenamed", Erasing.All, static m => m.Part is "out" or "outfmt" && $"{m.Case.Question["op"]![0]}" == "rename" && Erasing.WhiteSpace(m.Theirs!) == Erasing.WhiteSpace(Text(m))),
        Of("blank-at-end", static text => text.TrimEnd(' ', '\n'), static m => m.Part == "fmt"),
        Of("byte-order-mark", static text => text.TrimStart('\uFEFF'), static m => m.Part == "fmt"),
        Of("errors-unformatted", Erasing.All, static m => m.Part == "fmt" && SyntaxTree.Parse(new("f", m.Case.Source)).Diagnostics.HasErrors),
    ];

    /// <summary>Those of edits.</summary>
    public static IReadOnlyList<string> OfEdits { get; } = ["edits-keep-text", "unrenamed"];

    /// <summary>Further ones that the page lists: no recorded case shows them, because the cases here ask in another way.</summary>
    public static IReadOnlyList<string> OfThePage { get; } = ["version-without-context", "words-without-context"];

    private static Difference Of(string name, Func<string, string> erase, Func<Mismatch, bool> applies) => new(name, erase, applies);

    /// <summary>Whether the recorded answer is only a hash, and ours has some text in it.</summary>
    private static bool IsHashed(Mismatch mismatch, string text) =>
        mismatch.Ours?.StartsWith('#') == true && $"{mismatch.Answers["whole " + mismatch.Part]}".Contains(text, StringComparison.Ordinal);

    private static string Text(Mismatch mismatch) => Encoding.UTF8.GetString(mismatch.Case.Source);

    private static JsonNode? Spec(Mismatch mismatch) => (string)mismatch.Case.Question["kind"]! == "dec" ? mismatch.Case.Question["spec"] : null;

    private static bool IsTemplate(Mismatch mismatch) => (string)mismatch.Case.Question["kind"]! is "template" or "config" or "expr";

    private static bool IsUnknownObject(string? value) => value?.StartsWith("unk<object(", StringComparison.Ordinal) == true;

    private static bool Crash(string? answer) =>
        answer?.Contains("panic in function implementation", StringComparison.Ordinal) == true || answer?.StartsWith("PANIC", StringComparison.Ordinal) == true;

    private static bool Says(Mismatch mismatch, string words) =>
        mismatch.Answers.Any(part => part.Value is JsonArray lines && lines.Any(line => ((string)line!).Contains(words, StringComparison.Ordinal)));

    /// <summary>A logical operator beside null, or a value of the pool that is null.</summary>
    [GeneratedRegex("""(null|p5|p23|p48|p49|p53)\)* *(&&|\|\|)|(&&|\|\|)[ (]*(null|"\$\{null|p5|p23|p48|p49|p53)""", RegexOptions.NonBacktracking)]
    private static partial Regex NullOperand();

    /// <summary>A marker and a blank at the end of a line, right before a sequence that trims.</summary>
    [GeneratedRegex("""[$%][ \t\r]\r?\n[$%]\{~""", RegexOptions.NonBacktracking)]
    private static partial Regex TrimAfterMarker();
}
