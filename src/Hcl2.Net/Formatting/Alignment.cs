namespace Hcl2.Formatting;

/// <summary>Puts the equals signs of consecutive lines below each other, and then their comments.</summary>
internal static class Alignment
{
    public static void Apply(Layout layout)
    {
        Align(layout, static line => line.HasAssignment, static line => line.Assignment);
        Align(layout, static line => line.HasComment, static line => line.Comment);
    }

    private static void Align(Layout layout, Func<LayoutLine, bool> has, Func<LayoutLine, int> cell)
    {
        for (var start = 0; start < layout.Lines.Count; start++)
        {
            var end = start;
            while (end < layout.Lines.Count && has(layout.Lines[end])) end++;
            if (end == start) continue;

            var widths = layout.Lines[start..end].ConvertAll(line => layout.Width(line.Start, cell(line)));
            var widest = widths.Max();
            for (var at = start; at < end; at++) layout.Blanks[cell(layout.Lines[at])] = widest - widths[at - start] + 1;
            start = end;
        }
    }
}
