using Hcl2.Editing;

namespace Hcl2;

/// <summary>Replaces expressions of a file by others; all else stays as it is, byte for byte.</summary>
public static class SyntaxRewriter
{
    /// <summary>Asks for every expression of a file, outer ones first, what to write instead.</summary>
    /// <param name="tree">The file, without syntax errors.</param>
    /// <param name="replace">Gives the new text of an expression; null leaves it, and asks for those inside.</param>
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
