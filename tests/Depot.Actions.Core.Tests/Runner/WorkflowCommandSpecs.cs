using CsCheck;
using Depot.Actions.Runner;

namespace Depot.Actions.Tests.Runner;

public class WorkflowCommandSpecs
{
    [Fact]
    public void A_message_keeps_its_line_breaks_and_percents() =>
        WorkflowCommand.Format("error", "100%\r\nlost: a,b").Should().Be("::error::100%25%0D%0Alost: a,b");

    [Fact]
    public void A_property_is_escaped_further_and_an_empty_one_is_left_out() =>
        WorkflowCommand.Format("warning", "m", ("title", "a:b,c"), ("file", null), ("line", "3"))
            .Should().Be("::warning title=a%3Ab%2Cc,line=3::m");

    [Fact]
    public void Whatever_the_message_the_command_stays_on_one_line() =>
        Gen.String[Gen.Char["a%:\r\n"], 0, 20].Sample(message => WorkflowCommand.Format("error", message).Should().NotContainAny("\n", "\r"));

    [Fact]
    public void The_runner_reads_back_the_message_that_was_written() =>
        Gen.String[Gen.Char["%\r\n:,2505DA "], 0, 20].Sample(message =>
            Unescape(WorkflowCommand.Format("error", message)["::error::".Length..]).Should().Be(message));

    // actions/runner 2.336, src/Runner.Common/ActionCommand.cs: in this order, the percent last.
    private static string Unescape(string text) => text.Replace("%0D", "\r", StringComparison.Ordinal)
        .Replace("%0A", "\n", StringComparison.Ordinal).Replace("%25", "%", StringComparison.Ordinal);
}
