using Depot.Actions.EndToEnd.Running;

namespace Depot.Actions.EndToEnd.Recording;

/// <summary>Makes the logs that the reader, the summary and the annotations are tested with. tests/lab/record.sh runs this.</summary>
public class RecordingSpecs
{
    // None, which skips the test, unless tests/lab/record.sh says where recordings go. RECORD_NAMES narrows it to some names, separated by spaces.
    public static TheoryData<string> Names => Variable("RECORD_LOGS").Length == 0
        ? []
        : [.. Scenarios.All.Select(scenario => scenario.Name)
            .Where(name => Variable("RECORD_NAMES").Split(' ', StringSplitOptions.RemoveEmptyEntries) is var names && (names.Length == 0 || names.Contains(name)))];

    [Theory(Timeout = 180_000, SkipTestWithoutData = true)]
    [MemberData(nameof(Names))]
    public async Task A_scenario_is_recorded(string name)
    {
        var directory = Variable("RECORD_LOGS");
        var scenario = Scenarios.All.Single(item => item.Name == name);
        await using var session = await LabSession.StartAsync(options => options with { Script = scenario.Script, Token = "recording" });
        await using var linters = new LinterImages(session);
        if (scenario.NeedsFrontend) await FrontendImage.ProvideAsync(session);
        if (scenario.Inputs.ContainsKey("lint")) await linters.ProvideAsync();

        var recording = await new Recorder(session, scenario).RecordAsync();

        await File.WriteAllTextAsync(Path.Combine(directory, name + ".log"), recording, TestContext.Current.CancellationToken);
        recording.Should().Contain("=== log\n").And.NotContain(session.Lab.Registry);
    }

    private static string Variable(string name) => Environment.GetEnvironmentVariable(name) ?? "";
}
