using System.Globalization;

namespace Hcl2.Tests.Syntax;

/// <summary>A tree on one line, with parentheses around every node.</summary>
internal static class TreeText
{
    public static string Of(ExpressionSyntax node) => node switch
    {
        LiteralSyntax literal => Of(literal.Value),
        ScopeTraversalSyntax scope => Of(scope.Traversal),
        RelativeTraversalSyntax relative => $"(get {Of(relative.Target)} {Of(relative.Traversal)})",
        FunctionCallSyntax call => $"({string.Join(' ', call.Arguments.Select(Of).Prepend(call.Name))}{(call.ExpandsLast ? "..." : "")})",
        ConditionalSyntax choice => $"(? {Of(choice.Condition)} {Of(choice.WhenTrue)} {Of(choice.WhenFalse)})",
        IndexSyntax index => $"(index {Of(index.Collection)} {Of(index.Key)})",
        TupleSyntax tuple => $"[{string.Join(' ', tuple.Items.Select(Of))}]",
        ObjectSyntax @object => $"{{{string.Join(' ', @object.Items.Select(static i => $"{Of(i.Key)}:{Of(i.Value)}"))}}}",
        ObjectKeySyntax key => key.ForceNonLiteral ? "!" + Of(key.Wrapped) : Of(key.Wrapped),
        ForSyntax rounds => $"(for {rounds.KeyName}{(rounds.KeyName is null ? "" : ",")}{rounds.ValueName} {Of(rounds.Collection)} "
            + $"{(rounds.Key is { } key ? Of(key) + "=>" : "")}{Of(rounds.Value)}{(rounds.IsGrouping ? "..." : "")}{(rounds.Condition is { } c ? " if " + Of(c) : "")})",
        SplatSyntax splat => $"(splat {Of(splat.Target)} {Of(splat.Each)})",
        AnonymousSymbolSyntax => "_",
        BinarySyntax binary => $"({binary.Operator} {Of(binary.Left)} {Of(binary.Right)})",
        UnarySyntax unary => $"({unary.Operator} {Of(unary.Operand)})",
        TemplateSyntax template => $"<{string.Join(' ', template.Parts.Select(Of))}>",
        TemplateWrapSyntax wrap => $"(wrap {Of(wrap.Wrapped)})",
        TemplateJoinSyntax join => $"(join {Of(join.Tuple)})",
        ParenthesesSyntax parentheses => $"(({Of(parentheses.Wrapped)}))",
        ErrorSyntax => "error",
        _ => throw new ArgumentException(node.GetType().Name),
    };

    public static string Of(BodySyntax body) => string.Join("; ", body.Items.Select(static item => item switch
    {
        AttributeSyntax attribute => $"{attribute.Name} = {Of(attribute.Expression)}",
        BlockSyntax block => $"{string.Join(' ', block.Labels.Select(static l => '"' + l.Text + '"').Prepend(block.Type))} {{ {Of(block.Body)} }}",
        _ => "?",
    }));

    public static string Of(Traversal traversal) => traversal.RootName + string.Concat(traversal.Steps.Select(static step => step switch
    {
        AttributeStep attribute => "." + attribute.Name,
        IndexStep index => $"[{Of(index.Key)}]",
        _ => "?",
    }));

    private static string Of(HclValue value)
    {
        if (value.IsNull) return "null";
        if (!value.IsKnown) return "unknown";
        if (value.Type == HclType.String) return "'" + value.AsString.Replace("\n", "\\n").Replace("\r", "\\r").Replace("\t", "\\t") + "'";
        return value.Type == HclType.Bool ? value.AsBool ? "true" : "false" : string.Create(CultureInfo.InvariantCulture, $"{value.AsNumber}");
    }
}
