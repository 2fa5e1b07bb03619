using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Depot.Sandbox.Tests.CommandLine;

public sealed class ProgramSpecs : IDisposable
{
    private const int Limit = 30_000;
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("sb-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact(Timeout = Limit)]
    public async Task It_writes_its_URLs_when_it_answers_and_ends_well_when_it_is_asked_to()
    {
        var ready = Path.Combine(_directory.FullName, "ready.json");
        using var process = Start("--token", "it's mine", "--ready-file", ready);
        while (!File.Exists(ready)) await Task.Delay(20);

        var addresses = JsonNode.Parse(await File.ReadAllTextAsync(ready))!;
        using var http = new HttpClient();
        (await http.GetStringAsync($"{addresses["control"]}/calls")).Should().Be("[]");
        using (var kill = Process.Start("kill", ["-TERM", $"{process.Id}"])) await kill.WaitForExitAsync();
        await process.WaitForExitAsync();

        process.ExitCode.Should().Be(0);
        var output = await process.StandardOutput.ReadToEndAsync();
        output.Should().Contain($"export DEPOT_API_URL='{addresses["api"]}'\n").And.Contain(@"export DEPOT_TOKEN='it'\''s mine'" + "\n");
    }

    [Fact(Timeout = Limit)]
    public async Task A_wrong_option_is_one_line_and_exit_code_2()
    {
        using var process = Start("--bogus");
        await process.WaitForExitAsync();

        process.ExitCode.Should().Be(2);
        (await process.StandardError.ReadToEndAsync()).Should().Be("depot-sandbox: Unknown option '--bogus'. depot-sandbox --help lists all.\n");
    }

    private static Process Start(params string[] arguments) => Process.Start(
        new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "depot-sandbox"), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
}
