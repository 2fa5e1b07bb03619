using System.Text;
using Hcl2.Editing;

namespace Hcl2;

/// <summary>Builds a new file or block, item by item.</summary>
public sealed class HclBuilder
{
    private readonly List<BuiltItem> _items = [];

    internal IReadOnlyList<BuiltItem> Items => _items;

    /// <summary>Adds an attribute.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value; bare strings, numbers and bools become one.</param>
    /// <exception cref="ArgumentException">The name is invalid, or the value has no text.</exception>
    public HclBuilder Set(string name, HclValue value)
    {
        SyntaxText.Of(value);
        return Add(new BuiltAttribute(Fragment.Name(name), value, null));
    }

    /// <summary>Adds an attribute whose value is an expression.</summary>
    /// <param name="name">The name.</param>
    /// <param name="expression">The expression as text, such as <c>var.size * 2</c>.</param>
    /// <exception cref="ArgumentException">The name is invalid, or the text is not an expression.</exception>
    public HclBuilder SetExpression(string name, string expression) =>
        Add(new BuiltAttribute(Fragment.Name(name), null, Fragment.Expression(expression, isFollowed: false)));

    /// <summary>Adds a block.</summary>
    /// <param name="type">The type.</param>
    /// <param name="labels">Its labels, none to any number.</param>
    /// <returns>The builder of the contents.</returns>
    /// <exception cref="ArgumentException">The type is not a name.</exception>
    public HclBuilder Block(string type, IEnumerable<string> labels)
    {
        var block = new BuiltBlock(Fragment.Name(type), [.. labels], new());
        Add(block);
        return block.Body;
    }

    /// <inheritdoc cref="Block(string, IEnumerable{string})"/>
    public HclBuilder Block(string type, params string[] labels) => Block(type, labels.AsEnumerable());

    /// <summary>Adds an empty line.</summary>
    public HclBuilder Line() => Add(new BuiltText("\n"));

    /// <summary>Adds a comment.</summary>
    /// <param name="text">What it says; each line becomes one.</param>
    public HclBuilder Comment(string text) =>
        Add(new BuiltText(string.Concat(text.ReplaceLineEndings("\n").Split('\n').Select(static line => $"# {line}".TrimEnd() + "\n"))));

    /// <summary>The text, formatted.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        Write(text);
        return Formatter.Format(text.ToString());
    }

    /// <summary>Adds what an update of a file removes: an attribute that is not set.</summary>
    internal void Unset(string name) => Add(new BuiltAttribute(name, null, null));

    /// <summary>Says which blocks there are, so that an update of a file removes the others, also when there are none.</summary>
    internal void Own(string type) => Add(new BuiltBlocks(type));

    /// <summary>Adds a block that was built elsewhere.</summary>
    internal void Add(string type, IReadOnlyList<string> labels, HclBuilder body) => Add(new BuiltBlock(type, labels, body));

    private void Write(StringBuilder text)
    {
        foreach (var item in _items)
        {
            switch (item)
            {
                case BuiltAttribute { Text: { } value } attribute:
                    text.Append(SyntaxText.Attribute(attribute.Name, value));
                    break;
                case BuiltBlock block:
                    if (text.Length > 0 && text[^1] == '\n' && !IsAtStart(text)) text.Append('\n');
                    text.Append(SyntaxText.Block(block.Type, block.Labels, block.Body.Content()));
                    break;
                case BuiltText line:
                    text.Append(line.Text);
                    break;
            }
        }
    }

    internal string Content()
    {
        var text = new StringBuilder();
        Write(text);
        return text.ToString();
    }

    private static bool IsAtStart(StringBuilder text) => text.Length > 1 && text[^2] == '\n';

    private HclBuilder Add(BuiltItem item)
    {
        _items.Add(item);
        return this;
    }
}

/// <summary>A part of what is built.</summary>
internal abstract record BuiltItem;

/// <summary>An attribute; not set when it has neither a value nor an expression.</summary>
internal sealed record BuiltAttribute(string Name, HclValue? Value, string? Expression) : BuiltItem
{
    public string? Text => Value is { } value ? SyntaxText.Of(value) : Expression;
}

/// <summary>A block.</summary>
internal sealed record BuiltBlock(string Type, IReadOnlyList<string> Labels, HclBuilder Body) : BuiltItem;

/// <summary>All blocks of a type are among the items.</summary>
internal sealed record BuiltBlocks(string Type) : BuiltItem;

/// <summary>Comments and empty lines.</summary>
internal sealed record BuiltText(string Text) : BuiltItem;
