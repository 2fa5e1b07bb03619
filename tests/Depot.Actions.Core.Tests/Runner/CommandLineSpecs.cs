using CsCheck;
using Depot.Actions.Runner;

namespace Depot.Actions.Tests.Runner;

public class CommandLineSpecs
{
    [Fact]
    public void Arguments_are_shown_as_a_shell_would_take_them_and_build_arguments_by_name_only() =>
        CommandLine.Display("/bin/depot", ["build", "--build-arg", "TOKEN=s3cret", "--label", "a=b c", "--tag", "it's", "x\n::warning::y", "."])
            .Should().Be(@"/bin/depot build --build-arg TOKEN=… --label 'a=b c' --tag 'it'\''s' $'x\n::warning::y' .");

    [Fact]
    public void Whatever_the_arguments_the_line_has_no_control_characters() =>
        Gen.String.Array.Sample(arguments => CommandLine.Display("depot", arguments).Any(char.IsControl).Should().BeFalse());
}
