using System.Text.RegularExpressions;

namespace Hcl2.Tests.Functions;

public partial class StandardFunctionSpecs
{
    public static TheoryData<string> Calls => [.. RecordedResult.All.Where(static r => IsCall(r.Expression)).Select(static r => r.Expression)];

    [Theory]
    [MemberData(nameof(Calls))]
    public void A_call_gives_what_the_original_gave(string expression)
    {
        var recorded = RecordedResult.All.First(r => r.Expression == expression).Result;

        Outcome(expression, FunctionDialect.Depot).Should().Be(Recorded(recorded));
    }

    [Fact]
    public void Most_of_the_recorded_results_are_calls_on_literals() => Calls.Count.Should().BeGreaterThan(300);

    [Fact]
    public void The_dialects_have_102_and_106_functions()
    {
        StandardFunctions.All(FunctionDialect.Depot).Should().HaveCount(102);
        StandardFunctions.All(FunctionDialect.Buildx).Keys.Except(StandardFunctions.All(FunctionDialect.Depot).Keys)
            .Should().BeEquivalentTo("homedir", "semvercmp", "formattimestamp", "unixtimestampparse");
    }

    private static bool IsCall(string expression)
    {
        try
        {
            LiteralCalls.Evaluate(expression);
            return true;
        }
        catch (NotSupportedException)
        {
            return false;
        }
    }

    internal static string Outcome(string expression, FunctionDialect dialect)
    {
        var (value, error) = LiteralCalls.Evaluate(expression, dialect);
        if (error is not null) return "ERR " + error;
        var json = StandardFunctions.All(dialect)["jsonencode"].Call([value!]);
        return json.Succeeded ? json.Value.AsString : $"ERR Error in function call; Call to function \"jsonencode\" failed: {json.Error}.";
    }

    /// <summary>Without the place, a hint about other names, and how many other diagnostics there were.</summary>
    private static string Recorded(string result) =>
        Surroundings().Replace(result, match => match.Groups["error"].Success ? "ERR " : "");

    [GeneratedRegex(@"(?<error>^ERR b\.hcl:[0-9,-]+: )|( Did you mean .*\?)?, and [0-9]+ other diagnostic\(s\)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Surroundings();
}
