using System.Text;
using Hcl2.Text;

namespace Hcl2.Functions;

/// <summary>Comma-separated values with a header, as RFC 4180 has them.</summary>
internal static class Csv
{
    /// <summary>A list of objects of strings, one per record after the header.</summary>
    public static FunctionResult Read(string text)
    {
        var lines = new Lines(text);
        if (Record(ref lines, out var header) is { } headerError) return headerError;
        if (header is null) return FunctionResult.Failed("missing header line");

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in header)
        {
            if (!names.Add(name)) return FunctionResult.Failed($"duplicate column name {GoText.Quote(name)}");
        }

        var rows = new List<HclValue>();
        while (true)
        {
            if (Record(ref lines, out var fields) is { } error) return error;
            if (fields is null) break;
            if (fields.Count != header.Count) return Failed(lines.LastStart, "wrong number of fields");
            rows.Add(HclValue.Object(header.Zip(fields, static (name, field) => KeyValuePair.Create(name, HclValue.String(field)))));
        }

        var type = HclType.Object(header.Select(static name => KeyValuePair.Create(name, HclType.String)));
        return HclValue.List(type, rows);
    }

    private static FunctionResult Failed(int line, string problem) => FunctionResult.Failed($"CSV parse error on line {line}: {problem}");

    /// <summary>Reads the next record, over empty lines; no fields at the end.</summary>
    private static FunctionResult? Record(ref Lines lines, out List<string>? fields)
    {
        fields = null;
        string? line;
        do line = lines.Next();
        while (line is "\n");
        if (line is null) return null;

        fields = [];
        lines.LastStart = lines.Number;
        var position = 0;
        while (true)
        {
            var field = new StringBuilder();
            if (position < line.Length && line[position] == '"')
            {
                position++;
                if (Quoted(ref lines, ref line, ref position, field) is { } error) return error;
            }
            else
            {
                var end = line.AsSpan(position).IndexOfAny(',', '\n');
                var plain = line.AsSpan(position, end < 0 ? line.Length - position : end);
                if (plain.Contains('"')) return Failed(lines.Number, "bare \" in non-quoted-field");
                field.Append(plain);
                position += plain.Length;
            }

            fields.Add(field.ToString());
            if (position >= line.Length || line[position] == '\n') return null;
            position++;
        }
    }

    /// <summary>The rest of a quoted field, over line ends; leaves the position at the comma or line end behind it.</summary>
    private static FunctionResult? Quoted(ref Lines lines, ref string line, ref int position, StringBuilder field)
    {
        while (true)
        {
            var quote = line.IndexOf('"', position);
            if (quote < 0)
            {
                field.Append(line, position, line.Length - position);
                if (lines.Next() is not { } next) return Failed(lines.Number, "extraneous or missing \" in quoted-field");
                (line, position) = (next, 0);
                continue;
            }

            field.Append(line, position, quote - position);
            position = quote + 1;
            if (position >= line.Length || line[position] is ',' or '\n') return null;
            if (line[position] != '"') return Failed(lines.Number, "extraneous or missing \" in quoted-field");
            field.Append('"');
            position++;
        }
    }

    /// <summary>Lines with their ends, which are <c>\n</c> for <c>\r\n</c> too.</summary>
    private struct Lines(string text)
    {
        private int _position;

        /// <summary>Number of the line last given, from 1.</summary>
        public int Number { get; private set; }

        public int LastStart { get; set; }

        public string? Next()
        {
            if (_position >= text.Length) return null;

            var end = text.IndexOf('\n', _position);
            var line = end < 0 ? text[_position..] : text[_position..(end + 1)];
            _position += line.Length;
            Number++;
            if (line.EndsWith("\r\n", StringComparison.Ordinal)) return line[..^2] + "\n";
            return end < 0 && line.EndsWith('\r') ? line[..^1] : line;
        }
    }
}
