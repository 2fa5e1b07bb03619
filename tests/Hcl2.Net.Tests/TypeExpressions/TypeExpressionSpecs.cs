using Hcl2.Tests.Evaluation;

namespace Hcl2.Tests.TypeExpressions;

public class TypeExpressionSpecs
{
    private const string Invalid = ": Invalid type specification; ";
    private const string OneElementType = " type constructor requires one argument specifying the element type.";
    private const string OneMap = "The object type constructor requires one argument specifying the attribute types and values as a map.";
    private const string OneList = "The tuple type constructor requires one argument specifying the element types as a list.";

    [Theory]
    [InlineData("string")]
    [InlineData("number")]
    [InlineData("bool")]
    [InlineData("list(string)")]
    [InlineData("set(number)")]
    [InlineData("map(bool)")]
    [InlineData("list(list(map(set(string))))")]
    [InlineData("object({})")]
    [InlineData("object({a=string})")]
    [InlineData("object({a=string,b=list(number)})")]
    [InlineData("object({a=object({b=string})})")]
    [InlineData("object({true=bool})")]
    [InlineData("tuple([])")]
    [InlineData("tuple([string,number])")]
    [InlineData("tuple([tuple([bool])])")]
    public void A_type_reads_the_same_exactly_and_as_constraint_and_prints_as_written(string text)
    {
        Read(text, exact: true).Should().Be(text);
        Read(text, exact: false).Should().Be(text);
    }

    [Theory]
    [InlineData("any", "any")]
    [InlineData("list(any)", "list(any)")]
    [InlineData("object({ b = any, a = optional(string) })", "object({a=optional(string),b=any})")]
    [InlineData("object({\n  a = string\n  b = number\n})", "object({a=string,b=number})")]
    [InlineData("object({ a : string, b : number, })", "object({a=string,b=number})")]
    [InlineData("list(object({ a = optional(list(any)) }))", "list(object({a=optional(list(any))}))")]
    public void A_constraint_may_leave_something_open(string text, string expected) => Read(text, exact: false).Should().Be(expected);

    [Theory]
    [InlineData("any", "1,1-4" + Invalid + "The keyword \"any\" cannot be used in this type specification: an exact type is required.")]
    [InlineData("list(any)", "1,6-9" + Invalid + "The keyword \"any\" cannot be used in this type specification: an exact type is required.")]
    [InlineData("object({a = optional(string)})", "1,13-21" + Invalid + "Optional attribute modifier is only for type constraints, not for exact types.")]
    public void Any_and_optional_are_refused_in_an_exact_type(string text, string expected) => Read(text, exact: true).Should().Be("e.hcl:" + expected);

    [Theory]
    [InlineData("text", "1,1-5" + Invalid + "The keyword \"text\" is not a valid type specification.")]
    [InlineData("null", "1,1-5" + Invalid + "The keyword \"null\" is not a valid type specification.")]
    [InlineData("\"string\"", "1,1-9" + Invalid + NoType)]
    [InlineData("1 + 1", "1,1-6" + Invalid + NoType)]
    [InlineData("a.b", "1,1-4" + Invalid + NoType)]
    [InlineData("(string)", "1,1-9" + Invalid + NoType)]
    [InlineData("[string]", "1,1-9" + Invalid + NoType)]
    [InlineData("list", "1,1-5" + Invalid + "The list" + OneElementType)]
    [InlineData("set", "1,1-4" + Invalid + "The set" + OneElementType)]
    [InlineData("map", "1,1-4" + Invalid + "The map" + OneElementType)]
    [InlineData("object", "1,1-7" + Invalid + OneMap)]
    [InlineData("tuple", "1,1-6" + Invalid + OneList)]
    [InlineData("list()", "1,5-7" + Invalid + "The list" + OneElementType)]
    [InlineData("set()", "1,4-6" + Invalid + "The set" + OneElementType)]
    [InlineData("map()", "1,4-6" + Invalid + "The map" + OneElementType)]
    [InlineData("object()", "1,7-9" + Invalid + OneMap)]
    [InlineData("tuple()", "1,6-8" + Invalid + OneList)]
    [InlineData("list(string, number, bool)", "1,14-26" + Invalid + "The list" + OneElementType)]
    [InlineData("object({}, {})", "1,12-14" + Invalid + OneMap)]
    [InlineData("tuple([], [])", "1,11-13" + Invalid + OneList)]
    [InlineData("string(1)", "1,7-10" + Invalid + "Primitive type keyword \"string\" does not expect arguments.")]
    [InlineData("bool()", "1,5-7" + Invalid + "Primitive type keyword \"bool\" does not expect arguments.")]
    [InlineData("number()", "1,7-9" + Invalid + "Primitive type keyword \"number\" does not expect arguments.")]
    [InlineData("any()", "1,4-6" + Invalid + "Type constraint keyword \"any\" does not expect arguments.")]
    [InlineData("shwoop(string)", "1,1-15" + Invalid + "Keyword \"shwoop\" is not a valid type constructor.")]
    [InlineData("shwoop()", "1,1-9" + Invalid + "Keyword \"shwoop\" is not a valid type constructor.")]
    [InlineData("optional(string)", "1,1-9" + Invalid + "Keyword \"optional\" is valid only as a modifier for object type attributes.")]
    [InlineData("list(optional(string))", "1,6-14" + Invalid + "Keyword \"optional\" is valid only as a modifier for object type attributes.")]
    [InlineData("object(string)", "1,8-14" + Invalid + NeedsMap)]
    [InlineData("object([string])", "1,8-16" + Invalid + NeedsMap)]
    [InlineData("object({\"a\" = string})", "1,9-12" + Invalid + "Object constructor map keys must be attribute names.")]
    [InlineData("object({(a) = string})", "1,9-12" + Invalid + "Object constructor map keys must be attribute names.")]
    [InlineData("object({a.b = string})", "1,9-12" + Invalid + "Object constructor map keys must be attribute names.")]
    [InlineData("object({1 = string})", "1,9-10" + Invalid + "Object constructor map keys must be attribute names.")]
    [InlineData("object({a = string, a = number})", "1,21-22" + Invalid + "Object constructor map keys must be unique.")]
    [InlineData("object({a = text})", "1,13-17" + Invalid + "The keyword \"text\" is not a valid type specification.")]
    [InlineData("object({a = optional()})", "1,21-23" + Invalid + "Optional attribute modifier requires the attribute type as its argument.")]
    [InlineData("object({a = optional(string, \"x\")})", "1,21-34" + Invalid + "Optional attribute modifier expects only one argument: the attribute type.")]
    [InlineData("object({a = optional(text)})", "1,22-26" + Invalid + "The keyword \"text\" is not a valid type specification.")]
    [InlineData("tuple(string)", "1,7-13" + Invalid + "Tuple type constructor requires a list of element types.")]
    [InlineData("tuple([string, text])", "1,16-20" + Invalid + "The keyword \"text\" is not a valid type specification.")]
    [InlineData("tuple([for x in y: x])", "1,7-22" + Invalid + "Tuple type constructor requires a list of element types.")]
    [InlineData("map(list(text))", "1,10-14" + Invalid + "The keyword \"text\" is not a valid type specification.")]
    public void What_is_no_type_is_reported_where_it_stands(string text, string expected) => Read(text, exact: false).Should().Be("e.hcl:" + expected);

    private const string NoType = "A type specification is either a primitive type keyword (bool, number, string) or a complex type constructor call, like list(string).";
    private const string NeedsMap = "Object type constructor requires a map whose keys are attribute names and whose values are the corresponding attribute types.";

    [Fact]
    public void Every_wrong_attribute_is_reported()
    {
        Read("object({ a = one, b = two, \"c\" = string })", exact: false).Should()
            .Be("e.hcl:1,14-17" + Invalid + "The keyword \"one\" is not a valid type specification., and 2 other diagnostic(s)");
    }

    [Theory]
    [InlineData("object({a = optional(string, \"x\")})", "object({a=optional(string)})")]
    [InlineData("object({a = optional(string)})", "object({a=optional(string)})")]
    [InlineData("object({a = optional(string, 1)})", "object({a=optional(string)})")]
    [InlineData("object({a = optional(string, null)})", "object({a=optional(string)})")]
    [InlineData("object({a = optional(string, \"x\", 1)})", "e.hcl:1,21-37" + Invalid + "Optional attribute modifier expects at most two arguments: the attribute type, and a default value.")]
    [InlineData("object({a = optional(number, \"x\")})", "e.hcl:1,30-33: Invalid default value for optional attribute; This default value is not compatible with the attribute's type constraint: a number is required.")]
    [InlineData("object({a = optional(list(string), {})})", "e.hcl:1,36-38: Invalid default value for optional attribute; This default value is not compatible with the attribute's type constraint: list of string required.")]
    [InlineData("object({a = optional(string, foo)})", "e.hcl:1,30-33: Variables not allowed; Variables may not be used here.")]
    [InlineData("object({a = optional(string, upper(\"x\"))})", "e.hcl:1,30-40: Function calls not allowed; Functions may not be called here.")]
    public void Optional_attributes_may_have_defaults(string text, string expected)
    {
        var diagnostics = new DiagnosticBag();
        var read = TypeExpression.ConstraintWithDefaults(Evaluated.Parsed(text), diagnostics);

        (diagnostics.Count > 0 ? $"{diagnostics}" : $"{read.Type}").Should().Be(expected);
    }

    private static string Read(string text, bool exact)
    {
        var diagnostics = new DiagnosticBag();
        HclType type = exact
            ? TypeExpression.Exact(Evaluated.Parsed(text), diagnostics)
            : TypeExpression.Constraint(Evaluated.Parsed(text), diagnostics);
        return diagnostics.Count > 0 ? $"{diagnostics}" : $"{type}";
    }
}
