using System.Text;

namespace Depot.Actions.Text;

/// <summary>One record of CSV text.</summary>
/// <param name="Fields">The fields, unquoted, in order; never empty.</param>
/// <param name="Raw">The text of the whole record as written, without its line break.</param>
public sealed record CsvRecord(IReadOnlyList<string> Fields, string Raw);

/// <summary>Reads CSV with the rules of the existing Depot actions, which differ from RFC 4180 and from other CSV libraries.</summary>
/// <remarks>
/// The rules are those of csv-parse 6 with relax_quotes, relax_column_count and skip_empty_lines: a quote counts only at
/// the start of a field; <c>""</c> inside a quoted field is one quote; a closing quote that no comma or line break follows
/// makes the whole field literal again, quotes included; the first line break outside of quotes decides what a line break is.
/// </remarks>
public static class CsvReader
{
    /// <summary>The records of a string, in order; empty lines are none.</summary>
    /// <param name="text">The text; a byte order mark at its start is part of the first field.</param>
    /// <param name="quotes">False reads a quote as an ordinary character, so that it survives.</param>
    /// <exception cref="FormatException">A quoted field is not closed; the message names the line (from 1) and no content.</exception>
    public static IReadOnlyList<CsvRecord> Read(string text, bool quotes = true)
    {
        var records = new List<CsvRecord>();
        string? newline = null;
        var fields = new List<string>();
        var field = new StringBuilder();
        var (recordStart, line, quotedFrom) = (0, 1, 0);
        var (quoted, wasQuoted) = (false, false);

        var at = 0;
        while (at < text.Length)
        {
            var c = text[at];
            if (quotes && c == '"' && quoted)
            {
                var next = at + 1;
                if (next < text.Length && text[next] == '"')
                {
                    field.Append('"');
                    at += 2;
                    continue;
                }

                quoted = false;
                wasQuoted = true;
                if (next == text.Length || text[next] == ',' || Breaks(next))
                {
                    at++;
                    continue;
                }

                field.Insert(0, '"');
            }
            else if (quotes && c == '"' && field.Length == 0 && !wasQuoted)
            {
                quoted = true;
                quotedFrom = line;
                at++;
                continue;
            }
            else if (!quoted && c == ',')
            {
                EndField();
                at++;
                continue;
            }
            else if (!quoted && Breaks(at))
            {
                EndRecord(at);
                at += newline!.Length;
                recordStart = at;
                line++;
                continue;
            }

            if (c == '\n' || (c == '\r' && !(at + 1 < text.Length && text[at + 1] == '\n'))) line++;
            field.Append(c);
            at++;
        }

        if (quoted) throw new FormatException($"a quote opened on line {quotedFrom} is never closed");
        EndRecord(text.Length);
        return records;

        // Line breaks in a quoted value are not used: a secret with CRLF may be in a list with LF.
        bool Breaks(int index)
        {
            newline ??= LineBreakAt(text, index);
            return newline is not null && string.CompareOrdinal(text, index, newline, 0, newline.Length) == 0;
        }

        void EndField()
        {
            fields.Add(field.ToString());
            field.Clear();
            wasQuoted = false;
        }

        void EndRecord(int end)
        {
            if (fields.Count == 0 && field.Length == 0 && !wasQuoted) return;
            EndField();
            records.Add(new([.. fields], text[recordStart..end]));
            fields.Clear();
        }
    }

    private static string? LineBreakAt(string text, int index) => text[index] switch
    {
        '\n' => "\n",
        '\r' => index + 1 < text.Length && text[index + 1] == '\n' ? "\r\n" : "\r",
        _ => null,
    };
}
