namespace Hcl2.Tests.Evaluation;

public class EvaluationTraceSpecs
{
    private static readonly EvaluationContext Context = Evaluated.Context(
        ("name", HclValue.String("app")),
        ("count", HclValue.Number(3)),
        ("item", HclValue.Object([new("tags", HclValue.Tuple(HclValue.String("a"))), new("size", HclValue.String("big"))])));

    [Theory]
    [InlineData("name + 1", "name = \"app\"")]
    [InlineData("1 + item.size", "item.size = \"big\"")]
    [InlineData("item.tags[3]", "item.tags = [\"a\"]")]
    [InlineData("item.tags[count + 1]", "item.tags = [\"a\"]; count = 3")]
    [InlineData("item . other", "item = {size = \"big\", tags = [\"a\"]}")]
    [InlineData("missing.name", "")]
    [InlineData("upper(item.tags)", "item.tags = [\"a\"]")]
    [InlineData("max(count, count, name)", "name = \"app\"")]
    [InlineData("regex(name, \"x\")", "name = \"app\"")]
    [InlineData("\"x${item}\"", "item = {size = \"big\", tags = [\"a\"]}")]
    [InlineData("name ? 1 : 2", "name = \"app\"")]
    [InlineData("[for x in count: x]", "count = 3")]
    [InlineData("[for x in item.tags: x + count]", "x = \"a\"")]
    [InlineData("[for i, x in item.tags: 1 if x]", "x = \"a\"")]
    [InlineData("{for x in [[]]: x => name}", "x = []")]
    [InlineData("item[*].other", "")]
    [InlineData("{(item.tags) = 1}", "item.tags = [\"a\"]")]
    [InlineData("[1][\"x\"]", "")]
    public void An_error_shows_what_the_expression_at_fault_read(string expression, string expected)
    {
        var diagnostic = Evaluated.Expression(expression, Context).Diagnostics.Should().ContainSingle().Subject;

        string.Join("; ", diagnostic.Values.Select(static v => $"{v.Key} = {Shown.Value(v.Value)}")).Should().Be(expected);
    }

    [Fact]
    public void An_error_says_what_is_worth_printing_around_it()
    {
        var diagnostic = Evaluated.Expression("[1, upper([])]").Diagnostics.Should().ContainSingle().Subject;
        var argument = Evaluated.Expression("[1, upper([])]", Context).Diagnostics.Should().ContainSingle().Subject;

        diagnostic.Context.Should().BeNull();
        $"{argument.Subject} in {argument.Context}".Should().Be("e.hcl:1,11-12 in e.hcl:1,5-14");
    }

    [Fact]
    public void Every_error_has_a_code()
    {
        var codes = RecordedExpressions.All.Where(static r => r.Value.StartsWith("ERR", StringComparison.Ordinal))
            .SelectMany(static r => Evaluated.Expression(r.Key.Replace('\u23CE', '\n'), Context).Diagnostics)
            .Select(static d => (d.Summary, d.Code)).Distinct().ToArray();

        codes.Should().OnlyContain(static c => c.Code.StartsWith("HCL", StringComparison.Ordinal) && c.Code.Length == 7);
        codes.Should().OnlyHaveUniqueItems(static c => c.Code);
    }
}
