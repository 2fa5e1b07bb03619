using Hcl2.Bodies;

namespace Hcl2.Tests.Json;

public class JsonBodySpecs
{
    private static readonly BodySchema Schema = new([new("name", IsRequired: true)], [new("target", "name"), new("plain")]);

    [Fact]
    public void Blocks_come_from_objects_and_arrays_at_every_level()
    {
        var content = Content("""
            {"name": 1, "target": [{"a": {}, "b": [{}, {}]}, {"a": null}], "plain": [{}, {}], "//": "a comment"}
            """);

        content.Blocks.Select(static block => $"{block.Type} {string.Join(' ', block.Labels)} {block.Location}").Should().Equal(
            "target a f.json:1,30-31", "target b f.json:1,39-40", "target b f.json:1,39-40", "plain  f.json:1,73-74", "plain  f.json:1,73-74");
    }

    [Theory]
    [InlineData("""{"name": 1, "nam": 2}""", "f.json:1,13-18: Extraneous JSON object property; No argument or block type is named \"nam\".")]
    [InlineData("""{"name": 1, "targets": 2}""", "f.json:1,13-22: Extraneous JSON object property; No argument or block type is named \"targets\". Did you mean \"target\"?")]
    [InlineData("{}", "f.json:1,2-3: Missing required argument; The argument \"name\" is required, but no definition was found.")]
    [InlineData("""{"name": 1, "name": 2}""", "f.json:1,13-19: Duplicate argument; The argument \"name\" was already set at f.json:1,2-11.")]
    [InlineData("""{"name": 1, "target": 3}""",
        "f.json:1,23-24: Incorrect JSON value type; Either a JSON object or JSON array of objects is required here, to specify name labels for this block.",
        "f.json:1,23-24: Missing block label; At least one object property is required, whose name represents the target block's name.")]
    [InlineData("""{"name": 1, "target": [3]}""",
        "f.json:1,24-25: Incorrect JSON value type; A JSON object is required here, to specify name labels for this block.",
        "f.json:1,23-24: Missing block label; At least one object property is required, whose name represents the target block's name.")]
    [InlineData("""{"name": 1, "plain": true}""",
        "f.json:1,22-26: Incorrect JSON value type; Either a JSON object or a JSON array is required, representing the contents of one or more \"plain\" blocks.")]
    public void What_does_not_fit_the_schema_is_an_error(string json, params string[] expected)
    {
        Diagnostics(json).Should().Equal(expected);
    }

    [Fact]
    public void Templates_are_read_once_and_what_they_need_is_small()
    {
        var json = $"{{\"a\": [{string.Join(',', Enumerable.Repeat("{\"b\": \"x ${v.w} y\"}", 200))}]}}";
        var expression = HclFile.ParseJson(SourceText.From("f.json", json)).Body.JustAttributes([]).Single().Expression;
        var start = GC.GetAllocatedBytesForCurrentThread();
        var count = expression.Variables().Count();
        var first = GC.GetAllocatedBytesForCurrentThread() - start;

        _ = expression.Variables().Count();

        count.Should().Be(200);
        first.Should().BeLessThan(200 * 4096);
        (GC.GetAllocatedBytesForCurrentThread() - start - first).Should().BeLessThan(first / 4);
    }

    [Fact]
    public void A_root_array_counts_as_one_body_and_what_is_no_object_is_reported_by_both_passes()
    {
        Diagnostics("""[{"name": 1}, 2]""").Should().Equal(
            "f.json:1,15-16: Incorrect JSON value type; A JSON object is required here, to define arguments and child blocks.",
            "f.json:1,15-16: Incorrect JSON value type; A JSON object is required here, to define arguments and child blocks.");
    }

    [Fact]
    public void What_one_schema_took_the_next_does_not_see()
    {
        var body = HclFile.ParseJson(SourceText.From("f.json", """{"name": 1, "other": 2, "target": {"a": {}}}""")).Body;

        body.PartialContent(Schema, new(), out var remaining);

        remaining.JustAttributes(new()).Select(static attribute => attribute.Name).Should().Equal("other");
    }

    [Fact]
    public void The_same_argument_twice_is_an_error_without_a_schema_too()
    {
        var diagnostics = new DiagnosticBag();

        HclFile.ParseJson(SourceText.From("f.json", """{"a": 1, "a": 2}""")).Body.JustAttributes(diagnostics);

        diagnostics.ToString().Should().Be("f.json:1,10-13: Duplicate attribute definition; The argument \"a\" was already set at f.json:1,2-8.");
    }

    private static BodyContent Content(string json) => HclFile.ParseJson(SourceText.From("f.json", json)).Body.Content(Schema, new());

    private static IEnumerable<string> Diagnostics(string json)
    {
        var diagnostics = new DiagnosticBag();
        HclFile.ParseJson(SourceText.From("f.json", json)).Body.Content(Schema, diagnostics);
        return diagnostics.Select(static diagnostic => diagnostic.ToString());
    }
}
