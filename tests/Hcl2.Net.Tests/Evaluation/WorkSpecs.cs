using System.Text;
using Hcl2.Evaluation;
using Hcl2.Extensions;

namespace Hcl2.Tests.Evaluation;

/// <summary>What takes time without taking memory is counted, or takes little.</summary>
public class WorkSpecs
{
    private const double MostSeconds = 4;

    private static readonly string Prefix = new('x', 1_000_000);

    // An object and a map of long keys that start alike, a key, and a sequence to loop over.
    private static readonly EvaluationContext Context = Evaluated.Context(
        ("keyed", HclValue.Object(Enumerable.Range(0, 16).Select(static i => KeyValuePair.Create(Prefix + i, HclValue.Number(i))))),
        ("map", HclValue.Map(HclType.Number, Enumerable.Range(0, 16).Select(static i => KeyValuePair.Create(Prefix + i, HclValue.Number(i))))),
        ("key", HclValue.String(Prefix + "7")),
        ("digits", HclValue.String(new string('9', 20_000))),
        ("marks", HclValue.Object([KeyValuePair.Create(new string('ạ', 200_000), HclValue.True)])),
        ("nested", Enumerable.Range(0, 300).Aggregate(HclValue.Number(1), static (value, _) => HclValue.Tuple(value))),
        ("none", NullOfTypes(60)),
        ("nothing", NullOfTypes(60)),
        ("empty", HclValue.List(NullOfTypes(60).Type, [])),
        ("wide", HclValue.Null(Wide().Type)),
        ("broad", HclValue.Null(Wide().Type)),
        ("objects", HclValue.Tuple(Enumerable.Range(0, 10_000).Select(static i => HclValue.Object([KeyValuePair.Create($"k{i}", HclValue.True)])))),
        ("number", HclValue.Number(1)),
        ("n", HclValue.Tuple(Enumerable.Range(0, 100_000).Select(static i => HclValue.Number(i)))));

    public static TheoryData<string, string> Loops => new()
    {
        { "a long key of an object", "[for i in n: keyed[key]]" },
        { "a long key of a map", "[for i in n: map[key]]" },
        { "a long key of an object in a function", "[for i in n: lookup(keyed, key, 0)]" },
        { "a long key of a map in a function", "[for i in n: lookup(map, key, 0)]" },
        { "a long name of an attribute", $"[for i in n: keyed.{Prefix}7]" },
        { "a long name that is brought to form C", $"[for i in n: marks.{new string('ạ', 200_000)}]" },
        { "a long name of a variable of a loop", $"[for {Prefix}1 in n: {Prefix}1 + {Prefix}1]" },
        { "a long name of a function that is not there", $"[for i in n: can({Prefix}(1))]" },
        { "names inside many loops", $"{Nested(400, $"[for i in n: {string.Join(" + ", Enumerable.Repeat("number", 20))}]")}" },
        { "steps of a path", $"[for i in n: [{string.Concat(Enumerable.Repeat($"nested{string.Concat(Enumerable.Repeat("[0]", 299))},", 40))}]]" },
        { "parts of a template", $"[for i in n: \"{string.Concat(Enumerable.Repeat("${\"a\"}", 300_000))}\"]" },
        { "many digits that become a number", "[for i in n: can(element(n, digits))]" },
        { "an exponent that becomes a number", "[for j in range(8): [for i in n: can(element(n, \"1e-300000\"))]]" },
        { "what an expression with an error reads", $"[for i in n: can(upper([for j in []: [{string.Concat(Enumerable.Repeat("[],", 300_000))}]]))]" },
        { "a place in a long line", $"/*{new string('a', 1_900_000)}*/ [for i in n: can(n.foo)]" },
        { "a place in a long line of other letters", $"/*{new string('é', 900_000)}*/ [for i in n: can(n.foo)]" },
        { "large classes of a pattern", "can(regex(join(\"\", [for i in n: \"[a\\\\pL]\"]), \"b\"))" },
        { "many different types", "true ? objects : [\"x\"]" },
        { "many different types in a function", "coalesce(objects, [\"x\"])" },
        { "nulls of types that hold each other in two places", "true ? none : nothing" },
        { "an empty list of such a type", "[for i in [1]: element([none, empty], 0)]" },
        { "nulls of large types", "[for i in n: true ? wide : broad]" },
        { "errors on one line", $"[{string.Concat(Enumerable.Repeat("1+[],", 380_000))}]" },
        { "a limit that is reached behind many errors", $"[[for i in range(1000): [for j in range(10): missing]], [for i in n: [for j in n: 1]], {string.Concat(Enumerable.Repeat("number,", 280_000))}]" },
    };

    [Theory(Timeout = ProcessorTime.Hang)]
    [MemberData(nameof(Loops))]
    public Task It_ends_soon(string what, string expression)
    {
        Seconds(expression, Context).Should().BeLessThan(MostSeconds, what);
        return Task.CompletedTask;
    }

    [Fact(Timeout = ProcessorTime.Hang)]
    public Task A_long_name_of_a_variable_counts_where_it_is_looked_for()
    {
        var context = Context.Child(new Dictionary<string, HclValue>(StringComparer.Ordinal) { [Prefix] = HclValue.True });

        Seconds($"[for i in n: {Prefix}]", context).Should().BeLessThan(MostSeconds);
        Evaluated.Expression($"[for i in n: {Prefix}]", context).Text.Should().Contain("units of work");
        return Task.CompletedTask;
    }

    [Fact(Timeout = ProcessorTime.Hang)]
    public Task A_long_name_of_a_parameter_counts_at_every_call()
    {
        var function = UserFunction.Create("f", [Prefix], null, Evaluated.Parsed("1"), static () => null);
        var context = new EvaluationContext { Parent = Context, Functions = new Dictionary<string, HclFunction>(StringComparer.Ordinal) { ["f"] = function } };

        Seconds("[for i in n: f(i)]", context).Should().BeLessThan(MostSeconds);
        Evaluated.Expression("[for i in n: f(i)]", context).Text.Should().Contain("units of work");
        return Task.CompletedTask;
    }

    [Fact(Timeout = ProcessorTime.Hang)]
    public Task Variables_are_found_inside_many_loops()
    {
        var loops = Evaluated.Parsed(Nested(400, $"[{string.Concat(Enumerable.Repeat("number,", 200_000))} a399, a0]"));

        ProcessorTime.Of(() => loops.Variables().Should().HaveCount(200_000)).TotalSeconds.Should().BeLessThan(MostSeconds);
        return Task.CompletedTask;
    }

    [Fact]
    public void Names_that_many_loops_bind_are_no_variables()
    {
        var inside = string.Join(", ", Enumerable.Range(0, 30).Select(static i => $"a{i}, k{i}, b{i}"));
        var expression = inside;
        for (var i = 29; i >= 0; i--) expression = $"[for {(i % 2 == 0 ? $"k{i}, " : "")}a{i} in [a{i}, c]: {(i == 29 ? $"[{inside}]" : expression)}]";

        Evaluated.Parsed(expression).Variables().Select(static variable => variable.RootName).Should().Equal(
        [
            .. Enumerable.Range(0, 30).SelectMany(static i => new[] { $"a{i}", "c" }),
            .. Enumerable.Range(0, 30).SelectMany(static i => i % 2 == 0 ? new[] { $"b{i}" } : [$"k{i}", $"b{i}"]),
        ]);
    }

    [Fact]
    public void Long_keys_are_found_in_a_map_of_many()
    {
        // Keys that start alike in groups, so that a search goes up and down among them.
        string[] keys = [.. Enumerable.Range(0, 500).Select(static i => $"{new string((char)('a' + (i % 3)), 70 + (i % 7))}{i / 2}{new string('é', i % 5)}{(i % 2 == 0 ? "\uE000" : "\U0001F600")}")];
        var map = HclValue.Map(HclType.Number, keys.Select(static (key, i) => KeyValuePair.Create(key, HclValue.Number(i))));

        keys.Select(key => map.Entries[key].AsInt32).Should().Equal(Enumerable.Range(0, 500));
        keys.Should().AllSatisfy(key =>
        {
            map.Entries.ContainsKey(key + "z").Should().BeFalse();
            map.Entries.ContainsKey(key[..^1]).Should().BeFalse();
            map.Entries.ContainsKey("z" + key).Should().BeFalse();
        });
    }

    [Fact]
    public void A_null_of_a_type_that_is_nested_too_deeply_is_an_error()
    {
        var type = HclType.String;
        for (var i = 0; i < 500; i++) type = HclType.Tuple(type);
        var context = Evaluated.Context(("deep", HclValue.Null(type)));

        Evaluated.Expression("deep", context).Text.Should().StartWith("null(");
        Evaluated.Expression("[deep]", context).Text.Should().EndWith(": Value too deeply nested; This value has more than 500 nested collections.");
    }

    [Fact]
    public void Too_many_errors_end_a_tuple()
    {
        Evaluated.Expression($"[{string.Concat(Enumerable.Repeat("missing,", 20_000))}]", Context).Diagnostics.Should().HaveCount(10_001);
        Evaluated.Expression($"{{{string.Concat(Enumerable.Range(0, 20_000).Select(static i => $"k{i} = missing,"))}}}", Context).Diagnostics.Should().HaveCount(10_001);
    }

    private static double Seconds(string expression, EvaluationContext context)
    {
        var parsed = Evaluated.Parsed(expression);
        using var scope = EvaluationScope.Begin(Encoding.UTF8.GetByteCount(expression));
        return ProcessorTime.Of(() => parsed.Evaluate(context, [])).TotalSeconds;
    }

    private static string Nested(int loops, string inside) =>
        string.Concat(Enumerable.Range(0, loops).Select(static i => $"[for a{i} in [1]: ")) + inside + new string(']', loops);

    // A type that is small, because it shares its parts, and enormous for what walks through it.
    private static HclValue NullOfTypes(int levels)
    {
        var type = HclType.Tuple(HclType.String);
        for (var i = 0; i < levels; i++) type = HclType.Tuple(type, type);
        return HclValue.Null(type);
    }

    private static HclValue Wide() => HclValue.Object(Enumerable.Range(0, 10_000).Select(static i => KeyValuePair.Create($"k{i}", HclValue.True)));
}
