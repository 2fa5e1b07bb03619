namespace Hcl2.Tests.Evaluation;

public class ContextSpecs
{
    [Theory]
    [InlineData("1 + 2", "3")]
    [InlineData("x", "e.hcl:1,1-2: Variables not allowed; Variables may not be used here.")]
    [InlineData("x.y[0]", "e.hcl:1,1-2: Variables not allowed; Variables may not be used here.")]
    [InlineData("upper(\"x\")", "e.hcl:1,1-11: Function calls not allowed; Functions may not be called here.")]
    [InlineData("a::b(1)", "e.hcl:1,1-8: Function calls not allowed; Functions may not be called here.")]
    [InlineData("[for x in [1]: x]", "[1]")]
    [InlineData("[for x in [1]: y]", "e.hcl:1,16-17: Unknown variable; There is no variable named \"y\". Did you mean \"x\"?")]
    [InlineData("[{a = 1}][*].a", "[1]")]
    public void Without_a_context_there_are_only_literals(string expression, string expected) =>
        Evaluated.Expression(expression).Text.Should().Be(expected);

    [Fact]
    public void A_context_without_variables_does_not_allow_them()
    {
        var context = new EvaluationContext { Functions = StandardFunctions.All(FunctionDialect.Depot) };

        Evaluated.Expression("upper(x)", context).Text.Should().Be("e.hcl:1,7-8: Variables not allowed; Variables may not be used here.");
    }

    [Fact]
    public void A_context_without_functions_does_not_allow_calls()
    {
        var context = new EvaluationContext { Variables = new Dictionary<string, HclValue> { ["x"] = HclValue.True } };

        Evaluated.Expression("upper(x)", context).Text.Should().Be("e.hcl:1,1-9: Function calls not allowed; Functions may not be called here.");
    }

    [Fact]
    public void What_a_context_lacks_comes_from_its_parents()
    {
        var outer = Evaluated.Context(("a", HclValue.Number(1)), ("b", HclValue.Number(2)));
        var inner = outer.Child(new Dictionary<string, HclValue> { ["b"] = HclValue.Number(3) });

        Evaluated.Expression("max(a, b)", inner).Text.Should().Be("3");
    }

    [Fact]
    public void A_name_like_it_of_the_innermost_context_is_suggested()
    {
        var outer = Evaluated.Context(("target", HclValue.True), ("tag", HclValue.True));
        var inner = outer.Child(new Dictionary<string, HclValue> { ["tags"] = HclValue.True });

        Evaluated.Expression("targt", inner).Text.Should().Be("e.hcl:1,1-6: Unknown variable; There is no variable named \"targt\". Did you mean \"tags\"?");
    }

    [Theory]
    [InlineData("ns::uper(\"x\")", "e.hcl:1,1-9: Call to unknown function; There is no function named \"uper\" in namespace ns::. Did you mean ns::upper?")]
    [InlineData("ns::nothing(\"x\")", "e.hcl:1,1-12: Call to unknown function; There is no function named \"nothing\" in namespace ns::.")]
    [InlineData("other::upper(\"x\")", "e.hcl:1,1-13: Call to unknown function; There are no functions in namespace \"other::\".")]
    [InlineData("ns::upper(\"x\")", "\"X\"")]
    [InlineData("ns :: upper(\"x\")", "\"X\"")]
    public void Functions_may_have_namespaces(string expression, string expected)
    {
        var upper = StandardFunctions.All(FunctionDialect.Depot)["upper"];
        var context = new EvaluationContext { Functions = new Dictionary<string, HclFunction> { ["ns::upper"] = upper } };

        Evaluated.Expression(expression, context).Text.Should().Be(expected);
    }

    [Theory]
    [InlineData("wrong()", 7, false, "e.hcl:1,1-7: Error in function call; Call to function \"wrong\" failed: no good.")]
    [InlineData("wrong()", 0, true, "e.hcl:1,1-8: Invalid function argument; Invalid value for \"rest\" parameter: no good.")]
    [InlineData("wrong([]...)", 1, true, "e.hcl:1,1-13: Invalid function argument; Invalid value for \"rest\" parameter: no good.")]
    [InlineData("wrong([1, 2]...)", 1, true, "e.hcl:1,7-13: Invalid function argument; Invalid value for \"rest\" parameter: no good.")]
    [InlineData("wrong(1, [2])", 1, true, "e.hcl:1,10-11: Invalid function argument; Invalid value for \"rest\" parameter: no good.")]
    public void A_function_may_blame_any_argument(string expression, int blamed, bool isVariadic, string expected)
    {
        var function = new HclFunction
        {
            Name = "wrong",
            Variadic = isVariadic ? new HclParameter("rest", HclType.Dynamic) : null,
            ReturnType = static _ => HclType.String,
            Implementation = (_, _) => FunctionResult.Failed(blamed, "no good"),
        };
        var context = new EvaluationContext { Functions = new Dictionary<string, HclFunction> { ["wrong"] = function } };

        Evaluated.Expression(expression, context).Text.Should().Be(expected);
    }

    [Fact]
    public void Variables_are_asked_for_by_name_only()
    {
        var asked = new AskedNames();

        Evaluated.Expression("a + b + [for c in [1]: c][0]", new EvaluationContext { Variables = asked }).Text.Should().Be("3");
        asked.Names.Should().Equal("a", "b");
    }

    /// <summary>A caller that finds out values when they are needed.</summary>
    private sealed class AskedNames : IReadOnlyDictionary<string, HclValue>
    {
        public List<string> Names { get; } = [];

        public int Count => throw new InvalidOperationException();

        public IEnumerable<string> Keys => throw new InvalidOperationException();

        public IEnumerable<HclValue> Values => throw new InvalidOperationException();

        public HclValue this[string key] => throw new InvalidOperationException();

        public bool ContainsKey(string key) => throw new InvalidOperationException();

        public bool TryGetValue(string key, out HclValue value)
        {
            Names.Add(key);
            value = HclValue.Number(1);
            return true;
        }

        public IEnumerator<KeyValuePair<string, HclValue>> GetEnumerator() => throw new InvalidOperationException();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
