using System.Text;
using Depot.Bake.CommandLine;
using Depot.Bake.Files;
using Depot.Bake.Model;
using static Depot.Fuzz.PropertyException;

namespace Depot.Fuzz;

/// <summary>Compose files and what goes with them.</summary>
internal static class BakeProperties
{
    private static readonly Dictionary<string, string> Environment = new() { ["A"] = "a", ["HOME"] = "/root" };

    /// <summary>Files of variables.</summary>
    public static void DotEnv(byte[] input)
    {
        var values = new Dictionary<string, string>();
        try
        {
            Bake.Compose.DotEnv.Read(Encoding.UTF8.GetString(input), values, Environment.GetValueOrDefault, _ => { }, new());
        }
        catch (FormatException wrong)
        {
            Holds(wrong.Message.Length > 0, "an error has words");
        }
        catch (BakeException excess) when (excess.Error.IsBeyondLimits)
        {
            Holds(excess.Message.Length > 0, "an error has words");
        }
    }

    /// <inheritdoc cref="Compose"/>
    public static void Definition(byte[] input) => Plan("docker-bake.hcl", input);

    /// <summary>A definition, or words of why there is none.</summary>
    public static void Compose(byte[] input) => Plan("compose.yaml", input);

    private static void Plan(string name, byte[] input)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        var exit = PlanCommand.Run(["-f", name, "default"], Environment, new Directory(name, input), static () => Stream.Null, output, error);
        Holds(exit == 0 ? output.Length > 0 : exit == 1 && output.Length == 0 && error.ToString().Trim().Length > 0, "a definition, or words of why there is none");
        Holds(exit != 0 || System.Text.Json.JsonElement.Parse(output.ToArray()).ValueKind == System.Text.Json.JsonValueKind.Object, "a definition is JSON");
        Holds(!error.ToString().Contains("   at ", StringComparison.Ordinal), "no stack");
    }

    private sealed class Directory(string name, byte[] file) : IBakeDirectory
    {
        public string Path => "/project";

        public BakeEntry Look(string path) => path == name ? BakeEntry.File : BakeEntry.Missing;

        public byte[] Read(string path) => file;
    }
}
