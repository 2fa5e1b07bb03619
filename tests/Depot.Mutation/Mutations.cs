using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Depot.Mutation;

/// <summary>The changes that are tried: conditions negated, boundaries moved, statements removed, literals changed, calls swapped.</summary>
internal static class Mutations
{
    private static readonly Dictionary<SyntaxKind, (SyntaxKind Kind, SyntaxKind Token)[]> Operators = new()
    {
        [SyntaxKind.EqualsExpression] = [(SyntaxKind.NotEqualsExpression, SyntaxKind.ExclamationEqualsToken)],
        [SyntaxKind.NotEqualsExpression] = [(SyntaxKind.EqualsExpression, SyntaxKind.EqualsEqualsToken)],
        [SyntaxKind.LessThanExpression] = [(SyntaxKind.LessThanOrEqualExpression, SyntaxKind.LessThanEqualsToken), (SyntaxKind.GreaterThanOrEqualExpression, SyntaxKind.GreaterThanEqualsToken)],
        [SyntaxKind.LessThanOrEqualExpression] = [(SyntaxKind.LessThanExpression, SyntaxKind.LessThanToken), (SyntaxKind.GreaterThanExpression, SyntaxKind.GreaterThanToken)],
        [SyntaxKind.GreaterThanExpression] = [(SyntaxKind.GreaterThanOrEqualExpression, SyntaxKind.GreaterThanEqualsToken), (SyntaxKind.LessThanOrEqualExpression, SyntaxKind.LessThanEqualsToken)],
        [SyntaxKind.GreaterThanOrEqualExpression] = [(SyntaxKind.GreaterThanExpression, SyntaxKind.GreaterThanToken), (SyntaxKind.LessThanExpression, SyntaxKind.LessThanToken)],
        [SyntaxKind.LogicalAndExpression] = [(SyntaxKind.LogicalOrExpression, SyntaxKind.BarBarToken)],
        [SyntaxKind.LogicalOrExpression] = [(SyntaxKind.LogicalAndExpression, SyntaxKind.AmpersandAmpersandToken)],
        [SyntaxKind.AddExpression] = [(SyntaxKind.SubtractExpression, SyntaxKind.MinusToken)],
        [SyntaxKind.SubtractExpression] = [(SyntaxKind.AddExpression, SyntaxKind.PlusToken)],
        [SyntaxKind.MultiplyExpression] = [(SyntaxKind.DivideExpression, SyntaxKind.SlashToken)],
        [SyntaxKind.DivideExpression] = [(SyntaxKind.MultiplyExpression, SyntaxKind.AsteriskToken)],
        [SyntaxKind.ModuloExpression] = [(SyntaxKind.MultiplyExpression, SyntaxKind.AsteriskToken)],
    };

    private static readonly (string One, string Other)[] Calls =
    [
        ("StartsWith", "EndsWith"), ("First", "Last"), ("FirstOrDefault", "LastOrDefault"), ("Any", "All"), ("IndexOf", "LastIndexOf"),
        ("Min", "Max"), ("TrimStart", "TrimEnd"), ("ToUpperInvariant", "ToLowerInvariant"), ("Skip", "Take"), ("Append", "Prepend"), ("Order", "OrderDescending"),
    ];

    /// <summary>The mutants of a file, in the order of its text.</summary>
    /// <param name="tree">The file.</param>
    /// <param name="first">Number of the first.</param>
    public static IReadOnlyList<Mutant> Of(SyntaxTree tree, int first)
    {
        var found = new List<(SyntaxNode Node, SyntaxNode? Changed)>();
        foreach (var node in tree.GetRoot().DescendantNodes(node => node is not (AttributeListSyntax or UsingDirectiveSyntax)))
        {
            if (!IsOfNoConsequence(node)) found.AddRange(Of(node).Select(changed => (node, changed)));
        }

        return [.. found.Select((pair, at) => new Mutant(first + at, pair.Node, pair.Changed))];
    }

    private static IEnumerable<SyntaxNode?> Of(SyntaxNode node)
    {
        switch (node)
        {
            case BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.CoalesceExpression):
                return [binary.Right];
            case BinaryExpressionSyntax binary when Operators.TryGetValue(binary.Kind(), out var others):
                return others.Select(other => BinaryExpression(other.Kind, binary.Left, Token(other.Token).WithTriviaFrom(binary.OperatorToken), binary.Right));
            case PrefixUnaryExpressionSyntax prefix when prefix.IsKind(SyntaxKind.LogicalNotExpression):
                return [prefix.Operand];
            case IsPatternExpressionSyntax { Pattern: not UnaryPatternSyntax } test:
                return [IsPatternExpression(test.Expression, UnaryPattern(Token(SyntaxKind.NotKeyword).WithTrailingTrivia(Space), ParenthesizedPattern(test.Pattern.WithoutTrivia()))).WithIsKeyword(test.IsKeyword)];
            case IsPatternExpressionSyntax { Pattern: UnaryPatternSyntax not } test:
                return [IsPatternExpression(test.Expression, not.Pattern).WithIsKeyword(test.IsKeyword)];
            case ConditionalExpressionSyntax choice:
                return [choice.WithWhenTrue(choice.WhenFalse).WithWhenFalse(choice.WhenTrue)];
            case LiteralExpressionSyntax literal:
                return Literal(literal);
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: IdentifierNameSyntax name } access } call:
                return Calls.Where(pair => pair.One == name.Identifier.Text || pair.Other == name.Identifier.Text)
                    .Select(pair => call.WithExpression(access.WithName(IdentifierName(pair.One == name.Identifier.Text ? pair.Other : pair.One))));
            case IfStatementSyntax { Condition: not (BinaryExpressionSyntax or PrefixUnaryExpressionSyntax or IsPatternExpressionSyntax) } choice:
                return [choice.WithCondition(PrefixUnaryExpression(SyntaxKind.LogicalNotExpression, ParenthesizedExpression(choice.Condition)))];
            case ExpressionStatementSyntax or ContinueStatementSyntax or YieldStatementSyntax or ThrowStatementSyntax:
                return [null];
            default:
                return [];
        }
    }

    private static IEnumerable<SyntaxNode?> Literal(LiteralExpressionSyntax literal)
    {
        var token = literal.Token;
        return (token.Kind(), token.Value) switch
        {
            (SyntaxKind.TrueKeyword, _) => [LiteralExpression(SyntaxKind.FalseLiteralExpression)],
            (SyntaxKind.FalseKeyword, _) => [LiteralExpression(SyntaxKind.TrueLiteralExpression)],
            (SyntaxKind.StringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken, string text) =>
                [LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(text.Length == 0 ? "mutant" : ""))],
            (SyntaxKind.CharacterLiteralToken, char c) => [LiteralExpression(SyntaxKind.CharacterLiteralExpression, SyntaxFactory.Literal((char)(c + 1)))],
            (SyntaxKind.NumericLiteralToken, int number) => [LiteralExpression(SyntaxKind.NumericLiteralExpression, ParseToken((number + 1).ToString(CultureInfo.InvariantCulture)))],
            _ => [],
        };
    }

    // Waiting on another context and a bad caller's exception change nothing that a test of behavior could see.
    private static bool IsOfNoConsequence(SyntaxNode node) => node.AncestorsAndSelf().Any(around =>
        around is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "ConfigureAwait" } } && node is LiteralExpressionSyntax && node.Parent?.Parent?.Parent == around
        || around is ObjectCreationExpressionSyntax created && created.Type.ToString() is "ArgumentOutOfRangeException" or "UnreachableException" or "ArgumentException"
        || around is ThrowStatementSyntax { Expression: ObjectCreationExpressionSyntax thrown } && thrown.Type.ToString() is "ArgumentOutOfRangeException" or "ArgumentException");
}
