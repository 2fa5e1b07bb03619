namespace Hcl2.Tests.Json;

public class JsonParserSpecs
{
    [Theory]
    [InlineData("""{"target": {"default": {"tags": ["a",]}}}""",
        "f.json:1,37-38: Trailing comma in array; JSON does not permit a trailing comma after the final value in an array.",
        "f.json:1,39-40: Mismatched braces; A JSON object must be closed with a brace, not a bracket.")]
    [InlineData("{'target': {}}",
        "f.json:1,2-3: Invalid start of value; A JSON value must start with a brace, a bracket, a number, a string, or a keyword.",
        "f.json:1,2-3: Invalid object property name; A JSON object property name must be a string",
        "f.json:1,1-2: Root value must be object; The root value in a JSON-based configuration must be either a JSON object or a JSON array of objects.")]
    [InlineData("""{"target": {"default": {"pull": True}}}""",
        "f.json:1,33-37: Invalid JSON keyword; \"True\" is not a valid JSON keyword. Did you mean \"true\"?")]
    [InlineData("""{"a": undefined}""", "f.json:1,7-16: Invalid JSON keyword; The JavaScript identifier \"undefined\" cannot be used in JSON.")]
    [InlineData("""{"a": 1,}""", "f.json:1,8-9: Trailing comma in object; JSON does not permit a trailing comma after the final property in an object.")]
    [InlineData("""{"a" = 1}""", "f.json:1,6-7: Missing property value colon; JSON uses a colon as its name/value delimiter, not an equals sign.")]
    [InlineData("""{"a" 1}""", "f.json:1,6-7: Missing property value colon; A colon must appear between an object property's name and its value.")]
    [InlineData("""{"a"}""", "f.json:1,5-6: Missing object value; A JSON object attribute must have a value, introduced by a colon.")]
    [InlineData("""{"a": }""", "f.json:1,7-8: Missing JSON value; A JSON value must start with a brace, a bracket, a number, a string, or a keyword.")]
    [InlineData("""{"a": 1""", "f.json:1,1-2: Unclosed object; No closing brace was found for this JSON object.")]
    [InlineData("""{"a": [1""", "f.json:1,7-8: Unclosed object; No closing bracket was found for this JSON array.")]
    [InlineData("""{"a": 1 "b": 2}""", "f.json:1,16-16: Missing attribute seperator comma; A comma must appear between each property definition in an object.")]
    [InlineData("""{"a": [1 2]}""", "f.json:1,12-13: Missing attribute seperator comma; A comma must appear between each value in an array.")]
    [InlineData("""{"a": [1: 2]}""", "f.json:1,13-14: Invalid array value; A colon is not used to introduce values in a JSON array.")]
    [InlineData("""{"a": 01}""", "f.json:1,7-9: Invalid JSON number; There is a syntax error in the given JSON number.")]
    [InlineData("""{"a": +1}""", "f.json:1,7-9: Invalid JSON number; There is a syntax error in the given JSON number.")]
    [InlineData("""{"a": "b\q"}""", "f.json:1,11-12: Invalid JSON string; There is a syntax error in the given JSON string.")]
    [InlineData("""{"a": "b\u12"}""", "f.json:1,14-15: Invalid JSON string; There is a syntax error in the given JSON string.")]
    [InlineData("{} {}", "f.json:1,4-5: Extraneous data after value; Extra characters appear after the JSON value.")]
    [InlineData("", "f.json:1,1-1: Missing value; The JSON data ends prematurely.",
        "f.json:1,1-1: Root value must be object; The root value in a JSON-based configuration must be either a JSON object or a JSON array of objects.")]
    [InlineData("[1, 2", "f.json:1,1-2: Unclosed object; No closing bracket was found for this JSON array.",
        "f.json:1,1-2: Root value must be object; The root value in a JSON-based configuration must be either a JSON object or a JSON array of objects.")]
    public void What_is_wrong_is_said_as_HCL_says_it(string json, params string[] expected)
    {
        var file = Parse(json);

        file.Diagnostics.Select(static diagnostic => diagnostic.ToString()).First().Should().Be(expected[0]);
        if (expected.Length > 1) file.Diagnostics.Select(static diagnostic => diagnostic.ToString()).Should().Equal(expected);
    }

    [Fact]
    public void A_byte_order_mark_is_no_JSON()
    {
        var file = Parse("\uFEFF{}");

        file.Diagnostics.Select(static diagnostic => diagnostic.ToString()).Should().Equal(
            "f.json:1,1-2: Invalid start of value; A JSON value must start with a brace, a bracket, a number, a string, or a keyword.",
            "f.json:1,1-2: Root value must be object; The root value in a JSON-based configuration must be either a JSON object or a JSON array of objects.");
    }

    [Fact]
    public void A_tab_is_two_columns_and_a_character_of_several_runes_is_one()
    {
        var attributes = Attributes("{\r\n\t\"e\u0301\U0001F468\u200D\U0001F469\u200D\U0001F467\": 1, \"b\": 2}");

        attributes.Select(static attribute => attribute.NameLocation.ToString()).Should().Equal("f.json:2,3-7", "f.json:2,12-15");
    }

    [Fact]
    public void Escapes_are_resolved_and_half_of_a_pair_is_replaced()
    {
        var attributes = Attributes("""{"a": "\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00\ud83d!"}""");

        attributes[0].Expression.Evaluate(null, new()).AsString.Should().Be("\"\\/\b\f\n\r\t\u00e9\U0001F600\uFFFD!");
    }

    [Fact]
    public void Nesting_has_a_limit_that_is_an_error_and_not_a_crash()
    {
        var file = Parse(string.Concat(Enumerable.Repeat("[", 100_000)));

        file.Diagnostics.First().Summary.Should().Be("Too many nested values");
        file.Diagnostics.First().IsLimit.Should().BeTrue();
    }

    [Fact]
    public void Numbers_keep_every_digit()
    {
        var attributes = Attributes("""{"a": 123456789012345678901234567890.5}""");

        attributes[0].Expression.Evaluate(null, new()).AsNumber.ToString().Should().Be("123456789012345678901234567890.5");
    }

    private static HclFile Parse(string json) => HclFile.ParseJson(SourceText.From("f.json", json));

    private static IReadOnlyList<HclAttribute> Attributes(string json)
    {
        var file = Parse(json);
        file.Diagnostics.Should().BeEmpty();
        return file.Body.JustAttributes(new());
    }
}
