using Hcl2.Evaluation;

namespace Hcl2.Tests.Evaluation;

public class LimitSpecs
{
    private static readonly EvaluationContext Context = Evaluated.Context(
        ("long", HclValue.String(new string('x', 10_000_000))),
        ("any", HclValue.Dynamic),
        ("a", HclValue.Number(1)));

    // The parser has a limit of its own, which would come first.
    private static readonly ParseOptions AnyDepth = new() { MaxDepth = int.MaxValue };

    [Fact(Timeout = ProcessorTime.Hang)]
    public Task A_chain_of_a_hundred_thousand_operands_has_a_value()
    {
        var chain = string.Join(" + ", Enumerable.Repeat("a", 100_000));

        Evaluated.Expression(chain, Context, AnyDepth).Text.Should().Be("100000");
        Evaluated.Parsed(chain, AnyDepth).Variables().Should().HaveCount(100_000);
        return Task.CompletedTask;
    }

    [Fact(Timeout = ProcessorTime.Hang)]
    public Task An_error_at_the_end_of_a_long_chain_is_reported()
    {
        var chain = string.Join(" + ", Enumerable.Repeat("a", 100_000)) + " + []";

        Evaluated.Expression($"upper({chain})", Context, AnyDepth).Text.Should()
            .Be("e.hcl:1,400007-400009: Invalid operand; Unsuitable value for right operand: number required.");
        return Task.CompletedTask;
    }

    [Fact(Timeout = ProcessorTime.Hang)]
    public Task A_chain_of_steps_that_takes_too_much_stack_is_an_error()
    {
        var chain = "any" + string.Concat(Enumerable.Repeat("[a]", 300_000));

        Evaluated.Expression(chain, Context, AnyDepth).Diagnostics.Should().ContainSingle().Which.ToString().Should()
            .EndWith(": Expression too deeply nested; This expression is nested too deeply to be evaluated. Name parts of it and refer to them instead.");
        return Task.CompletedTask;
    }

    [Fact(Timeout = ProcessorTime.Hang)]
    public Task Loops_in_loops_end_with_an_error()
    {
        const string Loops = "[for a in range(1000): [for b in range(1000): [for c in range(1000): 1]]]";

        Evaluated.Expression(Loops, Context).Text.Should()
            .Be("e.hcl:1,57-68: Expression too expensive; Evaluating this expression takes more than 1000000 steps. Reduce the number of its elements.");
        return Task.CompletedTask;
    }

    [Fact(Timeout = ProcessorTime.Hang)]
    public Task A_string_that_grows_without_end_is_an_error()
    {
        Evaluated.Expression("\"%{ for x in range(10) }${long}%{ endfor }\"", Context).Text.Should()
            .StartWith("e.hcl:1,").And.EndWith(": Result too large; This expression produces more than 67108864 characters, where an element of a collection counts as 32.");
        return Task.CompletedTask;
    }

    [Fact(Timeout = ProcessorTime.Hang)]
    public Task Results_of_functions_count()
    {
        Evaluated.Expression("[for x in range(1000): trimspace(long)]", Context).Text.Should()
            .Be("e.hcl:1,24-39: Expression too expensive; The call of \"trimspace\" exceeds the limit of 33554432 units of work for all evaluations together: characters, elements of collections, digits of numbers, hash rounds. Reduce its input.");
        return Task.CompletedTask;
    }

    [Fact]
    public void A_value_of_too_many_collections_inside_each_other_is_an_error()
    {
        var deep = HclValue.EmptyTuple;
        for (var i = 1; i < 500; i++) deep = HclValue.Tuple(deep);
        var context = Evaluated.Context(("deep", deep));

        Evaluated.Expression("length(deep)", context).Text.Should().Be("1");
        Evaluated.Expression("[deep]", context).Text.Should()
            .Be("e.hcl:1,1-7: Value too deeply nested; This value has more than 500 nested collections.");
    }

    [Fact]
    public void Evaluations_in_one_scope_share_the_limits()
    {
        using var scope = EvaluationScope.Begin();

        Evaluated.Expression("upper(long) == \"\"", Context).Text.Should().Be("false");
        Evaluated.Expression("upper(long) == \"\"", Context).Text.Should().Contain("Expression too expensive");
    }

    [Fact]
    public void Evaluations_without_a_scope_do_not()
    {
        Evaluated.Expression("upper(long) == \"\"", Context).Text.Should().Be("false");
        Evaluated.Expression("upper(long) == \"\"", Context).Text.Should().Be("false");
    }

    [Fact(Timeout = ProcessorTime.Hang)]
    public Task A_loop_stops_after_ten_thousand_errors()
    {
        Evaluated.Expression("[for x in range(1000): [for y in range(1000): missing]]", Context).Diagnostics.Should().HaveCountLessThan(11_000);
        return Task.CompletedTask;
    }
}
