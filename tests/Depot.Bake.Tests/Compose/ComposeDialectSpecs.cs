using Depot.Bake.Model;
using Depot.Bake.Planning;

namespace Depot.Bake.Tests.Compose;

public sealed class ComposeDialectSpecs
{
    private const string File = "services: {a: {build: {context: x, no_cache: true}, depends_on: [nobody], ports: 5}}";

    [Fact]
    public void Depot_minds_what_a_build_does_not_need() =>
        Plan(BakeDialect.Depot).Error!.Message.Should().Be("validating : services.a.ports must be a array");

    [Fact]
    public void Buildx_looks_at_builds_alone()
    {
        var target = Plan(BakeDialect.Buildx).Plan!.Targets.Single();

        (target.Context, target.NoCache, target.Network).Should().Be(("x", true, null));
    }

    private static BakeOutcome Plan(BakeDialect dialect) =>
        BakePlanner.Plan(Given.Request(new MemoryFolder(("compose.yaml", File)), "a") with { Dialect = dialect });
}
