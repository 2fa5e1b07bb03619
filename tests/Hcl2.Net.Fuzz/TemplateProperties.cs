namespace Hcl2.Fuzz;

/// <summary>Templates: tokens, tree, value.</summary>
internal static class TemplateProperties
{
    public static void Check(byte[] bytes)
    {
        var source = new SourceText("input.tmpl", bytes);
        Property.TokensCover(source, SyntaxTree.TemplateTokens(source));

        var tree = SyntaxTree.ParseTemplate(source);
        Property.NodesLieInside(tree.Root);
        Property.DiagnosticsLieInside(source, tree.Diagnostics);

        SampleContext.CheckValue(tree.Root);
        tree.Root.Evaluate(null, new DiagnosticBag());
    }
}
