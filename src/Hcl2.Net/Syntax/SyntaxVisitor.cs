namespace Hcl2;

/// <summary>Visits a tree: override the methods for the nodes of interest, and call the base method to visit nested nodes.</summary>
public abstract class SyntaxVisitor
{
    /// <summary>Visits a node and, unless a method that is overridden does not call its base, all nodes inside.</summary>
    public void Visit(SyntaxNode node)
    {
        switch (node)
        {
            case BodySyntax body:
                VisitBody(body);
                break;
            case AttributeSyntax attribute:
                VisitAttribute(attribute);
                break;
            case BlockSyntax block:
                VisitBlock(block);
                break;
            case ExpressionSyntax expression:
                VisitExpression(expression);
                break;
            default:
                VisitInside(node);
                break;
        }
    }

    /// <summary>Visits a body.</summary>
    protected virtual void VisitBody(BodySyntax body) => VisitInside(body);

    /// <summary>Visits an attribute.</summary>
    protected virtual void VisitAttribute(AttributeSyntax attribute) => VisitInside(attribute);

    /// <summary>Visits a block.</summary>
    protected virtual void VisitBlock(BlockSyntax block) => VisitInside(block);

    /// <summary>Visits an expression. A chain of operators is as deep as it is long: where that matters, <see cref="SyntaxWalk.Descendants"/> needs no stack.</summary>
    protected virtual void VisitExpression(ExpressionSyntax expression) => VisitInside(expression);

    /// <summary>Visits the nodes directly inside.</summary>
    protected void VisitInside(SyntaxNode node)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var child in SyntaxWalk.Children(node)) Visit(child);
    }
}
