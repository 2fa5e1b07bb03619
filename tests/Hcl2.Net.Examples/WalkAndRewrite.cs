using Hcl2;

namespace Examples;

internal static class WalkAndRewrite
{
    public static void Run()
    {
        #region job
        var tree = HclFile.Parse("image = \"nginx:${tag}\" # pinned\nb {\n  c = tag\n}\n").Tree!;
        var places = SyntaxWalk.Places(tree.Root).Where(place => place.Node is ScopeTraversalSyntax);
        Console.WriteLine(string.Join(", ", places.Select(place => place.Ancestors().OfType<AttributeSyntax>().First().Name)));
        Console.Write(SyntaxRewriter.Rewrite(tree, expression => expression is ScopeTraversalSyntax { Name: "tag" } ? "var.tag" : null));
        #endregion
    }
}
