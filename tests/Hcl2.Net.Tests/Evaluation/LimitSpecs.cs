using Hcl2.Evaluation;
using Hcl2.Values;

namespace Hcl2.Tests.Evaluation;

public class LimitSpecs
{
    private static readonly EvaluationContext Context = Evaluated.Context(
        ("long", HclValue.String(new string('x', 1_000_000))),
        ("a", HclValue.Number(1)));

    [Fact(Timeout = 60_000)]
    public Task A_chain_of_a_hundred_thousand_operands_has_a_value()
    {
        var chain = string.Join(" + ", Enumerable.Repeat("a", 100_000));

        Evaluated.Expression(chain, Context).Text.Should().Be("100000");
        Evaluated.Parsed(chain).Variables().Should().HaveCount(100_000);
        return Task.CompletedTask;
    }

    [Fact(Timeout = 60_000)]
    public Task An_error_at_the_end_of_a_long_chain_is_reported()
    {
        var chain = string.Join(" + ", Enumerable.Repeat("a", 100_000)) + " + []";

        Evaluated.Expression($"upper({chain})", Context).Text.Should()
            .Be("e.hcl:1,400007-400009: Invalid operand; Unsuitable value for right operand: number required.");
        return Task.CompletedTask;
    }

    [Fact(Timeout = 60_000)]
    public Task A_long_chain_of_steps_has_a_value_or_an_error()
    {
        var chain = "[[0]]" + string.Concat(Enumerable.Repeat("[a - 1][*]", 20_000));

        Evaluated.Expression(chain, Context).Diagnostics.Select(static d => d.Summary).Should().OnlyContain(static summary => summary == "Expression too deeply nested");
        return Task.CompletedTask;
    }

    [Fact(Timeout = 60_000)]
    public Task Loops_in_loops_end_with_an_error()
    {
        const string Loops = "[for a in range(1000): [for b in range(1000): [for c in range(1000): 1]]]";

        Evaluated.Expression(Loops, Context).Text.Should()
            .Be("e.hcl:1,45-72: Expression too expensive; Evaluating this expression takes more than 2000000 steps. Reduce the number of elements it goes through.");
        return Task.CompletedTask;
    }

    [Fact(Timeout = 60_000)]
    public Task A_text_that_grows_without_end_is_an_error()
    {
        Evaluated.Expression("\"%{ for x in range(1000) }${long}%{ endfor }\"", Context).Text.Should()
            .StartWith("e.hcl:1,").And.EndWith(": Result too large; This expression produces more than 67108864 characters, where an element of a collection counts as 32.");
        return Task.CompletedTask;
    }

    [Fact(Timeout = 60_000)]
    public Task Results_of_functions_count()
    {
        Evaluated.Expression("[for x in range(1000): upper(long)]", Context).Text.Should()
            .Be("e.hcl:1,24-35: Result too large; This expression produces more than 67108864 characters, where an element of a collection counts as 32.");
        return Task.CompletedTask;
    }

    [Fact(Timeout = 60_000)]
    public Task A_loop_stops_after_ten_thousand_errors()
    {
        Evaluated.Expression("[for x in range(1000): [for y in range(1000): missing]]", Context).Diagnostics.Should().HaveCountLessThan(11_000);
        return Task.CompletedTask;
    }
}
