using Hcl2;

namespace Examples;

internal static class FindVariables
{
    public static void Run()
    {
        #region job
        var file = HclFile.Parse("a = var.x[0].y\nb {\n  c = [for i in local.items : i]\n}\n");
        foreach (var variable in file.Tree!.Root.Variables())
        {
            Console.WriteLine($"{SyntaxText.Of(variable)} at {variable.Source.Locate(variable.Span)}");
        }
        #endregion
    }
}
