using System.Text;
using Hcl2.Syntax;

namespace Hcl2.Editing;

/// <summary>How a file is written: what ends its lines, and by what each level is indented.</summary>
/// <param name="Newline">What ends most lines.</param>
/// <param name="Unit">The blanks that a block adds for the contents.</param>
internal sealed record FileStyle(string Newline, string Unit)
{
    /// <summary>The style of a file; lines end in <c>\n</c> and levels are two blanks where it does not show.</summary>
    public static FileStyle Of(BodySyntax root, FileTokens tokens) => new(NewlineOf(root.Source), UnitOf(root, tokens) ?? "  ");

    /// <summary>Items as lines of this style.</summary>
    /// <param name="items">Items without syntax errors.</param>
    /// <param name="indentation">The blanks before each.</param>
    public string Lines(string items, string indentation) => Indented(Formatter.Format(items), level => indentation + Level(level));

    /// <summary>An expression of several lines, the first without indentation.</summary>
    public string Expression(string expression, string indentation)
    {
        const string Name = "x = ";
        return Lines(Name + expression + "\n", indentation)[(indentation.Length + Name.Length)..].TrimEnd('\r', '\n');
    }

    /// <summary>Lines of the file in another place: the same but for the blanks at their start. The text of heredocs stays.</summary>
    public static string Moved(string lines, string from, string to) =>
        from == to ? lines : Rewritten(lines, blanks => blanks.StartsWith(from, StringComparison.Ordinal) ? to + blanks[from.Length..] : to, newline: null);

    private string Level(int level) => level == 0 ? "" : string.Concat(Enumerable.Repeat(Unit, level));

    private string Indented(string formatted, Func<int, string> indentation) => Rewritten(formatted, blanks => indentation(blanks.Length / 2), Newline);

    /// <summary>Lines with other blanks at their start, and other newlines; the contents strings and comments stays.</summary>
    private static string Rewritten(string lines, Func<string, string> indentation, string? newline)
    {
        var source = SourceText.From("", lines);
        var result = new StringBuilder(lines.Length);
        var (at, isFirst) = (0, true);
        foreach (var token in SyntaxTree.Tokens(source))
        {
            var blanks = source.Text(new(at, token.Start));
            var text = source.Text(token.Span);
            var isEmpty = token.Kind is TokenKind.Newline or TokenKind.EndOfFile;
            result.Append(!isFirst ? blanks : isEmpty ? "" : indentation(blanks));
            isFirst = token.Kind == TokenKind.Newline || (token.Kind == TokenKind.Comment && text.EndsWith('\n'));
            var ends = newline is not null && (isFirst || (token.Kind == TokenKind.OpenHeredoc && text.EndsWith('\n')));
            result.Append(ends ? text.TrimEnd('\r', '\n') + newline : text);
            at = token.End;
        }

        return result.ToString();
    }

    private static string NewlineOf(SourceText source)
    {
        var (all, pairs) = (source.Bytes.Count((byte)'\n'), source.Bytes.Count("\r\n"u8));
        return pairs * 2 > all ? "\r\n" : "\n";
    }

    private static string? UnitOf(BodySyntax body, FileTokens tokens)
    {
        foreach (var block in body.Blocks)
        {
            if (tokens.IndentationOf(block.Span) is not { } own || block.Body.Items is not [var first, ..]) continue;
            if (tokens.IndentationOf(first.Span) is { } inner && inner.Length > own.Length && inner.StartsWith(own, StringComparison.Ordinal))
                return inner[own.Length..];
        }

        return null;
    }
}
