using System.Text;
using Hcl2.Evaluation;
using Hcl2.Formatting;
using Hcl2.Parsing;
using Hcl2.Syntax;
using Hcl2.Text;

namespace Hcl2.Editing;

/// <summary>Collects changes to a file and applies them at once. Everything that is not changed stays as it is, comments included.</summary>
/// <param name="tree">The file; the nodes handed to the methods are from it. Without syntax errors.</param>
public sealed class SyntaxEditor(SyntaxTree<BodySyntax> tree)
{
    private readonly List<(TextSpan Span, string Text)> _edits = [];

    /// <summary>Sets an attribute of a body, adding it at the end when it is not there.</summary>
    /// <param name="body">A body of the tree.</param>
    /// <param name="name">The name.</param>
    /// <param name="expression">The value as text, such as <see cref="SyntaxText.Of(Values.HclValue)"/> gives.</param>
    public SyntaxEditor Set(BodySyntax body, string name, string expression)
    {
        var attribute = body.Attributes.FirstOrDefault(a => a.Name == name);
        return attribute is null ? Append(body, SyntaxText.Attribute(name, expression)) : Edit(attribute.Expression.Span, expression);
    }

    /// <summary>Renames an attribute.</summary>
    public SyntaxEditor Rename(AttributeSyntax attribute, string name) => Edit(attribute.NameSpan, name);

    /// <summary>Removes an attribute or a block, with the comments right above and behind it and its line.</summary>
    public SyntaxEditor Remove(BodyItemSyntax item) => Edit(LineSpan.Around(tree.Source, item.Span), "");

    /// <summary>Gives a block another type.</summary>
    public SyntaxEditor SetType(BlockSyntax block, string type) => Edit(block.TypeSpan, type);

    /// <summary>Gives a block other labels.</summary>
    public SyntaxEditor SetLabels(BlockSyntax block, params IEnumerable<string> labels) =>
        Edit(new(block.TypeSpan.End, block.OpenBrace.Start), string.Concat(labels.Select(static label => " " + SyntaxText.Quoted(label))) + " ");

    /// <summary>Adds items at the end of a body, indented as it needs.</summary>
    /// <param name="body">A body of the tree.</param>
    /// <param name="items">Items as text, each with its newline; a newline alone adds an empty line.</param>
    public SyntaxEditor Append(BodySyntax body, string items)
    {
        var owners = Owners(body);
        var text = Indented(items, owners.Count);
        if (owners.Count == 0)
        {
            var isOpen = tree.Source.Length > 0 && tree.Source.Bytes[^1] != '\n';
            return Edit(new(tree.Source.Length, tree.Source.Length), isOpen ? "\n" + text : text);
        }

        var owner = owners[^1];
        var outer = new string(' ', 2 * (owners.Count - 1));
        var place = LineSpan.StartOfLine(tree.Source, owner.CloseBrace.Start);
        if (place > owner.OpenBrace.Start) return Edit(new(place, place), text);

        // A block on one line gets one line for each item.
        var inside = tree.Source.Text(new(owner.OpenBrace.End, owner.CloseBrace.Start)).Trim(' ', '\t');
        if (inside.Length > 0) text = Indented(inside + "\n", owners.Count) + text;
        return Edit(new(owner.OpenBrace.End, owner.CloseBrace.Start), $"\n{text}{outer}");
    }

    /// <summary>Renames a variable in every path of an expression or body that starts with it; names that <c>for</c> binds are others.</summary>
    /// <param name="node">An expression or body of the tree.</param>
    /// <param name="from">The path to rename: the variable and the attributes behind it, such as <c>var.old</c>.</param>
    /// <param name="to">What to call it, of any length.</param>
    public SyntaxEditor RenameVariable(SyntaxNode node, IReadOnlyList<string> from, IReadOnlyList<string> to)
    {
        // A chain of operators is as deep as it is long, which is too deep for recursion.
        var open = new Stack<SyntaxNode>([node]);
        while (open.TryPop(out var next))
        {
            switch (next)
            {
                case ScopeTraversalSyntax scope when Prefix(scope.Traversal, from) is { } span:
                    Edit(span, string.Join('.', to));
                    break;
                case ObjectKeySyntax { ForceNonLiteral: false, Wrapped: ScopeTraversalSyntax { IsName: true } }:
                    break;
                case ForSyntax rounds when rounds.KeyName == from[0] || rounds.ValueName == from[0]:
                    // Inside, the name means something else.
                    open.Push(rounds.Collection);
                    break;
                default:
                    foreach (var child in SyntaxWalk.Children(next)) open.Push(child);
                    break;
            }
        }

        return this;
    }

    /// <summary>The text with all changes.</summary>
    /// <exception cref="InvalidOperationException">Two changes concern the same text.</exception>
    public string Apply()
    {
        var result = new StringBuilder(tree.Source.Length);
        var at = 0;
        foreach (var (span, text) in _edits.OrderBy(static edit => edit.Span.Start).ThenBy(static edit => edit.Span.End))
        {
            if (span.Start < at) throw new InvalidOperationException($"Two changes concern the text at {tree.Source.Locate(span)}.");
            result.Append(tree.Source.Text(new(at, span.Start))).Append(text);
            at = span.End;
        }

        return result.Append(tree.Source.Text(new(at, tree.Source.Length))).ToString();
    }

    private SyntaxEditor Edit(TextSpan span, string text)
    {
        _edits.Add((span, text));
        return this;
    }

    /// <summary>The blocks a body is inside of, the outermost first.</summary>
    private List<BlockSyntax> Owners(BodySyntax body)
    {
        var owners = new List<BlockSyntax>();
        var current = tree.Root;
        while (!ReferenceEquals(current, body))
        {
            var next = current.Blocks.FirstOrDefault(block => ReferenceEquals(block.Body, body) || Contains(block.Span, body.Span))
                ?? throw new ArgumentException("The body is not of this tree.", nameof(body));
            owners.Add(next);
            current = next.Body;
        }

        return owners;
    }

    private static bool Contains(TextSpan outer, TextSpan inner) => outer.Start <= inner.Start && inner.End <= outer.End;

    /// <summary>Formats items as they would stand inside so many blocks; the text of heredocs is not indented.</summary>
    private static string Indented(string items, int depth)
    {
        var formatted = Formatter.Format(string.Concat(Enumerable.Repeat("b {\n", depth)) + items + string.Concat(Enumerable.Repeat("}\n", depth)));
        var lines = formatted.Split('\n')[..^1];
        return string.Concat(lines[depth..^depth].Select(static line => line + "\n"));
    }

    /// <summary>The part of a path that is a prefix; null when the path starts otherwise.</summary>
    private static TextSpan? Prefix(Traversal traversal, IReadOnlyList<string> prefix)
    {
        if (traversal.RootName != prefix[0] || traversal.Steps.Count < prefix.Count - 1) return null;
        for (var at = 1; at < prefix.Count; at++)
        {
            if (traversal.Steps[at - 1] is not AttributeStep step || step.Name != prefix[at]) return null;
        }

        return prefix.Count == 1 ? traversal.RootSpan : TextSpan.Over(traversal.RootSpan, traversal.Steps[prefix.Count - 2].Span);
    }
}
