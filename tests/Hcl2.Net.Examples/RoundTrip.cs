using Hcl2;

namespace Examples;

internal static class RoundTrip
{
    public static void Run()
    {
        #region job
        const string Text = "region = \"eu\" # near\n\n# The front.\nservice \"web\" {\n  port = 80\n}\n";
        var config = HclSerializer.Deserialize<Config>(Text);
        var changed = config with { Service = [config.Service[0] with { Port = 8080 }, new Service("db", 5432)] };
        Console.Write(HclSerializer.Update(Text, changed));
        Console.WriteLine(HclSerializer.Serialize(changed) == HclSerializer.Serialize(HclSerializer.Deserialize<Config>(HclSerializer.Serialize(changed))));
        #endregion
    }
}
