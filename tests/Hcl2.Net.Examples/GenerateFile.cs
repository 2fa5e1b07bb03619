using Hcl2;

namespace Examples;

internal static class GenerateFile
{
    public static void Run()
    {
        #region job
        var file = new HclBuilder().Comment("Generated.").Set("region", "eu").SetExpression("size", "var.size * 2");
        file.Block("service", "web").Set("ports", HclValue.Tuple(80, 443));
        Console.Write(file);
        #endregion
    }
}
