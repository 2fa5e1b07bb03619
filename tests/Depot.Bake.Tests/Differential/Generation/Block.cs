namespace Depot.Bake.Tests.Differential.Generation;

/// <summary>A block of a definition.</summary>
/// <param name="Type">Such as <c>target</c>; empty for a global attribute.</param>
/// <param name="Label">Its name; null for an inner block.</param>
/// <param name="File">The number of the file it is in.</param>
internal sealed record Block(string Type, string? Label, int File)
{
    public List<Attribute> Attributes { get; } = [];

    public List<Block> Inner { get; } = [];

    public Block Add(string name, string expression)
    {
        Attributes.Add(new(name, expression, null));
        return this;
    }

    public Block Add(string name, IEnumerable<string> items)
    {
        Attributes.Add(new(name, null, [.. items]));
        return this;
    }

    /// <summary>All expressions in it.</summary>
    public string Text => string.Join('\n', Attributes.Select(static attribute => attribute.Native).Concat(Inner.Select(static block => block.Text)));
}

/// <summary>An attribute.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Expression">Its expression; null for a list.</param>
/// <param name="Items">The expressions of a list, written as one in JSON too; null for another expression.</param>
internal sealed record Attribute(string Name, string? Expression, IReadOnlyList<string>? Items)
{
    /// <summary>The expression in HCL's own syntax.</summary>
    public string Native => Expression ?? $"[{string.Join(", ", Items!)}]";
}
