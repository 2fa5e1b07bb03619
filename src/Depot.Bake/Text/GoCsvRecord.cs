using System.Text;

namespace Depot.Bake.Text;

/// <summary>The first record of comma-separated values, by the rules and with the messages of Go's <c>encoding/csv</c>.</summary>
/// <remarks>HCL's <c>csvdecode</c> has the same rules for all records at once, with other words.</remarks>
internal static class GoCsvRecord
{
    /// <summary>The fields of the first line that is not empty.</summary>
    /// <param name="text">The values.</param>
    /// <param name="prefix">What the message of a failure starts with.</param>
    /// <exception cref="FormatException">There is no record, or a quote is out of place.</exception>
    public static IReadOnlyList<string> Read(string text, string prefix = "")
    {
        if (text.AsSpan().IndexOfAny("\"\r\n") < 0) return text.Length == 0 ? throw new FormatException(prefix + "EOF") : text.Split(',');

        var reader = new Reader(text, prefix);
        return reader.Read();
    }

    private ref struct Reader(string text, string prefix)
    {
        private ReadOnlySpan<char> _line;
        private int _next;
        private int _number;
        private int _column = 1;

        public List<string> Read()
        {
            do
            {
                if (!NextLine()) throw new FormatException(prefix + "EOF");
            }
            while (_line is "\n");

            var fields = new List<string>();
            var start = _number;
            while (true)
            {
                var more = _line.StartsWith("\"") ? Quoted(fields, start) : Plain(fields, start);
                if (!more) return fields;
            }
        }

        private bool Plain(List<string> fields, int start)
        {
            var comma = _line.IndexOf(',');
            var field = comma >= 0 ? _line[..comma] : _line.TrimEnd('\n');
            if (field.IndexOf('"') is var quote and >= 0)
            {
                throw Failure(start, _column + Encoding.UTF8.GetByteCount(field[..quote]), "bare \" in non-quoted-field");
            }

            fields.Add(field.ToString());
            if (comma >= 0) Skip(comma + 1);
            return comma >= 0;
        }

        private bool Quoted(List<string> fields, int start)
        {
            var field = new StringBuilder();
            Skip(1);
            while (true)
            {
                var quote = _line.IndexOf('"');
                if (quote < 0)
                {
                    field.Append(_line);
                    Skip(_line.Length);
                    if (!NextLine()) throw Failure(start, _column, "extraneous or missing \" in quoted-field");
                    _column = 1;
                    continue;
                }

                field.Append(_line[..quote]);
                Skip(quote + 1);
                if (_line.StartsWith("\""))
                {
                    field.Append('"');
                    Skip(1);
                    continue;
                }

                if (!_line.StartsWith(",") && !_line.IsEmpty && _line is not "\n")
                {
                    throw Failure(start, _column - 1, "extraneous or missing \" in quoted-field");
                }

                fields.Add(field.ToString());
                if (!_line.StartsWith(",")) return false;

                Skip(1);
                return true;
            }
        }

        // A carriage return before the end of a line, or at the end of the text, is no part of it.
        private bool NextLine()
        {
            if (_next >= text.Length) return false;

            var rest = text.AsSpan(_next);
            var end = rest.IndexOf('\n');
            _next = end < 0 ? text.Length : _next + end + 1;
            _number++;
            if (end < 0) _line = rest.EndsWith("\r") ? rest[..^1] : rest;
            else _line = end > 0 && rest[end - 1] == '\r' ? string.Concat(rest[..(end - 1)], "\n") : rest[..(end + 1)];
            return true;
        }

        private void Skip(int count)
        {
            _column += Encoding.UTF8.GetByteCount(_line[..count]);
            _line = _line[count..];
        }

        private readonly FormatException Failure(int start, int column, string reason) =>
            new($"{prefix}{(start == _number ? "" : $"record on line {start}; ")}parse error on line {_number}, column {column}: {reason}");
    }
}
