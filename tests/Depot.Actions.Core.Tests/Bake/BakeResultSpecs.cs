using Depot.Actions.Bake;

namespace Depot.Actions.Tests.Bake;

public class BakeResultSpecs
{
    [Fact]
    public void Targets_are_in_the_order_of_the_definition_whatever_order_the_CLI_writes()
    {
        var result = BakeResult.Parse("""{"depot.build": {"buildID": "1", "projectID": "p", "targets": ["lib", "new", "app"]}}""");

        result.OfDefinition([Target("app"), Target("other"), Target("lib")]).Targets.Should().Equal("app", "lib", "new");
    }

    private static DefinedTarget Target(string name) => new(name, SaysProvenance: false, HasDockerOutput: false, HasProject: false);
}
