using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;

namespace Depot.Bake.Tests.Differential;

/// <summary>The Depot CLI, whose <c>bake --print</c> works offline.</summary>
/// <param name="path">The program.</param>
/// <param name="answers">A directory to keep answers in, so that the same question need not be asked again; null to keep none.</param>
internal sealed class DepotCli(string path, string? answers)
{
    private const string Variable = "LAB_DEPOT";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The CLI that the environment names; the test is skipped when it names none.</summary>
    public static DepotCli OrSkip()
    {
        var path = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipUnless(File.Exists(path), $"{Variable} does not name the Depot CLI to compare with.");
        return new(path!, Environment.GetEnvironmentVariable("BAKE_ANSWERS"));
    }

    /// <summary>What it prints for a definition.</summary>
    /// <param name="definition">Files and arguments.</param>
    /// <param name="directory">Where the files are.</param>
    /// <param name="environment">All variables there are.</param>
    /// <param name="attempt">How often it was asked the same before.</param>
    public CliAnswer Print(RandomDefinition definition, string directory, IReadOnlyDictionary<string, string> environment, int attempt)
    {
        if (answers is null) return Ask(directory, definition.Arguments, environment);

        var kept = Path.Combine(answers, $"{Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(definition, Whole)))}-{attempt}");
        if (File.Exists(kept)) return JsonSerializer.Deserialize<CliAnswer>(File.ReadAllBytes(kept))!;

        var answer = Ask(directory, definition.Arguments, environment);
        File.WriteAllBytes(kept, JsonSerializer.SerializeToUtf8Bytes(answer));
        return answer;
    }

    private static readonly JsonSerializerOptions Whole = new() { IncludeFields = true };

    private CliAnswer Ask(string directory, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(path, ["bake", "--print", .. arguments])
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in environment) start.Environment[name] = value;
        // A third less time of the processor for a program that ends at once.
        start.Environment["GOMAXPROCS"] = "1";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        // A stack may take minutes to outgrow the memory.
        if (!process.WaitForExit(Patience)) process.Kill();
        process.WaitForExit();
        return new(process.ExitCode, output.Result, error.Result);
    }
}

/// <summary>What the CLI answered.</summary>
/// <param name="Exit">Its exit code.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record CliAnswer(int Exit, string Output, string Error)
{
    private const int Crash = 2;

    public bool IsCrash => Exit == Crash;

    /// <summary>Standard error without lines of loggers, which carry the time.</summary>
    public string Message => string.Join('\n', Error.Split('\n').Where(static line =>
        !line.StartsWith("time=", StringComparison.Ordinal) && !line.Contains("[DEBUG]", StringComparison.Ordinal))).TrimEnd('\n');
}
