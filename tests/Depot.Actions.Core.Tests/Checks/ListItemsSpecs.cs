using Depot.Actions.Checks;

namespace Depot.Actions.Tests.Checks;

public class ListItemsSpecs
{
    [Fact]
    public void A_value_of_several_lines_is_passed_on_with_a_warning_that_does_not_repeat_it() =>
        ListItems.LineBreakWarnings("build-args", ["A=1", "TITLE=one\nB=hunter2", "one\ntwo=3", "C=x\n"]).Should().Equal(
            "Input 'build-args': item 2 ('TITLE') has a value of several lines, and is passed on as it stands. "
            + "If it contains untrusted text, such as a commit message, pass that in a variable or a file instead: without the quotes, each line would be an item.",
            "Input 'build-args': item 3 has a value of several lines, and is passed on as it stands. "
            + "If it contains untrusted text, such as a commit message, pass that in a variable or a file instead: without the quotes, each line would be an item.");
}
