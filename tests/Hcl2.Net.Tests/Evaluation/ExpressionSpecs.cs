namespace Hcl2.Tests.Evaluation;

public class ExpressionSpecs
{
    public static TheoryData<string> Expressions => [.. RecordedExpressions.All.Keys];

    [Theory]
    [MemberData(nameof(Expressions))]
    public void An_expression_gives_what_the_original_gave(string expression) =>
        RecordedExpressions.Evaluate(expression).Should().Be(RecordedExpressions.All[expression]);

    [Fact]
    public void More_than_five_hundred_results_are_recorded() => RecordedExpressions.All.Should().HaveCountGreaterThan(500);
}
