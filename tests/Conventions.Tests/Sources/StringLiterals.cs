using System.Text;

namespace Conventions.Sources;

/// <summary>The strings in a piece of C#. Literals that <c>+</c> joins are one string; what is filled in is shown as <c>…</c>.</summary>
internal static class StringLiterals
{
    public const char Hole = '…';

    /// <summary>The strings from an offset to the end of the call or statement it is in.</summary>
    public static IReadOnlyList<string> From(string code, int start)
    {
        var texts = new List<string>();
        var depth = 0;
        var between = new StringBuilder();
        for (var at = start; at < code.Length;)
        {
            if (IsLiteral(code, at))
            {
                var (text, end) = Read(code, at);
                if (texts.Count > 0 && between.ToString().Trim() == "+") texts[^1] += text;
                else texts.Add(text);
                between.Clear();
                at = end;
                continue;
            }

            if (code[at] is '(') depth++;
            if (code[at] is ')' && --depth < 0) break;
            if (code[at] is ';' && depth <= 0) break;
            between.Append(code[at++]);
        }

        return texts;
    }

    private static bool IsLiteral(string code, int at) => code[at] == '"' || (code[at] == '$' && at + 1 < code.Length && code[at + 1] == '"');

    private static (string Text, int End) Read(string code, int at)
    {
        var isInterpolated = code[at] == '$';
        if (isInterpolated) at++;
        if (code.AsSpan(at).StartsWith("\"\"\"")) return Raw(code, at);
        var text = new StringBuilder();
        for (at++; at < code.Length && code[at] != '"';)
        {
            if (code[at] == '\\' && at + 1 < code.Length)
            {
                text.Append(code[at + 1] switch { 'n' => '\n', 't' => '\t', var other => other });
                at += 2;
            }
            else if (isInterpolated && (code[at] is '{' or '}') && at + 1 < code.Length && code[at + 1] == code[at])
            {
                text.Append(code[at]);
                at += 2;
            }
            else if (isInterpolated && code[at] == '{')
            {
                text.Append(Hole);
                at = EndOfHole(code, at);
            }
            else text.Append(code[at++]);
        }

        return (text.ToString(), at + 1);
    }

    private static (string Text, int End) Raw(string code, int at)
    {
        var end = code.IndexOf("\"\"\"", at + 3, StringComparison.Ordinal);
        return end < 0 ? (code[(at + 3)..], code.Length) : (code[(at + 3)..end], end + 3);
    }

    private static int EndOfHole(string code, int at)
    {
        for (var depth = 0; at < code.Length;)
        {
            if (IsLiteral(code, at))
            {
                at = Read(code, at).End;
                continue;
            }

            if (code[at] == '{') depth++;
            if (code[at++] == '}' && --depth == 0) return at;
        }

        return at;
    }
}
