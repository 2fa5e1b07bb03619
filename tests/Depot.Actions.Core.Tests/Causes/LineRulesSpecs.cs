using System.Text;
using Depot.Actions.Causes;
using Depot.Actions.Tests.Log;
using Depot.Actions.Text;

namespace Depot.Actions.Tests.Causes;

/// <summary>The rules that find the cause in what a tool printed.</summary>
public class LineRulesSpecs
{
    public static TheoryData<string> Names => [.. ToolOutput.All.Select(output => output.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_cause_is_reported(string name)
    {
        var output = ToolOutput.All.Single(output => output.Name == name);

        output.IsTold(LineJudge.Default).Should().BeTrue(output.Telling(LineJudge.Default));
    }

    // What each rule is for: the outputs whose first line goes wrong without it, and those whose first line would be right.
    [Fact]
    public void What_each_rule_wins_and_loses_is_the_approved()
    {
        var right = ToolOutput.Everything.Where(output => output.IsToldAtOnce(LineJudge.Default)).Select(output => output.Name).ToHashSet();
        var text = new StringBuilder();
        foreach (var rule in LineRules.All)
        {
            var judge = new LineJudge([.. LineRules.All.Where(other => other != rule)]);
            var without = ToolOutput.Everything.Where(output => output.IsToldAtOnce(judge)).Select(output => output.Name).ToHashSet();
            text.Append(rule.Name).Append(": wins ").AppendJoin(", ", right.Except(without).Order(StringComparer.Ordinal).DefaultIfEmpty("none"))
                .Append("; loses ").AppendJoin(", ", without.Except(right).Order(StringComparer.Ordinal).DefaultIfEmpty("none")).Append('\n');
        }

        Approved.Verify(text.ToString(), "../../Causes/data/rules.approved.txt");
    }

    [Fact]
    public void Every_rule_has_a_name_and_a_reason() =>
        LineRules.All.Should().OnlyContain(rule => rule.Name.Length > 0 && rule.Reason.EndsWith('.')).And.OnlyHaveUniqueItems(rule => rule.Name);

    // The filter only saves time: a line that it passes over may not tell anything.
    [Fact]
    public void No_line_that_tells_something_is_passed_over()
    {
        var lost = ToolOutput.Everything.SelectMany(output => output.Lines)
            .Where(line => LineJudge.Default.Rank(LineParser.Parse(AnsiText.Strip(line).TrimEnd())) >= LineRank.Weak && !LineFilter.MayTell(Encoding.UTF8.GetBytes(line)));

        lost.Should().BeEmpty();
    }

    [Fact]
    public void Every_wording_of_failure_passes_the_filter()
    {
        LineSigns.Alarm.Concat(LineSigns.Aftermath).Where(words => !LineFilter.MayTell(Encoding.UTF8.GetBytes($"x {words} x"))).Should().BeEmpty();
    }
}
