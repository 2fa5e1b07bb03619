using System.Globalization;
using Hcl2.Editing;

namespace Hcl2.Fuzz;

/// <summary>Changes of a <see cref="RandomFile"/> that do not depend on each other: each item is changed once, and nothing that went is named again.</summary>
internal sealed class RandomEdits(Random random, string text)
{
    private static readonly string[] Items = ["{0} = 1\n", "{0} {{\n  x = [1,\n 2]\n}}\n", "\n{0} = <<E\n  y\nE\n", "# {0}\n{0} = 1 # one\n", "{0} \"l\" {{ z = 1 }}"];

    private readonly BodySyntax _root = SyntaxTree.Parse(SourceText.From("x", text)).Root;
    private readonly HashSet<string> _changed = ["keep", "kept"];
    private readonly HashSet<string> _anchors = [];
    private readonly HashSet<string> _fixed = [];
    private int _names;

    /// <summary>So many changes, or fewer when there is too little to change.</summary>
    public IReadOnlyList<Action<SyntaxEditor, BodySyntax>> Next(int count) =>
        [.. Enumerable.Range(0, count).Select(_ => One()).OfType<Action<SyntaxEditor, BodySyntax>>()];

    private Action<SyntaxEditor, BodySyntax>? One()
    {
        var items = All(_root).Where(item => Path(item).All(around => !_changed.Contains(Name(around)))).ToList();
        if (items.Count == 0) return null;
        var item = items[random.Next(items.Count)];
        var (name, fresh, value) = (Name(item), "n" + (++_names).ToString(CultureInfo.InvariantCulture), RandomFile.Value(random));
        var added = string.Format(CultureInfo.InvariantCulture, Items[random.Next(Items.Length)], fresh);
        switch (random.Next(11), item)
        {
            case (0, AttributeSyntax):
                _changed.Add(name);
                return (e, root) => e.Set(BodyOf(root, name), name, value);
            case (1, AttributeSyntax):
                _changed.Add(name);
                return (e, root) => e.Rename((AttributeSyntax)Find(root, name), fresh);
            case (2, BlockSyntax):
                _changed.Add(name);
                Fix(item);
                return (e, root) => e.SetLabels((BlockSyntax)Find(root, name), fresh, "${x} \"y\"");
            case (3, BlockSyntax block) when !IsEmptied(block):
                FixInside(block);
                return (e, root) => e.Set(((BlockSyntax)Find(root, name)).Body, fresh, value);
            case (4, _):
                return (e, root) => e.Append(root, added);
            case (5, _) when !_fixed.Contains(name):
                _changed.Add(name);
                return (e, root) => e.Remove(Find(root, name));
            case (6, _) when IsFree(item) && _anchors.Add("<" + name):
                FixInside(Path(item));
                return (e, root) => e.InsertBefore(Find(root, name), added);
            case (7, _) when IsFree(item) && _anchors.Add(">" + name):
                FixInside(Path(item));
                return (e, root) => e.InsertAfter(Find(root, name), added);
            case (8, AttributeSyntax):
                _changed.Add(name);
                return (e, root) => e.Replace(((AttributeSyntax)Find(root, name)).Expression, value);
            case (9 or 10, _) when !_fixed.Contains(name):
                return Move(item, items);
            default:
                return null;
        }
    }

    private Action<SyntaxEditor, BodySyntax>? Move(BodyItemSyntax item, List<BodyItemSyntax> items)
    {
        var other = items[random.Next(items.Count)];
        var (name, to) = (Name(item), Name(other));
        if (Path(other).Contains(item) || !IsFree(other) || (other is BlockSyntax block && IsEmptied(block)) || !_anchors.Add("<" + to) || !_anchors.Add(">" + to)) return null;

        _changed.Add(name);
        Fix(other);
        FixInside(Path(other));
        return random.Next(other is BlockSyntax ? 3 : 2) switch
        {
            0 => (e, root) => e.MoveBefore(Find(root, name), Find(root, to)),
            1 => (e, root) => e.MoveAfter(Find(root, name), Find(root, to)),
            _ => (e, root) => e.MoveToEnd(Find(root, name), ((BlockSyntax)Find(root, to)).Body),
        };
    }

    /// <summary>What is moved somewhere is not to go with what is there.</summary>
    private void Fix(BodyItemSyntax item) => _fixed.UnionWith(Path(item).Select(Name));

    /// <summary>What is in a block on one line stays there once others have come: whether it leaves a line depends on the order of changes.</summary>
    private void FixInside(params IEnumerable<BodyItemSyntax> blocks) =>
        _fixed.UnionWith(blocks.OfType<BlockSyntax>().SelectMany(static block => block.Body.Items).Select(Name));

    /// <summary>Whether a block on one line has lost what was in it: whether a line stays for that depends on the order of changes.</summary>
    private bool IsEmptied(BlockSyntax block) => block.Body.Items.Any(item => _changed.Contains(Name(item)));

    private bool IsFree(BodyItemSyntax item) => Path(item) is not [.., BlockSyntax block, _] || !IsEmptied(block);

    private List<BodyItemSyntax> Path(BodyItemSyntax item) => [.. SyntaxLookup.BlocksAt(_root, item.Span.Start + 1).Where(block => !ReferenceEquals(block, item)), item];

    private static IEnumerable<BodyItemSyntax> All(BodySyntax root) => SyntaxWalk.Descendants(root).OfType<BodyItemSyntax>();

    private static BodyItemSyntax Find(BodySyntax root, string name) => All(root).First(item => Name(item) == name);

    private static BodySyntax BodyOf(BodySyntax root, string name) =>
        SyntaxWalk.Descendants(root).OfType<BodySyntax>().First(body => body.Items.Any(item => Name(item) == name));

    private static string Name(BodyItemSyntax item) => item is AttributeSyntax attribute ? attribute.Name : ((BlockSyntax)item).Type;
}
