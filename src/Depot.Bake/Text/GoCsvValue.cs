using System.Text;

namespace Depot.Bake.Text;

/// <summary>Comma-separated values that are always one line, by the rules and with the messages of Go's <c>tonistiigi/go-csvvalue</c>.</summary>
/// <remarks>The CLI reads environment variables with it, and everything else with <c>encoding/csv</c>, which is <see cref="GoCsvRecord"/>.</remarks>
internal static class GoCsvValue
{
    /// <summary>The fields.</summary>
    /// <exception cref="FormatException">There is nothing, or a quote is out of place.</exception>
    public static IReadOnlyList<string> Read(string text)
    {
        var line = text.EndsWith("\r\n", StringComparison.Ordinal) ? text[..^2] : text.EndsWith('\n') ? text[..^1] : text;
        if (line.Length == 0) throw new FormatException("EOF");

        var fields = new List<string>();
        for (var next = 0; next >= 0;)
        {
            fields.Add(next < line.Length && line[next] == '"' ? Quoted(line, ref next) : Plain(line, ref next));
        }

        return fields;
    }

    // Both leave the position after the comma, or -1 at the end.
    private static string Plain(string line, ref int next)
    {
        var comma = line.IndexOf(',', next);
        var field = comma < 0 ? line[next..] : line[next..comma];
        if (field.IndexOf('"', StringComparison.Ordinal) is var quote and >= 0) throw Failure(line, next + quote, "bare \" in non-quoted-field");

        next = comma < 0 ? -1 : comma + 1;
        return field;
    }

    private static string Quoted(string line, ref int next)
    {
        var field = new StringBuilder();
        for (var start = next + 1; ;)
        {
            var quote = line.IndexOf('"', start);
            if (quote < 0) throw Failure(line, start, "extraneous or missing \" in quoted-field");

            field.Append(line, start, quote - start);
            start = quote + 1;
            if (start == line.Length || line[start] == ',')
            {
                next = start == line.Length ? -1 : start + 1;
                return field.ToString();
            }

            if (line[start++] != '"') throw Failure(line, quote, "extraneous or missing \" in quoted-field");
            field.Append('"');
        }
    }

    private static FormatException Failure(string line, int position, string reason) =>
        new($"parse error on line 1, column {Encoding.UTF8.GetByteCount(line.AsSpan(0, position)) + 1}: {reason}");
}
