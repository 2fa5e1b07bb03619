using System.Text.Json.Nodes;

namespace ActionsRunner.Expressions;

/// <summary>Computes a tree. Pure: the context is all it sees.</summary>
internal static class Evaluator
{
    public static JsonNode? Evaluate(Node node, ExpressionContext context) => node switch
    {
        Node.Literal literal => literal.Value,
        Node.Context named => context.Contexts.TryGetValue(named.Name, out var value)
            ? value : throw new FormatException($"there is no context '{named.Name}' here"),
        Node.Member member => MemberOf(Evaluate(member.Target, context), Evaluate(member.Key, context)),
        Node.Not not => !Values.Truth(Evaluate(not.Operand, context)),
        Node.Binary binary => Operate(binary, context),
        Node.Call call => Functions.Call(call.Function, [.. call.Arguments.Select(argument => Evaluate(argument, context))], context),
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };

    // What is not there is null, at any depth.
    private static JsonNode? MemberOf(JsonNode? target, JsonNode? key) => target switch
    {
        JsonObject map => map.TryGetPropertyValue(Values.Text(key), out var value) ? value : null,
        JsonArray list when Values.Number(key) is var index && index >= 0 && index < list.Count => list[(int)index],
        _ => null,
    };

    private static JsonNode? Operate(Node.Binary binary, ExpressionContext context)
    {
        var left = Evaluate(binary.Left, context);
        if (binary.Operator == "&&") return Values.Truth(left) ? Evaluate(binary.Right, context) : left;
        if (binary.Operator == "||") return Values.Truth(left) ? left : Evaluate(binary.Right, context);
        var order = Values.Compare(left, Evaluate(binary.Right, context));
        return binary.Operator switch
        {
            "==" => order == 0,
            "!=" => order != 0,
            "<" => order < 0,
            "<=" => order <= 0,
            ">" => order > 0,
            _ => order >= 0,
        };
    }
}
