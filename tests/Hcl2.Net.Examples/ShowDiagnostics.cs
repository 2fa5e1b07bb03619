using Hcl2;

namespace Examples;

internal static class ShowDiagnostics
{
    public static void Run()
    {
        #region job
        var file = HclFile.Parse("region = \"eu\"\nservice \"web\" {\n  port = 70000 + prot\n}\n", "app.hcl");
        if (!HclSerializer.TryDeserialize<Config>(file, null, out _, out DiagnosticBag diagnostics))
        {
            Console.Write(new DiagnosticWriter(file.Source).Write(diagnostics));
        }
        #endregion
    }
}
