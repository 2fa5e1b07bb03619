using ActionsRunner.Commands;

namespace ActionsRunner.Tests.Commands;

public class LogCommandsSpecs
{
    private readonly JobLog _log = new();
    private readonly LogCommands _commands;

    public LogCommandsSpecs() => _commands = new(_log, path => "/host" + path);

    [Fact]
    public void An_annotation_is_unescaped_and_its_file_is_the_hosts()
    {
        _commands.Take("  ::error file=/a%2Cb,line=1,title=x%3Ay::what%0Anow%25");

        var annotation = _log.Annotations.Single();
        annotation.Message.Should().Be("what\nnow%");
        annotation.Properties.Should().BeEquivalentTo(new Dictionary<string, string> { ["file"] = "/host/a,b", ["line"] = "1", ["title"] = "x:y" });
        _log.Lines.Should().Equal("##[error]what", "now%");
    }

    [Theory]
    [InlineData("##[warning]old")]
    [InlineData("in the middle ##[warning]old")]
    public void The_older_form_counts_anywhere_in_a_line(string line)
    {
        _commands.Take(line);

        _log.Annotations.Select(annotation => (annotation.Level, annotation.Message)).Should().Equal(("warning", "old"));
    }

    [Theory]
    [InlineData("x ::error::y")]
    [InlineData("::nothing::y")]
    [InlineData("::error y")]
    [InlineData("##[nothing]y")]
    public void Other_lines_are_only_text(string line)
    {
        _commands.Take(line);

        _log.Annotations.Should().BeEmpty();
        _log.Lines.Should().Equal(line);
    }

    [Fact]
    public void Between_a_fence_and_its_end_nothing_is_a_command()
    {
        foreach (var line in new[] { "::stop-commands::fence-1", "::error::no", "##[error]no", "::fence-2::", "::fence-1::", "::error::yes" }) _commands.Take(line);

        _log.Annotations.Select(annotation => annotation.Message).Should().Equal("yes");
    }

    [Theory]
    [InlineData("error")]
    [InlineData("short")]
    [InlineData("")]
    public void A_fence_that_could_be_forged_fails_the_step(string token)
    {
        _commands.Take("::stop-commands::" + token);

        _commands.Failed.Should().BeTrue();
    }

    [Fact]
    public void A_masked_value_and_each_of_its_lines_are_hidden_from_then_on()
    {
        foreach (var line in new[] { "one", "::add-mask::one%0Atwo", "one two", "::notice::two" }) _commands.Take(line);

        _log.Lines.Should().Equal("one", "*** ***", "##[notice]***");
        _log.Annotations.Single().Message.Should().Be("***");
    }

    [Fact]
    public void Commands_of_the_past_still_set_outputs_and_state_but_no_variables()
    {
        foreach (var line in new[] { "::set-output name=a::1", "::save-state name=b::2" }) _commands.Take(line);

        _commands.Outputs.Should().Equal(new Dictionary<string, string> { ["a"] = "1" });
        _commands.State.Should().Equal(new Dictionary<string, string> { ["b"] = "2" });
        _commands.Failed.Should().BeFalse();
        _commands.Take("::set-env name=c::3");
        _commands.Failed.Should().BeTrue();
    }
}
