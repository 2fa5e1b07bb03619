using System.Text;
using Depot.Bake.CommandLine;
using Depot.Bake.Planning;

namespace Depot.Bake.Tests.CommandLine;

public sealed class PlanCommandSpecs
{
    private static readonly MemoryFolder Folder = new(("compose.yaml", "services:\n  a:\n    build: .\n    image: x:$TAG\n"));

    [Fact]
    public void The_definition_goes_to_standard_output_and_warnings_to_standard_error()
    {
        var (exit, output, error) = Run("a");

        exit.Should().Be(0);
        output.Should().StartWith("{\n  \"group\": {\n    \"default\": {").And.Contain("\"x:\"").And.EndWith("}\n");
        error.Should().Be("warning: The \"TAG\" variable is not set. Defaulting to a blank string.\n");
    }

    [Fact]
    public void An_error_goes_to_standard_error_and_the_exit_code_is_one()
    {
        var (exit, output, error) = Run("--wrong");

        (exit, output, error).Should().Be((1, "", "unknown flag: --wrong\n"));
    }

    [Fact]
    public void Help_is_no_error()
    {
        var (exit, output, error) = Run("--help");

        (exit, error).Should().Be((0, ""));
        output.Should().StartWith("usage: depot-actions plan");
    }

    private static (int Exit, string Output, string Error) Run(params string[] arguments)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter { NewLine = "\n" };
        var exit = PlanCommand.Run(arguments, new Dictionary<string, string>(), Folder, HclLanguage.None, Stream.Null, output, error);
        return (exit, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }
}
