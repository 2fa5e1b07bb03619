using System.Diagnostics;

namespace Depot.Bake.Tests.Differential;

/// <summary>The Depot CLI, whose <c>bake --print</c> works offline.</summary>
/// <param name="path">The program.</param>
internal sealed class DepotCli(string path)
{
    private const string Variable = "LAB_DEPOT";

    /// <summary>The CLI that the environment names; the test is skipped when it names none.</summary>
    public static DepotCli OrSkip()
    {
        var path = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipUnless(File.Exists(path), $"{Variable} does not name the Depot CLI to compare with.");
        return new(path!);
    }

    /// <summary>What it prints for a definition.</summary>
    /// <param name="definition">The file and the arguments after <c>bake --print</c>.</param>
    /// <param name="environment">All variables there are.</param>
    public (int Exit, string Output, string Error) Print(RandomDefinition definition, IReadOnlyDictionary<string, string> environment)
    {
        var folder = Directory.CreateTempSubdirectory("bake-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "docker-bake.hcl"), definition.Content);
            var start = new ProcessStartInfo(path, ["bake", "--print", .. definition.Arguments])
            {
                WorkingDirectory = folder.FullName,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            start.Environment.Clear();
            foreach (var (name, value) in environment) start.Environment[name] = value;
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output, error.Result);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
