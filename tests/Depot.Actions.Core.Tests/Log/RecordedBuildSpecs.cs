using Depot.Actions.Annotations;
using Depot.Actions.Bake;
using Depot.Actions.Build;
using Depot.Actions.Cli;
using Depot.Actions.Dockerfiles;
using Depot.Actions.Inputs;
using Depot.Actions.Summary;

namespace Depot.Actions.Tests.Log;

/// <summary>What people get to see of builds that the real CLI ran. The strings beside the recordings are the expectation.</summary>
public class RecordedBuildSpecs
{
    public static TheoryData<string> Names => [.. Recording.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_facts_of_a_log_are_the_approved_ones(string name) =>
        Approved.Verify(FactsText.Of(Recording.Load(name).Read().Facts), name + ".facts.approved.txt");

    [Theory]
    [MemberData(nameof(Names))]
    public void The_summary_of_a_build_is_the_approved_one(string name)
    {
        var recording = Recording.Load(name);
        using var step = recording.Step();

        Show(recording, step);

        Approved.Verify(File.ReadAllText(Path.Combine(step.Temp, "GITHUB_STEP_SUMMARY")), name + ".summary.approved.md");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_annotations_of_a_build_are_the_approved_ones(string name)
    {
        var recording = Recording.Load(name);
        using var step = recording.Step();

        Show(recording, step);

        Approved.Verify(step.Log, name + ".annotations.approved.txt");
    }

    [Fact]
    public void There_are_at_least_forty_recorded_builds() => Recording.Names.Count.Should().BeGreaterThan(40);

    private static void Show(Recording recording, Running.TestStep step)
    {
        var context = step.Context;
        var run = new BuildRun(recording.Exit, recording.Read(), recording.Action == "bake" ? "depot bake" : "depot build");
        if (recording.Action == "bake")
        {
            var inputs = BakeInputs.Read(new InputSource(step.EnvironmentOfStep));
            var definition = recording.Definition is { } json ? CliDefinition.Parse(json) : new(null, run.Log.Message);
            var places = DockerfilePlaces.Of(definition.Dockerfiles, step.Workspace, step.EnvironmentOfStep);
            BuildAnnotations.Write(context, run.Log.Facts, places);
            if (definition.Targets is null) BuildAnnotations.Write(context, definition.Problem, step.Workspace);
            BuildSummary.Write(context, inputs.Summary, () => BakeSummary.Of(inputs, definition.Json, BakeResult.Parse(BuildMetadata.Of(recording.Metadata)), run, places, RunReport.Evidence(run, places, known => known), step.EnvironmentOfStep));
        }
        else
        {
            var inputs = BuildPushInputs.Read(new InputSource(step.EnvironmentOfStep), () => ".");
            var places = DockerfilePlaces.Of(inputs.File, inputs.Context, step.EnvironmentOfStep);
            BuildAnnotations.Write(context, run.Log.Facts, places);
            BuildSummary.Write(context, inputs.Summary, () => BuildPushSummary.Of(inputs, BuildResult.Parse(null, BuildMetadata.Of(recording.Metadata)), run, places, RunReport.Evidence(run, places, known => known), step.EnvironmentOfStep));
        }
    }
}
