using System.Globalization;
using System.Text;
using Depot.Actions.Text;

namespace Depot.Actions.Summary;

/// <summary>Text of a build as Markdown that only shows it.</summary>
/// <remarks>
/// In GitHub's Markdown, only code spans and fences interpret neither markup nor HTML, entities, links or mentions. Both end at a run of
/// backticks as long as their first one, so that one is longer than any run inside.
/// </remarks>
internal static class Markdown
{
    /// <summary>One line in a code span; empty for blank text. Not for cells of a table, where <c>|</c> still counts: see <see cref="Cell"/>.</summary>
    public static string Code(string text)
    {
        var line = Visible(text, keepLines: false).Trim();
        if (line.Length == 0) return "";
        var ticks = new string('`', LongestRun(line) + 1);
        var space = line[0] == '`' || line[^1] == '`' ? " " : "";
        return $"{ticks}{space}{line}{space}{ticks}";
    }

    /// <summary>Names of targets, platforms, digests: valid characters are kept, others become <c>?</c>.</summary>
    public static string Cell(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return "";
        return $"`{string.Concat(text.Trim().Take(100).Select(c => char.IsAsciiLetterOrDigit(c) || "._/:@+-".Contains(c, StringComparison.Ordinal) ? c : '?'))}`";
    }

    /// <summary>Lines in a fence.</summary>
    public static string Fence(string language, string text)
    {
        var lines = Visible(text, keepLines: true).TrimEnd('\n');
        var ticks = new string('`', Math.Max(3, LongestRun(lines) + 1));
        return $"{ticks}{language}\n{lines}\n{ticks}\n";
    }

    /// <summary>A folded part; the title is trusted.</summary>
    public static string Folded(string title, string body) => $"<details><summary>{title}</summary>\n\n{body.TrimEnd('\n')}\n\n</details>\n";

    /// <summary>A link with a trusted text; only the text if the URL is invalid.</summary>
    public static string Link(string text, string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" ? $"[{text}](<{address.AbsoluteUri}>)" : text;

    /// <summary>The leading lines that fit into a number of UTF-8 bytes, and whether these are all lines.</summary>
    public static (string Text, bool IsWhole) Cut(string text, int bytes)
    {
        if (Encoding.UTF8.GetByteCount(text) <= bytes) return (text, true);
        var used = 0;
        var end = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            used += rune.Utf8SequenceLength;
            if (used > bytes) break;
            end += rune.Utf16SequenceLength;
        }

        var line = end == 0 ? -1 : text.LastIndexOf('\n', end - 1);
        return (text[..(line > 0 ? line : end)], false);
    }

    // Format characters reverse or hide text; control characters are not needed.
    private static string Visible(string text, bool keepLines)
    {
        var visible = new StringBuilder(text.Length);
        foreach (var rune in Redaction.OfText(text).EnumerateRunes())
        {
            if (rune.Value == '\n' && keepLines) visible.Append('\n');
            else if (rune.Value is '\n' or '\t') visible.Append(' ');
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator))
            {
                visible.Append(rune.ToString());
            }
        }

        return visible.ToString();
    }

    private static int LongestRun(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var c in text)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
