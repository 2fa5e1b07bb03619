namespace Hcl2.Serialization;

/// <summary>Updates a body of a file from a value, with as few changes as possible.</summary>
internal sealed class BodyUpdate(SyntaxEditor editor, EvaluationContext? context)
{
    /// <summary>Attributes and blocks without a member stay unchanged.</summary>
    public void Apply(BodySyntax body, HclBuilder wanted)
    {
        foreach (var item in wanted.Items)
        {
            if (item is BuiltAttribute attribute) Apply(body, attribute);
            else if (item is BuiltBlocks blocks) Apply(body, blocks.Type, [.. wanted.Items.OfType<BuiltBlock>().Where(block => block.Type == blocks.Type)]);
        }
    }

    private void Apply(BodySyntax body, BuiltAttribute wanted)
    {
        var attribute = body.Attributes.FirstOrDefault(attribute => attribute.Name == wanted.Name);
        if (wanted.Value is not { } value)
        {
            if (attribute is not null) editor.Remove(attribute);
        }
        else if (attribute is null || !Means(attribute.Expression, value))
        {
            editor.Set(body, wanted.Name, SyntaxText.Of(value));
        }
    }

    /// <summary>Blocks are those with the same labels, as long as that keeps the order; else those at the same position.</summary>
    private void Apply(BodySyntax body, string type, List<BuiltBlock> wanted)
    {
        BlockSyntax[] present = [.. body.Blocks.Where(block => block.Type == type)];
        var matches = BlockMatches.Of(present, wanted);
        foreach (var (block, at) in present.Select(static (block, at) => (block, at)))
        {
            if (!matches.Contains(at)) editor.Remove(block);
        }

        for (var (at, last) = (0, (BlockSyntax?)null); at < wanted.Count; at++)
        {
            if (matches[at] is { } match)
            {
                last = present[match];
                if (!BlockMatches.HasLabels(last, wanted[at])) editor.SetLabels(last, wanted[at].Labels);
                Apply(last.Body, wanted[at].Body);
                continue;
            }

            var text = SyntaxText.Block(type, wanted[at].Labels, wanted[at].Body.Content());
            var next = matches.Skip(at).FirstOrDefault(static match => match is not null);
            if (last is not null) editor.InsertAfter(last, "\n" + text);
            else if (next is { } following) editor.InsertBefore(present[following], text + "\n");
            else editor.Append(body, (body.Items.Count > 0 ? "\n" : "") + text);
        }
    }

    private bool Means(ExpressionSyntax expression, HclValue value)
    {
        var given = expression.Evaluate(context, []);
        return given.IsWhollyKnown && (given.Equals(value) || (HclConvert.To(given, value.Type) is { Succeeded: true } same && same.Value.Equals(value)));
    }
}

/// <summary>Which block of a file is which wanted one.</summary>
internal static class BlockMatches
{
    /// <summary>For each wanted block the position of the present one; null for a new one. Positions rise.</summary>
    public static IReadOnlyList<int?> Of(IReadOnlyList<BlockSyntax> present, IReadOnlyList<BuiltBlock> wanted)
    {
        if (wanted.All(static block => block.Labels.Count > 0))
        {
            var matches = new int?[wanted.Count];
            var (from, rises) = (0, true);
            for (var at = 0; at < matches.Length; at++)
            {
                var found = Enumerable.Range(0, present.Count).Where(i => HasLabels(present[i], wanted[at])).Select(static i => (int?)i).FirstOrDefault();
                if (found is null) continue;
                rises &= found >= from;
                matches[at] = found;
                from = found.Value + 1;
            }

            if (rises) return matches;
        }

        return [.. Enumerable.Range(0, wanted.Count).Select(at => at < present.Count ? (int?)at : null)];
    }

    public static bool HasLabels(BlockSyntax block, BuiltBlock wanted) => block.Labels.Select(static label => label.Text).SequenceEqual(wanted.Labels, StringComparer.Ordinal);
}
