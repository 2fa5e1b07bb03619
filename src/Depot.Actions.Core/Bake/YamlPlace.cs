using System.Text;
using Depot.Bake.Planning;

namespace Depot.Actions.Bake;

/// <summary>Adds to an error in YAML what the CLI's message lacks: the file, and that the reason is a tab.</summary>
internal static class YamlPlace
{
    /// <summary>What to add to its message; empty when it names the place, or there is none.</summary>
    public static string Explain(BakeOutcome outcome)
    {
        if (outcome.Error is not { Place: { } place } error || error.Diagnostics.Count > 0 || error.Message.Contains(place.File, StringComparison.Ordinal)) return "";
        var line = Line(outcome, place.File, place.Line);
        return $" ({place.File}, line {place.Line})." + (line is not null && line.TakeWhile(char.IsWhiteSpace).Contains('\t')
            ? " That line is indented with a tab; YAML allows only spaces." : "");
    }

    private static string? Line(BakeOutcome outcome, string name, int number) =>
        outcome.Files.FirstOrDefault(file => file.Name == name) is { } file
            ? Encoding.UTF8.GetString(file.Content.Span).Split('\n').ElementAtOrDefault(number - 1) : null;
}
