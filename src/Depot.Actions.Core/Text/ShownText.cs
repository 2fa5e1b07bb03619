using System.Globalization;

namespace Depot.Actions.Text;

/// <summary>Untrusted text for an annotation: without secrets, without characters that hide or reverse text, of bounded length.</summary>
internal static class ShownText
{
    /// <summary>The most characters of one annotation. The runner keeps 4,096 of them.</summary>
    /// <remarks>actions/runner 2.336, src/Runner.Worker/ExecutionContext.cs (_maxIssueMessageLength).</remarks>
    public const int Longest = 16 << 10;

    /// <summary>
    /// The text. Line breaks are kept; terminal codes, other control characters and bidirectional characters are removed.
    /// </summary>
    public static string Of(string text)
    {
        var isWhole = text.Length <= Longest;
        var shown = Redaction.OfText(isWhole ? text : text[..Longest]);
        return Visible(shown) + (isWhole ? "" : "…");
    }

    private static string Visible(string text)
    {
        if (!text.Any(IsInvisible)) return text;
        var lines = text.Split('\n').Select(line => string.Concat(AnsiText.Strip(line).Where(c => !IsInvisible(c))));
        return string.Join('\n', lines);
    }

    // Bidirectional controls and joiners are format characters. The zero-width space is one too; StepLog inserts it so that a line is no
    // command.
    private static bool IsInvisible(char c) => c != '\n' && c != '\u200B'
        && char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
