using System.Text;
using Hcl2.Unicode;

namespace Hcl2.Parsing;

/// <summary>What <c>&lt;&lt;-</c> takes away: the indentation that all lines have in common.</summary>
/// <remarks>
/// A line starts behind a string that still ends in a newline after <c>~</c> has trimmed it. Lines of blanks alone are neither counted nor
/// changed; a line that starts with a sequence has no indentation. Widths are grapheme clusters.
/// </remarks>
internal static class Indentation
{
    public static void Remove(SourceText source, Span<TemplatePart> parts)
    {
        var width = int.MaxValue;
        var lines = new List<int>();
        var isStart = true;
        for (var at = 0; at < parts.Length; at++)
        {
            ref var part = ref parts[at];
            if (part.Kind == TemplatePartKind.Text) part.Text ??= source.Text(part.Span);
            if (isStart)
            {
                isStart = false;
                if (part.Kind == TemplatePartKind.End) break;
                if (part.Kind != TemplatePartKind.Text)
                {
                    width = 0;
                }
                else if (!IsBlank(part.Text))
                {
                    width = Math.Min(width, Width(part.Text!));
                    lines.Add(at);
                }
            }

            isStart |= part.Kind == TemplatePartKind.Text && part.Text!.EndsWith('\n');
        }

        foreach (var line in lines) Cut(ref parts[line], width);
    }

    private static bool IsBlank(string? line) => string.IsNullOrWhiteSpace(line) && line!.EndsWith('\n');

    private static int Width(string line) => Graphemes.Count(line.AsSpan(0, line.Length - line.AsSpan().TrimStart().Length));

    private static void Cut(ref TemplatePart part, int width)
    {
        if (width == 0) return;
        var indentation = Graphemes.Take(part.Text, width);
        part.Span = part.Span with { Start = Math.Min(part.Span.End, part.Span.Start + Encoding.UTF8.GetByteCount(indentation)) };
        part.Text = part.Text![indentation.Length..];
    }
}
