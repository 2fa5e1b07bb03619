using Hcl2.Syntax;

namespace Hcl2.Formatting;

/// <summary>Indents a line by two blanks for every line before it that opened more brackets than it closed.</summary>
internal static class LineIndentation
{
    public static void Apply(Layout layout)
    {
        // For every level, how many brackets have to be closed to leave it.
        var levels = new Stack<int>();
        foreach (var line in layout.Lines)
        {
            if (layout.Tokens[line.Start].Kind == TokenKind.Newline)
            {
                layout.Blanks[line.Start] = 0;
                continue;
            }

            var change = Change(layout, line);
            if (change < 0) Close(levels, -change);
            layout.Blanks[line.Start] = 2 * levels.Count;
            if (change > 0) levels.Push(change);
        }
    }

    private static int Change(Layout layout, LayoutLine line)
    {
        var change = 0;
        for (var at = line.Start; at < line.Comment; at++)
        {
            var kind = layout.Tokens[at].Kind;
            change += Layout.Brackets(kind);
            // What a heredoc opens it closes too, unless the value is not aligned and so a line of it is seen alone.
            if (kind == TokenKind.OpenHeredoc && at < line.Assignment) break;
        }

        return change;
    }

    private static void Close(Stack<int> levels, int closed)
    {
        while (closed > 0 && levels.TryPop(out var opened))
        {
            if (opened > closed) levels.Push(opened - closed);
            closed -= opened;
        }
    }
}
