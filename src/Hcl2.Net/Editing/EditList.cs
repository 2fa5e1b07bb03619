using System.Text;

namespace Hcl2.Editing;

/// <summary>A change of one range of a string.</summary>
/// <param name="Span">What goes; empty for an insertion.</param>
/// <param name="Text">What comes.</param>
/// <param name="Rank">What comes first of insertions at one place.</param>
/// <param name="IsLines">Whether the text is whole lines, which need a line of their own.</param>
/// <param name="Moved">What is moved: the text is made of it, with the changes inside; null for other changes.</param>
/// <param name="IsCut">Whether the range is moved elsewhere.</param>
internal sealed record Edit(TextSpan Span, string Text, EditRank Rank = EditRank.Gap, bool IsLines = false, MovedLines? Moved = null, bool IsCut = false);

/// <summary>Lines that are moved.</summary>
/// <param name="Region">The lines, or the item alone.</param>
/// <param name="Prefix">What the first line begins with, where that is not part of the region.</param>
/// <param name="From">The blanks before the item.</param>
/// <param name="To">The blanks before it at its new place.</param>
internal sealed record MovedLines(TextSpan Region, string Prefix, string From, string To);

/// <summary>The order of insertions at one place.</summary>
internal enum EditRank
{
    Gap,
    After,
    End,
    Before,
    Indentation,
    Outer,
}

/// <summary>The changes of a string, by what they change: a later change of the same thing replaces the earlier one.</summary>
internal sealed class EditList(SourceText source, string newline)
{
    private readonly Dictionary<object, (int Order, Edit[] Edits)> _edits = [];
    private int _order;

    /// <summary>Sets the changes of one thing.</summary>
    public void Put(object key, params Edit[] edits) => _edits[key] = (_edits.TryGetValue(key, out var earlier) ? earlier.Order : _order++, edits);

    /// <summary>Takes the changes of one thing back.</summary>
    public void Drop(object key) => _edits.Remove(key);

    /// <summary>Takes all changes inside a range back, because the range itself goes; what is moved out of it stays so.</summary>
    public void DropInside(TextSpan span)
    {
        TextSpan[] cuts = [.. All.Where(edit => edit.IsCut && IsInside(edit.Span, span)).Select(static edit => edit.Span)];
        foreach (var (key, (_, edits)) in _edits)
        {
            if (Array.TrueForAll(edits, edit => IsInside(edit.Span, span) && !Array.Exists(cuts, cut => edit.Span == cut || IsInside(edit.Span, cut)))) _edits.Remove(key);
        }
    }

    /// <summary>The first change of one thing; null when it is not changed.</summary>
    public Edit? Find(object key) => _edits.TryGetValue(key, out var found) ? found.Edits[0] : null;

    /// <summary>The text with all changes.</summary>
    /// <exception cref="InvalidOperationException">Two changes concern the same text.</exception>
    public string Apply()
    {
        var moved = new HashSet<MovedLines>(ReferenceEqualityComparer.Instance);
        var text = Render(new(0, source.Length), moved);
        var lost = All.FirstOrDefault(edit => edit.Moved is { } lines && !moved.Contains(lines));
        return lost is null ? text : throw new InvalidOperationException($"Items are moved into each other: {source.Locate(lost.Moved!.Region)}.");
    }

    private IEnumerable<Edit> All => _edits.Values.OrderBy(static entry => entry.Order).SelectMany(static entry => entry.Edits);

    private string Render(TextSpan region, HashSet<MovedLines> moved)
    {
        var isWhole = region.Start == 0 && region.End == source.Length;
        var inside = All
            .Where(edit => edit.Span.Start >= region.Start && edit.Span.End <= region.End)
            .Where(edit => isWhole || !(edit.Span == region || IsAtEdge(edit.Span, region)))
            .OrderBy(static edit => edit.Span.Start).ThenBy(static edit => !edit.Span.IsEmpty).ThenBy(static edit => edit.Rank);
        var result = new StringBuilder(region.Length);
        var (at, last, away) = (region.Start, (Edit?)null, default(TextSpan));
        foreach (var edit in inside)
        {
            if (edit.Span.Start < at)
            {
                // The contents of something that is moved is changed there; what is moved out of something that goes is not lost.
                if (edit.IsCut && edit.Span.End <= at && !IsInside(edit.Span, away)) away = edit.Span;
                if (edit.Span.End <= at && (last!.IsCut || edit.IsCut || IsInside(edit.Span, away))) continue;
                throw new InvalidOperationException($"Two changes concern the text at {source.Locate(edit.Span)}.");
            }

            result.Append(source.Text(new(at, edit.Span.Start)));
            if (edit.IsLines) EndLine(result);
            result.Append(edit.Moved is { } lines ? Moved(lines, moved) : edit.Text);
            (at, last) = (edit.Span.End, edit);
        }

        return result.Append(source.Text(new(at, region.End))).ToString();
    }

    private string Moved(MovedLines lines, HashSet<MovedLines> moved)
    {
        moved.Add(lines);
        var text = FileStyle.Moved(lines.Prefix + Render(lines.Region, moved), lines.From, lines.To);
        return text.EndsWith('\n') ? text : text + newline;
    }

    private void EndLine(StringBuilder result)
    {
        // A byte order mark is not a line.
        if (result.Length > 0 && result[^1] != '\n' && !(result.Length == 1 && result[0] == '\uFEFF')) result.Append(newline);
    }

    private static bool IsInside(TextSpan edit, TextSpan region) => edit.Start >= region.Start && edit.End <= region.End && !IsAtEdge(edit, region);

    private static bool IsAtEdge(TextSpan edit, TextSpan region) => edit.IsEmpty && (edit.Start == region.Start || edit.Start == region.End);
}
