using System.Text.Json.Nodes;
using CliWrap;
using CliWrap.Buffered;
using Depot.Actions.EndToEnd.Running;

namespace Depot.Actions.EndToEnd.Plan;

/// <summary>The published native program on the recorded cases of the Depot CLI: what trimming or compiling ahead broke would show here.</summary>
public class PublishedPlanSpecs
{
    private static readonly string Cases = Path.Combine(Lab.Repository, "tests", "Depot.Bake.Tests", "cases");

    public static TheoryData<string> Names => [.. Directory.EnumerateDirectories(Cases).Select(directory => Path.GetFileName(directory)).Order(StringComparer.Ordinal)];

    [Theory(Timeout = 30_000)]
    [MemberData(nameof(Names))]
    public async Task A_plan_is_what_the_CLI_prints(string name)
    {
        Assert.SkipUnless(File.Exists(Lab.Program), "The program is not published: run ./dev publish.");
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The arguments of the cases are words of a shell.");
        var directory = Path.Combine(Cases, name);

        var result = await PlanAsync(directory);

        if (Text(directory, "expected.json") is { } expected)
        {
            result.ExitCode.Should().Be(0, result.StandardError);
            JsonNode.DeepEquals(Ordered(directory, result.StandardOutput), Ordered(directory, expected)).Should().BeTrue(result.StandardOutput);
        }
        else
        {
            result.ExitCode.Should().Be(1);
            result.StandardOutput.Should().BeEmpty();
            result.StandardError.Should().NotBeEmpty().And.NotContain("   at ");
        }
    }

    [Theory(Timeout = 30_000)]
    [InlineData("{ echo before; \"$0\" plan; echo after; } >out; cat out", 0, "before\nPLANafter\n", "")]
    [InlineData("\"$0\" plan | head -c 1", 0, "{", "")]
    [InlineData("\"$0\" plan >/dev/full", 1, "", "the definition cannot be written: standard output: No space left on device\n")]
    public async Task Its_output_goes_where_the_shell_sends_it(string command, int exitCode, string output, string errors)
    {
        Assert.SkipUnless(File.Exists(Lab.Program), "The program is not published: run ./dev publish.");
        Assert.SkipUnless(OperatingSystem.IsLinux(), "/dev/full is Linux's.");
        var directory = Directory.CreateTempSubdirectory("plan-");
        await File.WriteAllTextAsync(Path.Combine(directory.FullName, "docker-bake.hcl"), "target \"default\" {}\n", TestContext.Current.CancellationToken);

        Task<BufferedCommandResult> RunAsync(string line) => CliWrap.Cli.Wrap("bash").WithArguments(["-c", line, Lab.Program])
            .WithWorkingDirectory(directory.FullName).WithValidation(CommandResultValidation.None).ExecuteBufferedAsync().Task;
        var plan = await RunAsync("exec \"$0\" plan");
        var result = await RunAsync(command);

        directory.Delete(recursive: true);
        result.StandardOutput.Should().Be(output.Replace("PLAN", plan.StandardOutput, StringComparison.Ordinal));
        result.StandardError.Should().Be(errors);
        result.ExitCode.Should().Be(exitCode);
    }

    // Told to postpone its work, the collector crashed at some of these.
    [Theory(Timeout = 30_000)]
    [InlineData(280)]
    [InlineData(350)]
    [InlineData(500)]
    [InlineData(900)]
    [InlineData(2500)]
    public async Task It_needs_no_more_address_space_than_there_is(int megabytes)
    {
        Assert.SkipUnless(File.Exists(Lab.Program), "The program is not published: run ./dev publish.");
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Other systems do not limit it.");
        var directory = Directory.CreateTempSubdirectory("plan-");
        await File.WriteAllTextAsync(Path.Combine(directory.FullName, "docker-bake.hcl"), "target \"default\" {}\n", TestContext.Current.CancellationToken);

        var result = await CliWrap.Cli.Wrap("bash").WithArguments(["-c", $"ulimit -v {megabytes}000; exec \"$0\" plan", Lab.Program])
            .WithWorkingDirectory(directory.FullName).WithValidation(CommandResultValidation.None).ExecuteBufferedAsync(TestContext.Current.CancellationToken);

        directory.Delete(recursive: true);
        result.ExitCode.Should().Be(0, result.StandardError);
        result.StandardOutput.Should().Contain("\"target\"");
    }

    // As depot bake --print was run for the recording: nothing in the environment but what the case gives.
    private static async Task<BufferedCommandResult> PlanAsync(string directory)
    {
        var environment = new Dictionary<string, string?>();
        foreach (string variable in Environment.GetEnvironmentVariables().Keys) environment[variable] = null;
        environment["PATH"] = Environment.GetEnvironmentVariable("PATH");
        environment["HOME"] = "/root";
        foreach (var line in (Text(directory, "env") ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries))
            environment[line.Split('=', 2)[0]] = line.Split('=', 2)[1];

        return await CliWrap.Cli.Wrap("bash").WithArguments(["-c", $"exec \"$0\" plan {Text(directory, "cmd")?.Trim()}", Lab.Program])
            .WithWorkingDirectory(directory).WithEnvironmentVariables(environment).WithValidation(CommandResultValidation.None)
            .WithStandardInputPipe(PipeSource.FromString(Text(directory, "stdin") ?? ""))
            .ExecuteBufferedAsync();
    }

    // The CLI's order of some groups is non-deterministic.
    private static JsonNode Ordered(string directory, string text)
    {
        var json = JsonNode.Parse(text)!;
        if (Text(directory, "compare")?.Contains("group-targets-unordered", StringComparison.Ordinal) != true) return json;
        foreach (var (_, group) in json["group"]!.AsObject())
            group!["targets"] = new JsonArray([.. group["targets"]!.AsArray().Select(name => (string)name!).Order(StringComparer.Ordinal).Select(name => JsonValue.Create(name))]);
        return json;
    }

    private static string? Text(string directory, string name) => Path.Combine(directory, name) is var path && File.Exists(path) ? File.ReadAllText(path) : null;
}
