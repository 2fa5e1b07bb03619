using System.Text;
using System.Text.Json.Nodes;

namespace ActionsRunner.Expressions;

/// <summary>Expressions as they stand in workflow files and action.yml.</summary>
public static class Expression
{
    private const string Open = "${{";
    private const string Close = "}}";

    /// <summary>Computes one expression, written without <c>${{ }}</c>.</summary>
    /// <exception cref="FormatException">It cannot be read, or asks for what is not there.</exception>
    public static JsonNode? Evaluate(string expression, ExpressionContext context) => Evaluator.Evaluate(Parser.Parse(expression), context);

    /// <summary>Fills in every <c>${{ }}</c> of a string.</summary>
    /// <exception cref="FormatException">One of them cannot be read, or asks for what is not there.</exception>
    public static string Fill(string text, ExpressionContext context)
    {
        var result = new StringBuilder();
        var at = 0;
        while (text.IndexOf(Open, at, StringComparison.Ordinal) is >= 0 and var open)
        {
            var end = EndOf(text, open + Open.Length);
            result.Append(text, at, open - at).Append(Values.Text(Evaluate(text[(open + Open.Length)..end], context)));
            at = end + Close.Length;
        }

        return result.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>Whether a step with this <c>if</c> runs. One that asks for no status runs only while everything succeeded.</summary>
    public static bool Holds(string? condition, ExpressionContext context)
    {
        var text = (condition ?? "").Trim();
        if (text.StartsWith(Open, StringComparison.Ordinal) && EndOf(text, Open.Length) == text.Length - Close.Length) text = text[Open.Length..^Close.Length];
        if (text.Trim().Length == 0) return context.Status!("success");
        var node = Parser.Parse(text);
        return (AsksForStatus(node) || context.Status!("success")) && Values.Truth(Evaluator.Evaluate(node, context));
    }

    // The braces of a string belong to the string: ${{ format('{{0}}', x) }}.
    private static int EndOf(string text, int at)
    {
        for (var inString = false; at < text.Length; at++)
        {
            if (text[at] == '\'') inString = !inString;
            else if (!inString && text.AsSpan(at).StartsWith(Close)) return at;
        }

        throw new FormatException($"an expression is not closed in '{text}'");
    }

    private static bool AsksForStatus(Node node) => node switch
    {
        Node.Call call => Functions.IsStatus(call.Function) || call.Arguments.Any(AsksForStatus),
        Node.Not not => AsksForStatus(not.Operand),
        Node.Binary binary => AsksForStatus(binary.Left) || AsksForStatus(binary.Right),
        Node.Member member => AsksForStatus(member.Target) || AsksForStatus(member.Key),
        _ => false,
    };
}
