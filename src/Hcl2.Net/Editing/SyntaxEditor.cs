using Hcl2.Editing;
using Hcl2.Syntax;

namespace Hcl2;

/// <summary>
/// Collects changes to a file and applies them together. Everything else stays unchanged, byte for byte, including comments. Added text
/// uses the indentation and the newlines of the file. If the same thing is changed twice, the later change applies.
/// </summary>
/// <remarks>
/// The result has no syntax errors: invalid text is refused immediately, with an <see cref="ArgumentException"/> that says why, and so is a
/// node of another tree. The combination of several changes is checked by <see cref="Apply"/>.
/// </remarks>
public sealed partial class SyntaxEditor
{
    private static readonly ParseOptions Unlimited = new() { MaxDepth = int.MaxValue, MaxLength = int.MaxValue };

    private readonly SyntaxTree<BodySyntax> _tree;
    private readonly FileTokens _tokens;
    private readonly FileStyle _style;
    private readonly EditList _edits;

    /// <param name="tree">The file; the nodes handed to the methods are from it.</param>
    /// <exception cref="ArgumentException">The file has syntax errors, so that its meaning is unknown.</exception>
    public SyntaxEditor(SyntaxTree<BodySyntax> tree)
    {
        if (tree.Diagnostics.FirstOrDefault(static diagnostic => diagnostic.Severity == Severity.Error) is { } error)
            throw new ArgumentException($"A file with syntax errors cannot be edited: {error}", nameof(tree));
        _tree = tree;
        _tokens = new(tree.Source);
        _style = FileStyle.Of(tree.Root, _tokens);
        _edits = new(tree.Source, _style.Newline);
    }

    /// <summary>Sets an attribute of a body, adding it at the end when it is not there.</summary>
    /// <param name="body">A body of the tree.</param>
    /// <param name="name">The name.</param>
    /// <param name="expression">The value as text, such as <see cref="SyntaxText.Of(HclValue)"/> gives.</param>
    /// <exception cref="ArgumentException">The name or the value has a syntax error, or the body is not of the tree.</exception>
    public SyntaxEditor Set(BodySyntax body, string name, string expression)
    {
        SyntaxPath.To(_tree.Root, body);
        Fragment.Name(name);
        if (body.Attributes.FirstOrDefault(attribute => NameOf(attribute) == name) is { } attribute) return SetValue(attribute, expression);

        var (at, indentation) = EndOf(body);
        var line = SyntaxText.Attribute(name, Fragment.Expression(expression, isFollowed: false));
        _edits.Put(Key(body, Part.Added, name), new Edit(new(at, at), _style.Lines(line, indentation), EditRank.End, IsLines: true));
        return this;
    }

    /// <summary>Sets an attribute of a body to a value, adding it at the end when it is not there.</summary>
    /// <inheritdoc cref="Set(BodySyntax, string, string)"/>
    /// <param name="body">A body of the tree.</param>
    /// <param name="name">The name.</param>
    /// <param name="value">The value. A string is the text of an expression, so that a value that is a string is <see cref="HclValue.String"/>.</param>
    public SyntaxEditor Set(BodySyntax body, string name, HclValue value) => Set(body, name, SyntaxText.Of(value));

    /// <summary>Renames an attribute.</summary>
    /// <exception cref="ArgumentException">The name is invalid, or the attribute is not of the tree.</exception>
    public SyntaxEditor Rename(AttributeSyntax attribute, string name) =>
        Put(attribute, Part.Name, new Edit(attribute.NameSpan, Fragment.Name(name)));

    /// <summary>Changes the type of a block.</summary>
    /// <exception cref="ArgumentException">The type is not a name, or the block is not of the tree.</exception>
    public SyntaxEditor SetType(BlockSyntax block, string type) => Put(block, Part.Name, new Edit(block.TypeSpan, Fragment.Name(type)));

    /// <summary>Gives a block other labels.</summary>
    /// <exception cref="ArgumentException">The block is not of the tree.</exception>
    public SyntaxEditor SetLabels(BlockSyntax block, IEnumerable<string> labels) => Put(
        block, Part.Labels, new Edit(new(block.TypeSpan.End, block.OpenBrace.Start), string.Concat(labels.Select(static label => " " + SyntaxText.Quoted(label))) + " "));

    /// <inheritdoc cref="SetLabels(BlockSyntax, IEnumerable{string})"/>
    public SyntaxEditor SetLabels(BlockSyntax block, params string[] labels) => SetLabels(block, labels.AsEnumerable());

    /// <summary>Replaces one expression, at any depth, by another, with parentheses if they are needed.</summary>
    /// <param name="expression">An expression of the tree that is written out: no key of an object and no text within a template.</param>
    /// <param name="text">The new expression.</param>
    /// <exception cref="ArgumentException">The text is not an expression, or the expression cannot be replaced.</exception>
    public SyntaxEditor Replace(ExpressionSyntax expression, string text)
    {
        var around = SyntaxPath.Around(_tree.Root, expression);
        if (around[^1] is AttributeSyntax attribute) return SetValue(attribute, text);

        ExpressionPlace.Require(around[^1], expression);
        var replacement = ExpressionPlace.Fitted(around[^1], Fragment.Expression(text, isFollowed: true));
        _edits.DropInside(expression.Span);
        _edits.Put(Key(expression, Part.Value), new Edit(expression.Span, Multiline(replacement, around.OfType<AttributeSyntax>().Last())));
        return this;
    }

    /// <summary>The text with all changes.</summary>
    /// <exception cref="InvalidOperationException">Two changes do not go together, such as two of the same text, or two attributes of one name.</exception>
    public string Apply()
    {
        var text = _edits.Apply();
        var diagnostics = SyntaxTree.Parse(SourceText.From(_tree.Source.File, text), Unlimited).Diagnostics;
        return diagnostics.FirstOrDefault(static diagnostic => diagnostic.Severity == Severity.Error) is { } error
            ? throw new InvalidOperationException($"The combined changes would cause a syntax error: {error}")
            : text;
    }

    private SyntaxEditor SetValue(AttributeSyntax attribute, string text)
    {
        var behind = _tokens[_tokens.At(attribute.Span.End)].Kind;
        var expression = Fragment.Expression(text, isFollowed: behind is not (TokenKind.Newline or TokenKind.EndOfFile) && !IsOpened(attribute, behind));
        var end = behind == TokenKind.EndOfFile && Fragment.NeedsNewline(expression) ? _style.Newline : "";
        if (_edits.Find(Key(attribute, Part.Whole)) is { IsCut: false }) _edits.Drop(Key(attribute, Part.Whole));
        _edits.DropInside(attribute.Expression.Span);
        return Put(attribute, Part.Value, new Edit(attribute.Expression.Span, Multiline(expression, attribute) + end));
    }

    /// <summary>Whether the brace behind an attribute has got a line of its own by an earlier change.</summary>
    private bool IsOpened(AttributeSyntax attribute, TokenKind behind) => behind == TokenKind.CloseBrace
        && Around(attribute).Owner is { } owner && _edits.Find(Key(owner, Part.Braces)) is not null;

    private string Multiline(string expression, AttributeSyntax attribute) =>
        expression.Contains('\n') ? _style.Expression(expression, _tokens.IndentationOf(attribute.Span) ?? (IsOpened(attribute, TokenKind.CloseBrace) ? Around(attribute).Indentation : "")) : expression;

    /// <summary>The name that an attribute has after the changes.</summary>
    private string NameOf(AttributeSyntax attribute) => _edits.Find(Key(attribute, Part.Name))?.Text ?? attribute.Name;

    private SyntaxEditor Put(BodyItemSyntax item, Part part, Edit edit)
    {
        SyntaxPath.BodyOf(_tree.Root, item);
        _edits.Put(Key(item, part), edit);
        return this;
    }

    private static (SyntaxNode Node, Part Part, string Name) Key(SyntaxNode node, Part part, string name = "") => (node, part, name);

    /// <summary>What of a node a change is about.</summary>
    private enum Part
    {
        Whole,
        Name,
        Labels,
        Value,
        Added,
        Braces,
    }
}
