using Hcl2.Evaluation;

namespace Hcl2.Syntax;

/// <summary>What expressions of the native syntax are as written, before any evaluation.</summary>
internal static class StaticSyntax
{
    /// <summary>The path that the expression is; <c>true</c>, <c>false</c> and <c>null</c> are names here. Null for anything else.</summary>
    public static Traversal? Traversal(ExpressionSyntax expression) => expression switch
    {
        ScopeTraversalSyntax e => e.Traversal,
        RelativeTraversalSyntax e when Traversal(e.Target) is { } root => root with { Steps = [.. root.Steps, .. e.Traversal.Steps] },
        ObjectKeySyntax { ForceNonLiteral: false } e => Traversal(e.Wrapped),
        LiteralSyntax e when LiteralName(e.Value) is { } name => new(e.Source, name, e.Span, []),
        _ => null,
    };

    /// <summary>The name that the expression is; null for anything else.</summary>
    public static string? Keyword(ExpressionSyntax expression) =>
        expression is ScopeTraversalSyntax path ? path.IsName ? path.Name : null
        : Traversal(expression) is { Steps.Count: 0 } name ? name.RootName : null;

    /// <summary>The elements of a tuple.</summary>
    public static IReadOnlyList<HclExpression>? List(ExpressionSyntax expression) => (Unwrapped(expression) as TupleSyntax)?.Items;

    /// <summary>The items of an object.</summary>
    public static IReadOnlyList<KeyValuePair<HclExpression, HclExpression>>? Map(ExpressionSyntax expression) =>
        (Unwrapped(expression) as ObjectSyntax)?.Items.Select(static item => KeyValuePair.Create<HclExpression, HclExpression>(item.Key, item.Value)).ToArray();

    /// <summary>The parts of a call.</summary>
    public static StaticCall? Call(ExpressionSyntax expression) =>
        Unwrapped(expression) is FunctionCallSyntax e
            ? new(e.Source, e.Name, e.NameSpan, e.Arguments, TextSpan.Over(e.OpenParen, e.CloseParen))
            : null;

    private static ExpressionSyntax Unwrapped(ExpressionSyntax expression) =>
        expression is ObjectKeySyntax { Wrapped: var wrapped } ? wrapped : expression;

    private static string? LiteralName(HclValue value) =>
        value.IsNull ? "null"
        : value.Type.Kind != HclTypeKind.Bool ? null
        : value.AsBool ? "true" : "false";
}
