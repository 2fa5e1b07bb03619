using Hcl2.Syntax;

namespace Hcl2.Evaluation;

internal static class VariableFinder
{
    public static IEnumerable<Traversal> Variables(ExpressionSyntax expression) => [];

    public static IEnumerable<string> FunctionNames(ExpressionSyntax expression) => [];
}
