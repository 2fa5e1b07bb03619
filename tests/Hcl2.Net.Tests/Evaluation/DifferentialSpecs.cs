namespace Hcl2.Tests.Evaluation;

public class DifferentialSpecs
{
    [Fact(Timeout = 120_000)]
    public Task Recorded_values_are_those_of_the_CLI_at_hand()
    {
        var cli = OriginalCli.OrSkip();
        string[] expressions =
        [
            .. RecordedExpressions.All.Where(static r => !r.Value.StartsWith("ERR", StringComparison.Ordinal)).Select(static r => r.Key)
                // Bake resolves what an expression refers to, types included, once per file only.
                .Where(static e => !e.Contains("convert(", StringComparison.Ordinal) && !e.Contains("undefined", StringComparison.Ordinal)),
        ];

        var values = cli.Values([.. expressions.Select(static e => e.Replace('\u23CE', '\n'))]);

        expressions.Zip(values).Should().AllSatisfy(static pair => RecordedExpressions.Evaluate(pair.First).Should().Be(pair.Second, pair.First));
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_expressions_have_the_value_that_the_CLI_gives_them(int seed)
    {
        var cli = OriginalCli.OrSkip();
        var random = new RandomExpressions(seed);
        string[] expressions =
        [
            .. Enumerable.Range(0, 3000).Select(_ => random.Next()).Distinct()
                .Where(static e => !RecordedExpressions.Evaluate(e).StartsWith("ERR", StringComparison.Ordinal)).Take(500),
        ];

        var values = cli.Values(expressions);

        expressions.Zip(values).Should().AllSatisfy(static pair => RecordedExpressions.Evaluate(pair.First).Should().Be(pair.Second, pair.First));
    }

    [Fact(Timeout = 300_000)]
    public Task Random_wrong_expressions_have_the_error_that_the_CLI_reports()
    {
        var cli = OriginalCli.OrSkip();
        var random = new RandomExpressions(44);
        var expressions = Enumerable.Range(0, 3000).Select(_ => random.Next()).Distinct()
            .Select(static e => (Text: e, Outcome: RecordedExpressions.Evaluate(e)))
            .Where(static e => e.Outcome.StartsWith("ERR", StringComparison.Ordinal)).Take(150);

        foreach (var (text, outcome) in expressions)
        {
            var message = outcome[(outcome.IndexOf(": ", StringComparison.Ordinal) + 2)..].Split(" (+")[0];
            cli.Error(text).Should().Contain(message, text);
        }

        return Task.CompletedTask;
    }
}
