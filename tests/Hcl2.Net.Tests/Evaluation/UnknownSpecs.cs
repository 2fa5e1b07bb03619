namespace Hcl2.Tests.Evaluation;

public class UnknownSpecs
{
    private static readonly HclType Person = HclType.Object([new("name", HclType.String), new("age", HclType.Number)]);

    private static readonly EvaluationContext Context = Evaluated.Context(
        ("any", HclValue.Dynamic),
        ("text", HclValue.Unknown(HclType.String)),
        ("word", HclValue.Unknown(HclType.String, new() { NotNull = true, Prefix = "ab-" })),
        ("number", HclValue.Unknown(HclType.Number)),
        ("small", HclValue.Unknown(HclType.Number, new() { NotNull = true, Minimum = new HclNumber(1), Maximum = new HclNumber(5) })),
        ("large", HclValue.Unknown(HclType.Number, new() { NotNull = true, Minimum = new HclNumber(5), MinimumInclusive = false })),
        ("truth", HclValue.Unknown(HclType.Bool)),
        ("list", HclValue.Unknown(HclType.List(HclType.String))),
        ("two", HclValue.Unknown(HclType.List(HclType.String), new() { NotNull = true, MinimumLength = 2, MaximumLength = 2 })),
        ("people", HclValue.Unknown(HclType.List(Person))),
        ("map", HclValue.Unknown(HclType.Map(HclType.Number))),
        ("set", HclValue.Unknown(HclType.Set(HclType.String))),
        ("person", HclValue.Unknown(Person)),
        ("some", HclValue.Unknown(Person, new() { NotNull = true })),
        ("pair", HclValue.Unknown(HclType.Tuple(HclType.String, HclType.Number))),
        ("known", HclValue.List(HclValue.String("x"), HclValue.String("y"))),
        ("part", HclValue.Tuple(HclValue.String("x"), HclValue.Unknown(HclType.String))),
        ("secret", HclValue.String("s3").WithMarks(["secret"])),
        ("secrets", HclValue.List(HclValue.String("x"), HclValue.String("y")).WithMarks(["secret"])),
        ("inner", HclValue.Tuple(HclValue.String("x").WithMarks(["inner"]), HclValue.String("y"))),
        ("hidden", HclValue.Object([new("a", HclValue.Number(1))]).WithMarks(["secret"])),
        ("yes", HclValue.True.WithMarks(["yes"])),
        ("unsure", HclValue.Unknown(HclType.Bool).WithMarks(["unsure"])));

    [Theory]
    [InlineData("2 + number", "unknown(number, not null)")]
    [InlineData("any + any", "unknown(number, not null)")]
    [InlineData("-number", "unknown(number, not null)")]
    [InlineData("-any", "unknown(number, not null)")]
    [InlineData("!truth", "unknown(bool, not null)")]
    [InlineData("text + 1", "unknown(number, not null)")]
    [InlineData("number < 1", "unknown(bool, not null)")]
    [InlineData("any == any", "unknown(bool, not null)")]
    [InlineData("text == 1", "false")]
    [InlineData("text == \"x\"", "unknown(bool, not null)")]
    [InlineData("word == \"zz\"", "false")]
    [InlineData("word == null", "false")]
    [InlineData("text == null", "unknown(bool, not null)")]
    [InlineData("small == 7", "false")]
    [InlineData("large != 5", "true")]
    [InlineData("[1, number] == [2, 3]", "false")]
    [InlineData("[1, number] == [1, 3]", "unknown(bool, not null)")]
    [InlineData("truth && true", "unknown(bool, not null)")]
    [InlineData("truth && false", "unknown(bool, not null)")]
    [InlineData("truth || true", "unknown(bool, not null)")]
    [InlineData("null + number", "e.hcl:1,1-14: Operation failed; Error during operation: argument must not be null.")]
    [InlineData("number + \"x\"", "e.hcl:1,10-13: Invalid operand; Unsuitable value for right operand: a number is required.")]
    [InlineData("list + 1", "e.hcl:1,1-5: Invalid operand; Unsuitable value for left operand: number required.")]
    public void Operators_know_what_there_is_to_know(string expression, string expected) =>
        Evaluated.Expression(expression, Context).Text.Should().Be(expected);

    [Theory]
    [InlineData("truth ? 1 : 2", "unknown(number, not null, >= 1, <= 2)")]
    [InlineData("truth ? 3 : 3", "3")]
    [InlineData("truth ? 2 : 1", "unknown(number, not null, >= 1, <= 2)")]
    [InlineData("truth ? small : large", "unknown(number, not null, >= 1)")]
    [InlineData("truth ? small : 9", "unknown(number, not null, >= 1, <= 9)")]
    [InlineData("truth ? number : 1", "unknown(number)")]
    [InlineData("truth ? \"a\" : \"b\"", "unknown(string, not null)")]
    [InlineData("truth ? \"a\" : 1", "unknown(string, not null)")]
    [InlineData("truth ? null : 1", "unknown(number)")]
    [InlineData("truth ? null : null", "null(any)")]
    [InlineData("truth ? known : two", "list(string)[unknown(string), unknown(string)]")]
    [InlineData("truth ? any : 1", "unknown(any)")]
    [InlineData("true ? any : 1", "unknown(any)")]
    [InlineData("true ? 1 : any", "1")]
    [InlineData("any ? 1 : 2", "unknown(number, not null, >= 1, <= 2)")]
    [InlineData("number ? 1 : 2", "unknown(number, not null, >= 1, <= 2)")]
    [InlineData("true ? text : 1", "unknown(string)")]
    [InlineData("truth ? missing : 1", "unknown(any)")]
    [InlineData("truth ? {a = 1} : {a = 2}", "unknown(object({a=number}), not null)")]
    [InlineData("truth ? {a = 1} : {a = []}", "e.hcl:1,9-27: Inconsistent conditional result types; The true and false result expressions must have consistent types. Type mismatch for object attribute \"a\": The 'true' value is number, but the 'false' value is tuple.")]
    public void Conditionals_know_what_holds_for_both_results(string expression, string expected) =>
        Evaluated.Expression(expression, Context).Text.Should().Be(expected);

    [Theory]
    [InlineData("any.x", "unknown(any)")]
    [InlineData("any[0]", "unknown(any)")]
    [InlineData("any[*]", "unknown(any)")]
    [InlineData("any[*].x", "unknown(any)")]
    [InlineData("list[0]", "unknown(string)")]
    [InlineData("list[number]", "unknown(string)")]
    [InlineData("known[number]", "unknown(string)")]
    [InlineData("known[any]", "unknown(any)")]
    [InlineData("[1, true][number]", "unknown(any)")]
    [InlineData("map[\"x\"]", "unknown(number)")]
    [InlineData("map.x", "unknown(number)")]
    [InlineData("map[text]", "unknown(number)")]
    [InlineData("person.name", "unknown(string)")]
    [InlineData("person[\"age\"]", "unknown(any)")]
    [InlineData("person[text]", "unknown(any)")]
    [InlineData("{a = 1}[text]", "unknown(any)")]
    [InlineData("person.other", "e.hcl:1,7-13: Unsupported attribute; This object does not have an attribute named \"other\".")]
    [InlineData("person[\"other\"]", "unknown(any)")]
    [InlineData("pair[1]", "unknown(number)")]
    [InlineData("pair[2]", "e.hcl:1,5-8: Invalid index; The given key does not identify an element in this collection value: the given index is greater than or equal to the length of the collection.")]
    [InlineData("people.name", "e.hcl:1,7-12: Unsupported attribute; Can't access attributes on a list of objects. Did you mean to access attribute \"name\" for a specific element of the list, or across all elements of the list?")]
    [InlineData("set[0]", "e.hcl:1,4-7: Invalid index; Elements of a set are identified only by their value and don't have any separate index or key to select with, so it's only possible to perform operations across all elements of the set.")]
    [InlineData("part[1]", "unknown(string)")]
    public void A_step_into_the_unknown_keeps_the_type(string expression, string expected) =>
        Evaluated.Expression(expression, Context).Text.Should().Be(expected);

    [Theory]
    [InlineData("list[*]", "unknown(list(string), not null)")]
    [InlineData("two[*]", "list(string)[unknown(string), unknown(string)]")]
    [InlineData("people[*].name", "unknown(list(string), not null)")]
    [InlineData("people.*.age", "unknown(list(number), not null)")]
    [InlineData("set[*]", "unknown(list(string), not null)")]
    [InlineData("pair[*]", "unknown(tuple([string,number]), not null)")]
    [InlineData("part[*]", "[\"x\", unknown(string)]")]
    [InlineData("text[*]", "unknown(any)")]
    [InlineData("word[*]", "[unknown(string, not null, prefix \"ab-\")]")]
    [InlineData("person[*].name", "unknown(any)")]
    [InlineData("some[*].name", "[unknown(string)]")]
    [InlineData("people[*].other", "e.hcl:1,10-16: Unsupported attribute; This object does not have an attribute named \"other\".")]
    [InlineData("person[*].other", "e.hcl:1,10-16: Unsupported attribute; This object does not have an attribute named \"other\".")]
    public void A_splat_over_the_unknown_says_as_much_as_it_can(string expression, string expected) =>
        Evaluated.Expression(expression, Context).Text.Should().Be(expected);

    [Theory]
    [InlineData("[for x in any: x]", "unknown(any)")]
    [InlineData("[for x in list: x]", "unknown(any)")]
    [InlineData("[for x in text: x]", "e.hcl:1,11-15: Iteration over non-iterable value; A value of type string cannot be used as the collection in a 'for' expression.")]
    [InlineData("[for x in [1, number]: x + 1]", "[2, unknown(number, not null)]")]
    [InlineData("[for x in [1, 2]: x if truth]", "unknown(any)")]
    [InlineData("[for x in [1, 2]: x + \"a\" if truth]", "unknown(any)")]
    [InlineData("{for x in [\"a\", text]: x => 1}", "unknown(any)")]
    [InlineData("{for x in [\"a\"]: x => text}", "{a = unknown(string)}")]
    [InlineData("[for x in list: x if []]", "e.hcl:1,22-24: Invalid 'for' condition; The 'if' clause value is invalid: bool required.")]
    [InlineData("{(text) = 1}", "unknown(any)")]
    [InlineData("{a = text}", "{a = unknown(string)}")]
    [InlineData("[text, any]", "[unknown(string), unknown(any)]")]
    public void Collections_are_unknown_when_their_elements_are_not_known(string expression, string expected) =>
        Evaluated.Expression(expression, Context).Text.Should().Be(expected);

    [Theory]
    [InlineData("\"${text}\"", "unknown(string)")]
    [InlineData("\"${any}\"", "unknown(any)")]
    [InlineData("\"x${text}\"", "unknown(string, not null)")]
    [InlineData("\"x-${text}\"", "unknown(string, not null, prefix \"x-\")")]
    [InlineData("\"https://${text}/${1}\"", "unknown(string, not null, prefix \"https://\")")]
    [InlineData("\"hello ${text}\"", "unknown(string, not null, prefix \"hello \")")]
    [InlineData("\"hello${text}\"", "unknown(string, not null, prefix \"hell\")")]
    [InlineData("\"${text}x\"", "unknown(string, not null)")]
    [InlineData("\"x${any}\"", "unknown(string, not null)")]
    [InlineData("\"x-${list}\"", "unknown(string, not null, prefix \"x-\")")]
    [InlineData("\"x-${text}${null}\"", "e.hcl:1,13-17: Invalid template interpolation value; The expression result is null. Cannot include a null value in a string template.")]
    [InlineData("\"%{ for x in list }${x}%{ endfor }\"", "unknown(string, not null)")]
    [InlineData("\"%{ for x in [text] }${x}%{ endfor }\"", "unknown(string, not null)")]
    [InlineData("\"%{ if truth }a%{ else }b%{ endif }\"", "unknown(string, not null)")]
    public void A_template_knows_its_beginning(string expression, string expected) =>
        Evaluated.Expression(expression, Context).Text.Should().Be(expected);

    [Fact]
    public void A_known_beginning_ends_after_128_bytes()
    {
        var template = $"\"{new string('-', 200)}${{text}}\"";

        Evaluated.Expression(template, Context).Value.Refinement.Prefix.Should().Be(new string('-', 128));
    }

    [Theory]
    [InlineData("upper(text)", "unknown(string, not null)")]
    [InlineData("upper(any)", "unknown(string, not null)")]
    [InlineData("max(1, number)", "unknown(number, not null)")]
    [InlineData("max(list...)", "unknown(any)")]
    [InlineData("max(any...)", "unknown(any)")]
    [InlineData("upper(list)", "e.hcl:1,7-11: Invalid function argument; Invalid value for \"str\" parameter: string required.")]
    [InlineData("try(text, 1)", "unknown(any)")]
    [InlineData("try(part, 1)", "unknown(any)")]
    [InlineData("try(person.other, 1)", "1")]
    [InlineData("try(any.x, 1)", "unknown(any)")]
    [InlineData("can(text)", "unknown(bool)")]
    [InlineData("can(person.other)", "false")]
    [InlineData("can(part)", "unknown(bool)")]
    [InlineData("convert(text, number)", "unknown(number)")]
    [InlineData("convert(word, string)", "unknown(string)")]
    public void Functions_pass_the_unknown_on(string expression, string expected) =>
        Evaluated.Expression(expression, Context).Text.Should().Be(expected);

    [Theory]
    [InlineData("secret", "marked(\"s3\", secret)")]
    [InlineData("\"${secret}\"", "marked(\"s3\", secret)")]
    [InlineData("\"x${secret}\"", "marked(\"xs3\", secret)")]
    [InlineData("\"x${secret}${text}\"", "marked(unknown(string, not null, prefix \"xs\"), secret)")]
    [InlineData("upper(secret)", "marked(\"S3\", secret)")]
    [InlineData("secrets[0]", "marked(\"x\", secret)")]
    [InlineData("secrets[*]", "marked(list(string)[\"x\", \"y\"], secret)")]
    [InlineData("inner[0]", "marked(\"x\", inner)")]
    [InlineData("inner[1]", "\"y\"")]
    [InlineData("hidden.a", "marked(1, secret)")]
    [InlineData("hidden[\"a\"]", "marked(1, secret)")]
    [InlineData("hidden.a + 1", "marked(2, secret)")]
    [InlineData("-hidden.a", "marked(-1, secret)")]
    [InlineData("secret == \"s3\"", "marked(true, secret)")]
    [InlineData("hidden == {a = 1}", "marked(true, secret)")]
    [InlineData("yes && true", "marked(true, yes)")]
    [InlineData("yes ? 1 : secret", "marked(\"1\", secret, yes)")]
    [InlineData("unsure ? 1 : 2", "marked(unknown(number, not null, >= 1, <= 2), unsure)")]
    [InlineData("true ? secret : \"x\"", "marked(\"s3\", secret)")]
    [InlineData("[for x in secrets: x]", "marked([\"x\", \"y\"], secret)")]
    [InlineData("[for x in known: x if yes]", "marked([\"x\", \"y\"], yes)")]
    [InlineData("{for x in known: \"${x}${secret}\" => 1}", "marked({xs3 = 1, ys3 = 1}, secret)")]
    [InlineData("{(secret) = 1}", "marked({s3 = 1}, secret)")]
    [InlineData("{(secret) = 1, (text) = 2}", "marked(unknown(any), secret)")]
    [InlineData("{a = secret}", "{a = marked(\"s3\", secret)}")]
    [InlineData("[secret]", "[marked(\"s3\", secret)]")]
    [InlineData("join(\"-\", secrets)", "marked(\"x-y\", secret)")]
    [InlineData("max([hidden.a, 3]...)", "marked(3, secret)")]
    [InlineData("join(\",\", [secrets]...)", "marked(\"x,y\", secret)")]
    [InlineData("\"%{ for x in secrets }${x}%{ endfor }\"", "marked(\"xy\", secret)")]
    [InlineData("try(secret, 1)", "marked(\"s3\", secret)")]
    [InlineData("secrets[5]", "e.hcl:1,8-11: Invalid index; The given key does not identify an element in this collection value.")]
    [InlineData("secrets[2]", "e.hcl:1,8-11: Invalid index; The given key does not identify an element in this collection value.")]
    public void Marks_travel_with_values(string expression, string expected) =>
        Evaluated.Expression(expression, Context).Text.Should().Be(expected);
}
