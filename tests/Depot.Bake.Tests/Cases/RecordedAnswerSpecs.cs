using System.Text.Json.Nodes;
using Depot.Bake.Printing;

namespace Depot.Bake.Tests.Cases;

public sealed class RecordedAnswerSpecs
{
    public static TheoryData<string> Kinds => [.. RecordedAnswer.All.Select(static recorded => recorded.Kind).Distinct()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Definitions_of_a_kind_have_the_answer_of_the_Depot_CLI(string kind)
    {
        var different = RecordedAnswer.All.Where(recorded => recorded.Kind == kind).Select(Difference).Where(static difference => difference is not null);

        string.Join("\n\n", different).Should().BeEmpty();
    }

    [Fact]
    public void Every_kind_has_ten_definitions_and_more() =>
        RecordedAnswer.All.GroupBy(static recorded => recorded.Kind).Where(static kind => kind.Count() <= 10).Should().BeEmpty();

    private static string? Difference(RecordedAnswer recorded)
    {
        var outcome = recorded.Answer();
        var isSame = outcome.Definition is { } plan
            ? JsonNode.DeepEquals(JsonNode.Parse(BakeJson.ToText(plan)), recorded.Plan)
            : outcome.Error!.Message == recorded.Error;
        return isSame ? null : $"{recorded}: {recorded.Json["files"]}\nDepot CLI: {recorded.Error ?? recorded.Plan!.ToJsonString()}\nours: {outcome.Error?.Message ?? BakeJson.ToText(outcome.Definition!)}";
    }
}
