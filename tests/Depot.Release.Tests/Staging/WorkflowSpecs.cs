using Depot.Release.Staging;

namespace Depot.Release.Tests.Staging;

public class WorkflowSpecs
{
    [Fact]
    public void The_release_workflow_builds_a_program_for_every_platform()
    {
        const string Entry = "          - platform: ";

        var platforms = File.ReadLines(Path.Combine(TestSource.Repository, ".github", "workflows", "release.yml"))
            .Where(line => line.StartsWith(Entry, StringComparison.Ordinal)).Select(line => line[Entry.Length..]);

        platforms.Should().BeEquivalentTo(ProgramAsset.Platforms);
    }
}
