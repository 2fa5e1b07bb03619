using Hcl2.Tests.Evaluation;

namespace Hcl2.Tests.TypeExpressions;

public class TypeDefaultsSpecs
{
    private const string Named = "object({ a = optional(string, \"x\"), b = optional(number) })";

    [Theory]
    [InlineData(Named, "{}", "{a = \"x\", b = null(number)}")]
    [InlineData(Named, "{ a = \"y\" }", "{a = \"y\", b = null(number)}")]
    [InlineData(Named, "{ a = null, b = 2 }", "{a = \"x\", b = 2}")]
    [InlineData(Named, "{ a = 1, b = \"2\" }", "{a = \"1\", b = 2}")]
    [InlineData(Named, "{ c = 1 }", "{a = \"x\", b = null(number)}")]
    [InlineData(Named, "null", "null(object({a=string,b=number}))")]
    [InlineData(Named, "[]", "error: object required")]
    [InlineData(Named, "\"x\"", "error: object required")]
    [InlineData("object({ a = optional(string, null) })", "{}", "{a = null(string)}")]
    [InlineData("object({ a = optional(list(string), [1, 2]) })", "{}", "{a = list(string)[\"1\", \"2\"]}")]
    [InlineData("object({ a = string, b = optional(string, \"x\") })", "{}", "error: attribute \"a\" is required")]
    [InlineData("object({ o = optional(object({ a = optional(string, \"in\") }), {}) })", "{}", "{o = {a = \"in\"}}")]
    [InlineData("object({ o = optional(object({ a = optional(string, \"in\") }), {}) })", "{ o = { a = \"mine\" } }", "{o = {a = \"mine\"}}")]
    [InlineData("object({ o = optional(object({ a = optional(string, \"in\") })) })", "{}", "{o = null(object({a=string}))}")]
    [InlineData("object({ o = optional(object({ a = optional(string, \"in\") })) })", "{ o = {} }", "{o = {a = \"in\"}}")]
    [InlineData("list(" + Named + ")", "[{}, { a = \"y\" }]", "list(object({a=string,b=number}))[{a = \"x\", b = null(number)}, {a = \"y\", b = null(number)}]")]
    [InlineData("list(" + Named + ")", "[]", "list(object({a=string,b=number}))[]")]
    [InlineData("set(" + Named + ")", "[{}, { a = \"x\" }]", "set(object({a=string,b=number}))[{a = \"x\", b = null(number)}]")]
    [InlineData("map(" + Named + ")", "{ k = {}, l = { b = 3 } }", "map(object({a=string,b=number})){k = {a = \"x\", b = null(number)}, l = {a = \"x\", b = 3}}")]
    [InlineData("map(" + Named + ")", "{}", "map(object({a=string,b=number})){}")]
    [InlineData("tuple([string, " + Named + "])", "[1, {}]", "[\"1\", {a = \"x\", b = null(number)}]")]
    [InlineData("tuple([" + Named + "])", "[{}, {}]", "error: tuple required")]
    [InlineData("list(string)", "[1]", "list(string)[\"1\"]")]
    [InlineData("list(list(" + Named + "))", "[[{}], []]", "list(list(object({a=string,b=number})))[list(object({a=string,b=number}))[{a = \"x\", b = null(number)}], list(object({a=string,b=number}))[]]")]
    [InlineData("object({ a = list(" + Named + ") })", "{ a = [{}] }", "{a = list(object({a=string,b=number}))[{a = \"x\", b = null(number)}]}")]
    [InlineData("object({ a = optional(any, 1), b = optional(any, \"x\") })", "{ a = true }", "{a = true, b = \"x\"}")]
    [InlineData("map(object({ a = optional(string, \"x\") }))", "[]", "error: map of object required")]
    public void Missing_attributes_get_their_defaults(string type, string value, string expected)
    {
        var diagnostics = new DiagnosticBag();
        var constraint = TypeExpression.ConstraintWithDefaults(Evaluated.Parsed(type), diagnostics);
        diagnostics.Should().BeEmpty();

        var converted = constraint.Convert(Evaluated.Expression(value).Value);

        (converted.Succeeded ? Shown.Value(converted.Value) : $"error: {converted.Error}").Should().Be(expected);
    }

    [Theory]
    [InlineData("list(object({ a = optional(string, \"x\") }))", "list(map(string))[{}]")]
    public void Defaults_apply_to_maps_too(string type, string description)
    {
        var constraint = TypeExpression.ConstraintWithDefaults(Evaluated.Parsed(type), new DiagnosticBag());
        var value = HclValue.List(HclValue.Map(HclType.String, []), HclValue.Map(HclType.String, [new("a", HclValue.String("y"))]));

        Shown.Value(constraint.Convert(value).Value!).Should().Be("list(object({a=string}))[{a = \"x\"}, {a = \"y\"}]", description);
    }

    [Fact]
    public void Unknown_values_stay_unknown_and_are_known_not_to_be_null_where_a_default_would_replace_it()
    {
        var constraint = TypeExpression.ConstraintWithDefaults(Evaluated.Parsed(Named), new DiagnosticBag());

        Shown.Value(constraint.Convert(HclValue.Unknown(HclType.EmptyObject)).Value!).Should().Be("unknown(object({a=string,b=number}))");
        Shown.Value(constraint.Convert(HclValue.Object([new("a", HclValue.Unknown(HclType.String))])).Value!)
            .Should().Be("{a = unknown(string, not null), b = null(number)}");
    }

    [Fact]
    public void Marks_stay()
    {
        var constraint = TypeExpression.ConstraintWithDefaults(Evaluated.Parsed(Named), new DiagnosticBag());

        Shown.Value(constraint.Convert(HclValue.EmptyObject.WithMarks(["secret"])).Value!).Should().Be("marked({a = \"x\", b = null(number)}, secret)");
    }
}
