using Hcl2.Unicode;

namespace Hcl2.Re2;

/// <summary>A part of a pattern.</summary>
internal abstract record Node
{
    /// <summary>Whether it can match nothing.</summary>
    public abstract bool IsNullable { get; }
}

/// <summary>One character of a set.</summary>
internal sealed record CharacterNode(RuneSet Set) : Node
{
    public override bool IsNullable => false;
}

/// <summary>One after the other; nothing when there are none.</summary>
internal sealed record SequenceNode(IReadOnlyList<Node> Parts) : Node
{
    public override bool IsNullable => Parts.All(static part => part.IsNullable);
}

/// <summary>The first that leads to a match.</summary>
internal sealed record ChoiceNode(IReadOnlyList<Node> Parts) : Node
{
    public override bool IsNullable => Parts.Any(static part => part.IsNullable);
}

/// <summary>Again and again.</summary>
/// <param name="Part">What.</param>
/// <param name="Least">How often at least.</param>
/// <param name="Most">How often at most; null without a limit.</param>
/// <param name="Greedy">Whether more is tried before less.</param>
internal sealed record RepeatNode(Node Part, int Least, int? Most, bool Greedy) : Node
{
    public override bool IsNullable => Least == 0 || Part.IsNullable;
}

/// <summary>A group whose text is wanted.</summary>
/// <param name="Part">What it holds.</param>
/// <param name="Index">From 1, by opening parenthesis.</param>
internal sealed record GroupNode(Node Part, int Index) : Node
{
    public override bool IsNullable => Part.IsNullable;
}

/// <summary>A place rather than a character.</summary>
internal sealed record PlaceNode(Place Place) : Node
{
    public override bool IsNullable => true;
}

/// <summary>Places between characters.</summary>
internal enum Place
{
    TextStart,
    TextEnd,
    LineStart,
    LineEnd,

    /// <summary>Between an ASCII letter, digit or underscore and anything else.</summary>
    WordBoundary,
    NoWordBoundary,
}
