using Hcl2;

namespace Examples;

internal static class EditValue
{
    public static void Run()
    {
        #region job
        var file = HclFile.Parse("# The port.\nport   = 80 # for now\n");
        var text = new SyntaxEditor(file.Tree!).Set(file.Tree!.Root, "port", "8080").Apply();
        Console.Write(text);
        #endregion
    }
}
