using System.Diagnostics;

namespace Hcl2.Tests.Readme;

/// <summary>The examples that are programs against the package.</summary>
public class ExampleSpecs
{
    private static readonly string Directory = Path.Combine(ReadmePage.Root, "tests/Hcl2.Net.Examples");

    [Fact]
    public void Eleven_jobs_take_at_most_fifteen_lines_each()
    {
        var jobs = System.IO.Directory.EnumerateFiles(Directory, "*.cs").Where(static path => Path.GetFileName(path) != "Program.cs").ToDictionary(static path => Path.GetFileName(path), Lines);

        jobs.Should().HaveCount(11);
        jobs.Values.Should().OnlyContain(static lines => lines > 0 && lines <= 15);
    }

    // It packs, and compiles natively: minutes. It runs where the package was made.
    [Fact]
    public async Task The_examples_print_what_they_should_against_the_package()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("HCL_PACKAGE") == "1", "HCL_PACKAGE=1 packs the library and runs the examples against it.");
        using var run = Process.Start(new ProcessStartInfo(Path.Combine(Directory, "run.sh")) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = run.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);

        var output = await run.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await run.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(20), TestContext.Current.CancellationToken);

        output.Should().Be("net8.0: as expected\nnet10.0: as expected\nnative net8.0: as expected\nnative net10.0: as expected\n", await errors);
    }

    private static int Lines(string path) => File.ReadAllText(path).ReplaceLineEndings("\n").Split("#region job\n").Skip(1)
        .Sum(static rest => rest[..rest.IndexOf("#endregion", StringComparison.Ordinal)].Split('\n').Count(static line => line.Trim().Length > 0));
}
