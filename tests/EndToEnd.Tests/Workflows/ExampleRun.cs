using System.Net;
using ActionsRunner.Jobs;
using ActionsRunner.Workflows;
using Depot.Actions.EndToEnd.Running;

namespace Depot.Actions.EndToEnd.Workflows;

/// <summary>Runs a workflow of examples/workflows on the machine of a session.</summary>
internal sealed class ExampleRun(LabSession session, Variant variant)
{
    /// <summary>Plays Docker Hub; see <see cref="StandIns"/>.</summary>
    public PrivateRegistry? Hub { get; init; }

    /// <summary>Plays the registry of a cloud; see <see cref="StandIns"/>.</summary>
    public PrivateRegistry? Cloud { get; init; }

    /// <summary>Values of the <c>secrets</c> context.</summary>
    public Dictionary<string, string> Secrets { get; init; } = [];

    /// <summary>Name of a step to leave out; null runs them all.</summary>
    public string? Without { get; init; }

    /// <summary>Runs it as it stands, but for the placeholders.</summary>
    public async Task<JobReport> RunAsync(string workflow, params (string Placeholder, string Value)[] placeholders)
    {
        var text = placeholders.Aggregate(File.ReadAllText(Path.Combine(Lab.Repository, "examples", "workflows", workflow)),
            (filled, pair) => filled.Replace(pair.Placeholder, pair.Value, StringComparison.Ordinal));
        var definition = WorkflowFile.Parse(text).Job;
        var steps = definition.Steps.Where(step => Without is null || step.Name != Without).ToList();
        (definition.Steps.Count - steps.Count).Should().Be(Without is null ? 0 : 1, "that many steps are to be left out");
        var actions = new StandIns { Hub = Hub, Cloud = Cloud }.AddTo(OurActions.Table(session, variant));
        session.Reach(new[] { Hub, Cloud }.OfType<PrivateRegistry>().Select(registry => IPEndPoint.Parse(registry.Host)));
        using var job = session.NewJob(actions, Secrets);
        return await job.RunAsync(definition with { Steps = steps });
    }
}
