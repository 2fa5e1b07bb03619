using System.Text;
using Depot.Actions.Bake;
using Depot.Actions.Build;
using Depot.Actions.Dockerfiles;
using Depot.Actions.Failures;
using Depot.Actions.Inputs;
using Depot.Actions.Runner;
using Depot.Actions.Tests.Log;

namespace Depot.Actions.Tests.Failures;

/// <summary>What the annotation says of every failed build that the real CLI ran.</summary>
public class RecordedFailureSpecs
{
    [Fact]
    public void The_errors_of_recorded_builds_are_the_approved_ones()
    {
        var all = new StringBuilder();
        foreach (var name in Recording.Names)
        {
            var recording = Recording.Load(name);
            if (recording.ExitCode == 0 || recording.WasCancelled) continue;
            all.Append("=== ").Append(name).Append('\n').Append(Error(recording)).Append('\n');
        }

        Approved.Verify(all.ToString(), "errors.approved.txt");
    }

    private static string Error(Recording recording)
    {
        using var step = recording.Step();
        var log = recording.Read();
        var environment = step.EnvironmentOfStep;
        var places = recording.Action == "bake"
            ? DockerfilePlaces.Of(recording.Definition is { } json ? CliDefinition.Parse(json).Dockerfiles : [], step.Workspace, environment)
            : OfBuild(environment);
        return FailureMessage.For("depot " + (recording.Action == "bake" ? "bake" : "build"), recording.ExitCode, buildUrl: null, FailureEvidence.Of(log.Message, log.Facts, places));
    }

    private static DockerfilePlaces OfBuild(RunnerEnvironment environment)
    {
        var inputs = BuildPushInputs.Read(new InputSource(environment), () => ".");
        return DockerfilePlaces.Of(inputs.File, inputs.Context, environment);
    }
}
