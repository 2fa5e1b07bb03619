using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Depot.Mutation;

/// <summary>One small change of one file.</summary>
/// <param name="Number">From 1, the same in every run over the same sources.</param>
/// <param name="Node">What is changed.</param>
/// <param name="Changed">What stands in its place; null removes a statement.</param>
internal sealed record Mutant(int Number, SyntaxNode Node, SyntaxNode? Changed)
{
    /// <summary>Path of the file.</summary>
    public string File => Node.SyntaxTree.FilePath;

    /// <summary>Line, from 1.</summary>
    public int Line => Node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;

    /// <summary>The method, property or constructor it is in; stands for what a test runs.</summary>
    public string Member => $"{File}:{Node.FirstAncestorOrSelf<MemberDeclarationSyntax>()?.SpanStart}";

    /// <summary>
    /// Whether it can be switched on while the program runs. Constants, patterns and static initializers cannot, nor what
    /// declares a name, since it would stand there twice.
    /// </summary>
    public bool IsSwitchable => Changed is null
        ? !Node.DescendantNodes().Any(node => node is DeclarationExpressionSyntax or SingleVariableDesignationSyntax)
        : Node is ExpressionSyntax
            && !Node.DescendantNodesAndSelf().Any(node => node is DeclarationExpressionSyntax or SingleVariableDesignationSyntax)
            && !Node.Ancestors().Any(node => node is PatternSyntax or SwitchLabelSyntax or AttributeSyntax or ParameterSyntax or EnumMemberDeclarationSyntax
                || (node is FieldDeclarationSyntax constant && constant.Modifiers.Any(word => word.IsKind(SyntaxKind.ConstKeyword) || word.IsKind(SyntaxKind.StaticKeyword)))
                || (node is PropertyDeclarationSyntax { Initializer: not null } property && property.Modifiers.Any(SyntaxKind.StaticKeyword))
                || (node is LocalDeclarationStatementSyntax { IsConst: true }));

    public override string ToString() =>
        $"{Path.GetFileName(File)}:{Line} {Short(Node.ToString())} -> {(Changed is null ? "(removed)" : Short(Changed.ToString()))}";

    private static string Short(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length > 90 ? line[..90] + "…" : line;
    }
}
