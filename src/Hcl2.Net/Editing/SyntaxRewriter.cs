using Hcl2.Editing;

namespace Hcl2;

/// <summary>Replaces expressions of a file; everything else stays unchanged, byte for byte.</summary>
public static class SyntaxRewriter
{
    /// <summary>Calls a function for every expression of a file, outer ones first, to get its replacement.</summary>
    /// <param name="tree">The file, without syntax errors.</param>
    /// <param name="replace">Returns the new text of an expression; null keeps it, and continues with the expressions inside.</param>
    /// <returns>The text with all replacements.</returns>
    /// <exception cref="ArgumentException">The file has syntax errors, or a replacement is no expression.</exception>
    public static string Rewrite(SyntaxTree<BodySyntax> tree, Func<ExpressionSyntax, string?> replace)
    {
        var editor = new SyntaxEditor(tree);
        var open = new Stack<(SyntaxNode Node, SyntaxNode? Parent)>([(tree.Root, null)]);
        while (open.TryPop(out var next))
        {
            if (next.Node is ExpressionSyntax expression && next.Parent is { } parent && ExpressionPlace.IsOwn(parent, expression) && replace(expression) is { } text)
            {
                editor.Replace(expression, text);
                continue;
            }

            foreach (var child in SyntaxWalk.Children(next.Node)) open.Push((child, next.Node));
        }

        return editor.Apply();
    }
}
