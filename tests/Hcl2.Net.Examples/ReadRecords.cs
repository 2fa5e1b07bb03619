using Hcl2;

namespace Examples;

#region job
[HclObject]
public partial record Config(string Region, IReadOnlyList<Service> Service);

[HclObject]
public partial record Service([property: HclLabel] string Name, int Port, TimeSpan? Timeout = null);
#endregion

internal static class ReadRecords
{
    public static void Run()
    {
        #region job
        var config = HclSerializer.Deserialize<Config>("""
            region = "eu"
            service "web" {
              port    = 8000 + 80
              timeout = "1m30s"
            }
            """);
        Console.WriteLine($"{config.Region}: {config.Service[0]}");
        #endregion
    }
}
