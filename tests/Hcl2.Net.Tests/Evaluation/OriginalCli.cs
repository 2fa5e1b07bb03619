using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Hcl2.Tests.Evaluation;

/// <summary>The Depot CLI, whose <c>bake --print</c> evaluates expressions offline.</summary>
/// <param name="path">The program.</param>
internal sealed class OriginalCli(string path)
{
    private const string Variable = "LAB_DEPOT";

    /// <summary>The CLI that the environment names; the test is skipped when it names none.</summary>
    public static OriginalCli OrSkip()
    {
        var path = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(string.IsNullOrEmpty(path), $"{Variable} does not name the Depot CLI to compare with.");
        return new(path!);
    }

    /// <summary>The values of expressions as JSON, all evaluated in one file.</summary>
    /// <exception cref="InvalidOperationException">One of them is an error.</exception>
    public IReadOnlyList<string> Values(IReadOnlyList<string> expressions)
    {
        var file = new StringBuilder(RecordedExpressions.Prelude).Append("target \"default\" {\n  args = {\n");
        for (var i = 0; i < expressions.Count; i++) file.Append(CultureInfo.InvariantCulture, $"    A{i} = jsonencode({expressions[i]})\n");
        var (code, output, error) = Bake(file.Append("  }\n}\n").ToString());
        if (code != 0) throw new InvalidOperationException(error);

        var arguments = JsonDocument.Parse(output).RootElement.GetProperty("target").GetProperty("default").GetProperty("args");
        return [.. Enumerable.Range(0, expressions.Count).Select(i => arguments.GetProperty($"A{i}").GetString()!)];
    }

    /// <summary>The summary and detail of the first error of an expression, without its place.</summary>
    public string Error(string expression)
    {
        var (_, _, error) = Bake($"{RecordedExpressions.Prelude}target \"default\" {{\n  args = {{\n    A = jsonencode({expression})\n  }}\n}}\n");
        return error;
    }

    private (int Code, string Output, string Error) Bake(string text)
    {
        var directory = Directory.CreateTempSubdirectory("hcl-");
        try
        {
            File.WriteAllText(Path.Combine(directory.FullName, Evaluated.File), text);
            var start = new ProcessStartInfo(path, ["bake", "-f", Evaluated.File, "--print"])
            {
                WorkingDirectory = directory.FullName,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output, error.Result);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }
}
