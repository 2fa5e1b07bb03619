using CsCheck;
using Depot.Actions.Errors;
using Depot.Actions.Runner;
using Depot.Actions.Tests.Running;

namespace Depot.Actions.Tests.Runner;

public class FileCommandsSpecs
{
    [Fact(Timeout = 10_000)]
    public async Task A_fifo_is_an_error_and_nothing_waits_for_its_reader()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "FIFOs are made with mkfifo.");
        using var step = new TestStep();
        var fifo = Path.Combine(step.Temp, "fifo");
        using (var made = System.Diagnostics.Process.Start("mkfifo", fifo)) await made.WaitForExitAsync(TestContext.Current.CancellationToken);
        step.Variable("GITHUB_STEP_SUMMARY", fifo);

        var writing = () => Task.Run(() => step.Context.Files.Summary("x"), TestContext.Current.CancellationToken);

        (await writing.Should().ThrowAsync<StepException>()).Which.Message.Should().StartWith("GITHUB_STEP_SUMMARY names a file that cannot be written: it is a FIFO.");
    }

    [Fact]
    public void Any_value_comes_back_as_it_was_and_sets_nothing_else() =>
        Gen.String[Gen.Char["a=<\r\n\"%: é"], 0, 30].Sample(value =>
            FileCommandReader.Parse(FileCommands.Entry("x", value) + FileCommands.Entry("y", "1"))
                .Should().Equal(new Dictionary<string, string> { ["x"] = value, ["y"] = "1" }));

    [Theory]
    [InlineData("GITHUB_OUTPUT")]
    [InlineData("GITHUB_ENV")]
    public void A_delimiter_that_was_seen_ends_no_later_value(string file)
    {
        using var step = new TestStep();
        Action<string, string> write = file == "GITHUB_OUTPUT" ? step.Context.Files.Output : step.Context.Files.Variable;
        write("a", "1");
        var seen = File.ReadLines(step.EnvironmentOfStep[file]!).First()["a<<".Length..];
        var hostile = $"1\n{seen}\nevil=1";

        write("b", hostile);
        write("a", "1");

        FileCommandReader.Read(step.EnvironmentOfStep[file]!).Should().Equal(new Dictionary<string, string> { ["a"] = "1", ["b"] = hostile });
        File.ReadLines(step.EnvironmentOfStep[file]!).Where(line => line == "a<<" + seen).Should().HaveCount(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\nb")]
    [InlineData("a=b")]
    [InlineData("a<<b")]
    public void A_name_that_the_format_cannot_hold_is_refused(string name)
    {
        var act = () => FileCommands.Entry(name, "v");

        act.Should().Throw<ArgumentException>().WithMessage($"'{name}' cannot be the name of an output or variable.*");
    }

    [Fact]
    public void Each_kind_goes_to_its_own_file()
    {
        using var step = new TestStep();
        var files = step.Context.Files;

        files.Output("o", "1");
        files.Variable("v", "2");
        files.State("s", "3");
        files.Path("/opt/depot/bin");
        files.Summary("# hi\n");

        step.Outputs.Should().Equal(new Dictionary<string, string> { ["o"] = "1" });
        FileCommandReader.Read(step.EnvironmentOfStep["GITHUB_ENV"]!).Should().Equal(new Dictionary<string, string> { ["v"] = "2" });
        FileCommandReader.Read(step.EnvironmentOfStep["GITHUB_STATE"]!).Should().Equal(new Dictionary<string, string> { ["s"] = "3" });
        File.ReadAllText(step.EnvironmentOfStep["GITHUB_PATH"]!).Should().Be("/opt/depot/bin\n");
        File.ReadAllText(step.EnvironmentOfStep["GITHUB_STEP_SUMMARY"]!).Should().Be("# hi\n");
    }

    [Fact]
    public void A_directory_with_a_line_break_cannot_add_a_second_one_to_the_path()
    {
        using var step = new TestStep();

        var act = () => step.Context.Files.Path("/a\n/evil");

        act.Should().Throw<StepException>().WithMessage("The directory '/a /evil' cannot be put on PATH, because it has a line break.*");
    }

    [Fact]
    public void Started_by_hand_without_the_files_nothing_is_written_and_nothing_fails()
    {
        var files = new FileCommands(new(new Dictionary<string, string>(), "/"));

        files.Output("o", "1");
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_named()
    {
        using var step = new TestStep();
        step.Variable("GITHUB_OUTPUT", Path.Combine(step.Root, "nowhere", "output"));

        var act = () => step.Context.Files.Output("o", "1");

        act.Should().Throw<StepException>().WithMessage(
            "GITHUB_OUTPUT names a file that cannot be written: "
            + $"Could not find a part of the path '{step.Root}/nowhere/output'. "
            + "Check the free space of the runner, and whether an earlier step changed the variable or the file.");
    }
}
