using System.Security.Cryptography;
using System.Text;
using Hcl2.Editing;

namespace Hcl2.Fuzz;

/// <summary>The editor: whatever the file and the changes, the result has no error, and what was not changed is the same byte for byte.</summary>
internal static class EditProperties
{
    /// <param name="bytes">A file when they are one; what is changed depends on them too, and so does a second file that is made up.</param>
    public static void Check(byte[] bytes)
    {
        var random = new Random(BitConverter.ToInt32(SHA256.HashData(bytes)));
        var tree = SyntaxTree.Parse(new SourceText("input.hcl", bytes));
        if (!tree.Diagnostics.HasErrors) CheckPlaces(Encoding.UTF8.GetString(bytes), random);

        var text = new RandomFile(random).Text();
        CheckPlaces(text, random);
        CheckSequence(text, new RandomEdits(random, text).Next(1 + random.Next(8)));
    }

    /// <summary>All changes at once make what they make one after the other.</summary>
    public static void CheckSequence(string text, IReadOnlyList<Action<SyntaxEditor, BodySyntax>> edits)
    {
        var tree = Parsed(text);
        var editor = new SyntaxEditor(tree);
        var single = text;
        foreach (var edit in edits)
        {
            edit(editor, tree.Root);
            var next = Parsed(single);
            var one = new SyntaxEditor(next);
            edit(one, next.Root);
            single = one.Apply();
        }

        Property.Holds(editor.Apply() == single, "changes at once are the same as one after the other");
    }

    /// <summary>One change at a time, of every item: only the place of the change is another.</summary>
    private static void CheckPlaces(string text, Random random)
    {
        var tree = Parsed(text);
        foreach (var item in SyntaxWalk.Descendants(tree.Root).OfType<BodyItemSyntax>().Take(20))
        {
            if (item is AttributeSyntax attribute)
            {
                Changes(tree, attribute.Expression.Span, e => e.Replace(attribute.Expression, RandomFile.Value(random)));
                Changes(tree, attribute.NameSpan, e => e.Rename(attribute, "a_name_that_is_not_there"));
            }
            else if (item is BlockSyntax block)
            {
                Changes(tree, TextSpan.Over(block.TypeSpan, block.OpenBrace), e => e.SetType(block, "t").SetLabels(block, "x"));
                Adds(tree, block, e => e.Append(block.Body, "a_name_that_is_not_there = <<E\ny\nE\n"));
            }

            var owner = SyntaxLookup.BlocksAt(tree.Root, item.Span.Start + 1).LastOrDefault(around => !ReferenceEquals(around, item));
            Adds(tree, owner, e => e.InsertBefore(item, "a_name_that_is_not_there = 1"));
            Adds(tree, owner, e => e.InsertAfter(item, "a_name_that_is_not_there {\n}"));
            Removes(tree, item);
        }
    }

    private static void Changes(SyntaxTree<BodySyntax> tree, TextSpan place, Action<SyntaxEditor> edit)
    {
        var (start, end) = Difference(tree, edit, out _);
        Property.Holds(start >= end || (start >= place.Start && end <= place.End), "a change is where it belongs");
    }

    private static void Adds(SyntaxTree<BodySyntax> tree, BlockSyntax? owner, Action<SyntaxEditor> edit)
    {
        var (start, end) = Difference(tree, edit, out var result);
        if (start >= end) return;
        // A block on one line gets lines, and a brace behind a comment its own: only blanks go.
        Property.Holds(owner is not null && start >= owner.OpenBrace.Start && end <= owner.CloseBrace.End, "what is added takes nothing away");
        var inside = tree.Source.Text(new(owner!.OpenBrace.End, owner.CloseBrace.Start)).Trim();
        Property.Holds(result.Contains(inside, StringComparison.Ordinal), "what is in a block stays when it is opened");
    }

    private static void Removes(SyntaxTree<BodySyntax> tree, BodyItemSyntax item)
    {
        var (start, end) = Difference(tree, e => e.Remove(item), out var result);
        var removed = tree.Source.Length - Encoding.UTF8.GetByteCount(result);
        Property.Holds(end - start <= removed && removed >= item.Span.Length, "what is removed leaves the rest as it was");
    }

    /// <summary>The part of the file that is another after a change; what comes instead is in the result.</summary>
    private static (int Start, int End) Difference(SyntaxTree<BodySyntax> tree, Action<SyntaxEditor> edit, out string result)
    {
        var editor = new SyntaxEditor(tree);
        edit(editor);
        result = editor.Apply();
        var before = tree.Source.Bytes;
        var after = Encoding.UTF8.GetBytes(result);
        var start = before.CommonPrefixLength(after);
        var end = before.Length;
        for (var last = after.Length; end > start && last > start && before[end - 1] == after[last - 1]; last--) end--;
        return (start, end);
    }

    private static SyntaxTree<BodySyntax> Parsed(string text)
    {
        var tree = SyntaxTree.Parse(SourceText.From("input.hcl", text));
        Property.Holds(!tree.Diagnostics.HasErrors, $"a string that was edited has no error ({tree.Diagnostics})");
        return tree;
    }
}
