using System.Text.Json.Nodes;
using Depot.Bake.Printing;

namespace Depot.Bake.Tests.Cases;

public sealed class BakeCaseSpecs
{
    public static TheoryData<string> Directories => [.. BakeCase.All.Select(example => example.Directory)];

    [Theory]
    [MemberData(nameof(Directories))]
    public void Every_recorded_case_agrees_with_the_Depot_CLI(string directory)
    {
        var example = new BakeCase(directory);

        var outcome = example.Plan();

        if (example.ExpectedJson is { } expected)
        {
            outcome.Error.Should().BeNull();
            var printed = BakeJson.ToText(outcome.Definition!);
            JsonNode.DeepEquals(example.Json(printed), example.Json(expected)).Should().BeTrue($"expected\n{expected}\nbut printed\n{printed}");
        }
        else
        {
            outcome.Error?.Message.Should().Be(example.ExpectedError);
            outcome.Definition.Should().BeNull();
        }
    }

    [Fact]
    public void The_recorded_cases_of_the_Depot_CLI_are_there()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable("BAKE_CASES") is null, "BAKE_CASES names no directory of further cases.");

        BakeCase.All.Should().HaveCountGreaterThan(100);
    }
}
