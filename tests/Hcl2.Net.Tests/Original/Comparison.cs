using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Hcl2.Tests.Original;

/// <summary>One part of an answer in which we differ from the original.</summary>
/// <param name="Case">What was asked.</param>
/// <param name="Version">Of which version.</param>
/// <param name="Part">The name of the part.</param>
/// <param name="Theirs">The original's, as JSON; null when it has none.</param>
/// <param name="Ours">Ours; null when we have none.</param>
internal sealed record Mismatch(OriginalCase Case, LogicalOperators Version, string Part, string? Theirs, string? Ours)
{
    /// <summary>Everything that we answered.</summary>
    public required JsonObject Answers { get; init; }

    public override string ToString() => $"{Case.Question["id"]} ({Version}), {Part}:\n  theirs {Theirs}\n  ours   {Ours}\n";
}

/// <summary>Compares our answers with the recorded ones.</summary>
internal static partial class Comparison
{
    // The original goes through its maps in any order, so these have none.
    private static readonly string[] Unordered = ["contentdiag", "restdiag", "decdiag", "pdiag"];

    /// <summary>Every part that differs from what a version of the original answered.</summary>
    public static IEnumerable<Mismatch> Of(OriginalCase recorded, LogicalOperators version)
    {
        if (recorded.Answer(version) is not { } theirs || theirs.ContainsKey("panic") || theirs.ContainsKey("skip")) return [];
        // Outside of expressions there is no version to choose.
        if ((string)recorded.Question["kind"]! == "convert" && version == LogicalOperators.ShortCircuit) return [];

        var ours = CaseAnswers.Of(recorded, version);
        // Ranges of specs have no name here, and what the scanner alone complains of is said by the parser.
        return theirs.Where(static part => part.Key is not ("id" or "range" or "lexdiag"))
            .Select(part => new Mismatch(recorded, version, part.Key, Text(part.Key, part.Value), Text(part.Key, ours[part.Key])) { Answers = ours })
            .Where(static part => part.Theirs != part.Ours);
    }

    /// <summary>A part as one string; names in "Did you mean" are non-deterministic there.</summary>
    private static string? Text(string part, JsonNode? value) => value switch
    {
        null => null,
        JsonArray lines => Lines(part, lines),
        _ => Hint().Replace((string)value!, ""),
    };

    private static string Lines(string part, JsonArray lines)
    {
        var texts = lines.Select(static line => Hint().Replace((string)line!, ""));
        if (Unordered.Contains(part)) texts = texts.Order(StringComparer.Ordinal);
        return string.Join('\n', texts);
    }

    [GeneratedRegex(""" Did you mean "[^"]*"\?""", RegexOptions.NonBacktracking)]
    private static partial Regex Hint();
}
