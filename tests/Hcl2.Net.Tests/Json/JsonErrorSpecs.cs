namespace Hcl2.Tests.Json;

/// <summary>What is wrong with arrays, brackets, depth and keys of the JSON profile.</summary>
public class JsonErrorSpecs
{
    [Theory]
    [InlineData("""{"a": ]}""", "f.json:1,7-8: Missing array element value; A JSON value must start with a brace, a bracket, a number, a string, or a keyword.")]
    [InlineData("""{"a": [1}}""", "f.json:1,11-11: Mismatched brackets; A JSON array must be closed with a bracket, not a brace.")]
    [InlineData("""{"a": [[[[1]]]]}""", "f.json:1,9-10: Too many nested values; Arrays and objects are nested more than 3 deep here. Flatten the value.")]
    public void A_wrong_array_is_an_error(string json, string expected) =>
        HclFile.ParseJson(SourceText.From("f.json", json), new() { MaxDepth = 3 }).Diagnostics.First().ToString().Should().Be(expected);

    [Theory]
    [InlineData("""{"a": {"${none}": 1}}""", "f.json:1,8-17: Invalid object key expression; Cannot use null value as an object key.")]
    [InlineData("""{"a": {"${list}": 1}}""", "f.json:1,8-17: Invalid object key expression; Cannot use this expression as an object key: string required.")]
    [InlineData("""{"a": {"${\"x\"}": 1, "x": 2}}""", "f.json:1,23-26: Duplicate object attribute; An attribute named \"x\" was already defined at f.json:1,8-18.")]
    public void A_wrong_key_is_an_error(string json, string expected)
    {
        var diagnostics = new DiagnosticBag();
        var context = new EvaluationContext { Variables = new Dictionary<string, HclValue> { ["none"] = HclValue.Null(HclType.String), ["list"] = HclValue.EmptyTuple } };

        HclFile.ParseJson(SourceText.From("f.json", json)).Body.JustAttributes(diagnostics)[0].Expression.Evaluate(context, diagnostics);

        diagnostics.Select(static diagnostic => diagnostic.ToString()).Should().Equal(expected);
    }

    [Theory]
    [InlineData(LogicalOperators.Eager, "string required")]
    [InlineData(LogicalOperators.ShortCircuit, "string required, but have tuple")]
    public void A_key_of_another_type_is_an_error_in_the_words_of_the_version(LogicalOperators logic, string expected)
    {
        var context = new EvaluationContext { Variables = new Dictionary<string, HclValue> { ["list"] = HclValue.EmptyTuple }, Logic = logic };

        Value("""{"a": {"${list}": 1}}""", context).Diagnostics.Single().Detail.Should().Be($"Cannot use this expression as an object key: {expected}.");
    }

    [Fact]
    public void A_key_that_is_secret_makes_a_secret_object()
    {
        var context = new EvaluationContext { Variables = new Dictionary<string, HclValue> { ["key"] = HclValue.String("k").WithMarks(["secret"]) } };

        Value("""{"a": {"${key}": 1}}""", context).Value.Should().Be(HclValue.Object([new("k", HclValue.Number(1))]).WithMarks(["secret"]));
    }

    [Fact]
    public void A_wrong_type_in_a_string_is_shown_with_the_string_around_it()
    {
        var diagnostics = new DiagnosticBag();

        TypeExpression.Constraint(HclFile.ParseJson(SourceText.From("f.json", """{"a": "object({x[0]=string})"}""")).Body.JustAttributes(diagnostics)[0].Expression, diagnostics);

        diagnostics.Single().ToString().Should().Be("f.json:1,15-19: Invalid type specification; Object constructor map keys must be attribute names.");
        diagnostics.Single().Context.ToString().Should().Be("f.json:1,7-30");
    }

    [Theory]
    [InlineData("\"x", "f.json:1,3-4: Invalid JSON string; There is a syntax error in the given JSON string.")]
    [InlineData("\"x\\", "f.json:1,4-5: Invalid JSON string; There is a syntax error in the given JSON string.")]
    public void A_string_that_does_not_end_is_reported_inside_of_the_text(string json, string expected)
    {
        var diagnostic = HclFile.ParseJson(SourceText.From("f.json", json)).Diagnostics.First();

        diagnostic.ToString().Should().Be(expected);
        diagnostic.Subject!.Value.End.Offset.Should().Be(json.Length);
    }

    [Fact]
    public void An_invalid_byte_in_a_string_is_one_column()
    {
        byte[] json = [.. "{\"a\": \"x"u8, 0xEF, .. "\" 1}"u8];

        HclFile.ParseJson(new SourceText("f.json", json)).Diagnostics.First().ToString().Should().Be(
            "f.json:1,14-14: Missing attribute seperator comma; A comma must appear between each property definition in an object.");
    }

    private static (HclValue Value, DiagnosticBag Diagnostics) Value(string json, EvaluationContext context)
    {
        var diagnostics = new DiagnosticBag();
        return (HclFile.ParseJson(SourceText.From("f.json", json)).Body.JustAttributes(diagnostics)[0].Expression.Evaluate(context, diagnostics), diagnostics);
    }
}
