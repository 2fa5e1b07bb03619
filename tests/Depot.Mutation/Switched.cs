using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Depot.Mutation;

/// <summary>Programs with mutants in them.</summary>
internal static class Switched
{
    private const string Switch = """
        internal static class MutantSwitch
        {
            public static int Active;
            public static bool[] Seen = new bool[100_000];
            public static bool Is(int number)
            {
                Seen[number] = true;
                return Active == number;
            }
        }
        """;

    /// <summary>One program with all mutants that can be switched on in it, and those that could not be after all.</summary>
    public static (byte[] Program, HashSet<int> Left) Compile(CSharpCompilation original, IReadOnlyList<Mutant> mutants)
    {
        HashSet<int> left = [.. mutants.Where(mutant => !mutant.IsSwitchable).Select(mutant => mutant.Number)];
        for (var turn = 0; turn < 12; turn++)
        {
            var compilation = original.AddSyntaxTrees(CSharpSyntaxTree.ParseText(Switch, (CSharpParseOptions)original.SyntaxTrees[0].Options));
            foreach (var file in mutants.Where(mutant => !left.Contains(mutant.Number)).GroupBy(mutant => mutant.Node.SyntaxTree))
            {
                compilation = compilation.ReplaceSyntaxTree(file.Key, With(file.Key, [.. file]));
            }

            var (program, errors) = Emit(compilation);
            if (errors.Count == 0) return (program, left);
            var wrong = errors.SelectMany(Numbers).ToHashSet();
            if (wrong.Count == 0) throw new InvalidOperationException("the mutated program does not compile: " + errors[0]);
            left.UnionWith(wrong);
        }

        throw new InvalidOperationException("the mutated program does not compile");
    }

    /// <summary>A program with one mutant in it; null when that is no program.</summary>
    public static byte[]? Compile(CSharpCompilation original, Mutant mutant)
    {
        var tree = mutant.Node.SyntaxTree;
        var root = tree.GetRoot();
        root = mutant.Changed is null ? root.ReplaceNode(mutant.Node, EmptyStatement().WithTriviaFrom(mutant.Node)) : root.ReplaceNode(mutant.Node, mutant.Changed.WithTriviaFrom(mutant.Node));
        var (program, errors) = Emit(original.ReplaceSyntaxTree(tree, Text(tree, root)));
        return errors.Count == 0 ? program : null;
    }

    private static SyntaxTree With(SyntaxTree tree, List<Mutant> mutants)
    {
        var byNode = mutants.GroupBy(mutant => mutant.Node).ToDictionary(group => group.Key, group => group.ToList());
        // Inner nodes come first, and what stands outside is built round them.
        return Text(tree, tree.GetRoot().ReplaceNodes(byNode.Keys, (node, current) => byNode[node].Aggregate(current, Switchable)));
    }

    // In a block, so that an else behind the statement stays with the if before it.
    private static SyntaxNode Switchable(SyntaxNode current, Mutant mutant) => mutant.Changed is null
        ? Block(IfStatement(PrefixUnaryExpression(SyntaxKind.LogicalNotExpression, Is(mutant)), Block((StatementSyntax)current.WithoutTrivia()))).NormalizeWhitespace().WithTriviaFrom(current)
        : ParenthesizedExpression(ConditionalExpression(Is(mutant), ParenthesizedExpression((ExpressionSyntax)mutant.Changed.WithoutTrivia()), (ExpressionSyntax)current.WithoutTrivia())).WithTriviaFrom(current);

    private static ExpressionSyntax Is(Mutant mutant) => ParseExpression($" global::MutantSwitch.Is({mutant.Number}) ");

    // From text again, so that what was put together reads as it would be written.
    private static SyntaxTree Text(SyntaxTree tree, SyntaxNode root) => CSharpSyntaxTree.ParseText(root.ToFullString(), (CSharpParseOptions)tree.Options, tree.FilePath);

    private static (byte[] Program, List<Diagnostic> Errors) Emit(CSharpCompilation compilation)
    {
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        return (stream.ToArray(), [.. result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)]);
    }

    // The mutants round an error; where it is only a consequence, those of its method.
    private static IEnumerable<int> Numbers(Diagnostic error)
    {
        if (error.Location.SourceTree is not { } tree) return [];
        var node = tree.GetRoot().FindNode(error.Location.SourceSpan);
        var around = node.AncestorsAndSelf().Select(outer => outer switch
        {
            ConditionalExpressionSyntax choice => Number(choice.Condition),
            IfStatementSyntax { Condition: PrefixUnaryExpressionSyntax not } => Number(not.Operand),
            _ => null,
        }).FirstOrDefault(number => number is not null);
        if (around is { } one) return [one];
        SyntaxNode? all = node.FirstAncestorOrSelf<StatementSyntax>();
        for (; all is not null; all = all.Parent)
        {
            int[] inside = [.. all.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().Select(Number).OfType<int>()];
            if (inside.Length > 0) return inside;
        }

        return node.FirstAncestorOrSelf<MemberDeclarationSyntax>()?.DescendantNodes().OfType<InvocationExpressionSyntax>().Select(Number).OfType<int>() ?? [];
    }

    private static int? Number(ExpressionSyntax expression) =>
        expression is InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax { Token.Value: int number } }] } call
            && call.Expression.ToString().EndsWith("MutantSwitch.Is", StringComparison.Ordinal) ? number : null;
}
