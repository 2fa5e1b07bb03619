using System.Text.Json.Nodes;

namespace ActionsRunner.Expressions;

/// <summary>An expression as a tree.</summary>
internal abstract record Node
{
    internal sealed record Literal(JsonNode? Value) : Node;

    internal sealed record Context(string Name) : Node;

    internal sealed record Member(Node Target, Node Key) : Node;

    internal sealed record Call(string Function, IReadOnlyList<Node> Arguments) : Node;

    internal sealed record Not(Node Operand) : Node;

    internal sealed record Binary(string Operator, Node Left, Node Right) : Node;
}
