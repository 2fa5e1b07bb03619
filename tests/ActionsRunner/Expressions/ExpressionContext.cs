using System.Text.Json.Nodes;

namespace ActionsRunner.Expressions;

/// <summary>What an expression can see.</summary>
/// <param name="Contexts">Values by the name of their context, such as <c>github</c>; a name that is not there is an error.</param>
/// <param name="Status">Answers <c>success()</c>, <c>failure()</c>, <c>cancelled()</c> and <c>always()</c>; null where they may not be used.</param>
public sealed record ExpressionContext(IReadOnlyDictionary<string, JsonNode?> Contexts, Func<string, bool>? Status = null)
{
    /// <summary>The same with one context more, or another value for it.</summary>
    public ExpressionContext With(string name, JsonNode? value) =>
        this with { Contexts = new Dictionary<string, JsonNode?>(Contexts, StringComparer.OrdinalIgnoreCase) { [name] = value } };
}
