using Hcl2;

namespace Examples;

internal static class ReadJson
{
    public static void Run()
    {
        #region job
        // HclFile.Load("app.hcl.json") does the same with a file on disk: the ending decides.
        var source = SourceText.From("app.hcl.json", """{ "region": "eu", "service": { "web": { "port": 80 } } }""");
        Console.WriteLine(HclSerializer.Deserialize<Config>(HclFile.Parse(source)).Service[0]);
        #endregion
    }
}
