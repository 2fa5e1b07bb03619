using System.Text;
using Depot.Bake.CommandLine;
using Depot.Bake.Files;

namespace Depot.Bake.Tests.CommandLine;

public sealed class PlanCommandSpecs
{
    private static readonly MemoryDirectory Directory = new(("compose.yaml", "services:\n  a:\n    build: .\n    image: x:$TAG\n"));

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

    [Fact]
    public void An_error_can_be_explained_by_its_line_and_the_values_in_it()
    {
        var directory = new MemoryDirectory(("docker-bake.hcl", "variable \"N\" {\n  default = \"one\"\n}\ntarget \"a\" {\n  args = { n = N + 1 }\n}\n"));

        var (exit, output, error) = Run(directory, "--explain", "a");

        (exit, output).Should().Be((1, ""));
        error.Should().Be("""
            docker-bake.hcl:5,16-17: Invalid operand; Unsuitable value for left operand: a number is required., and 1 other diagnostic(s)

            Error: Invalid operand

              on docker-bake.hcl line 5, in target "a":
               5:   args = { n = N + 1 }
                                 ^

            with N as "one".

            Unsuitable value for left operand: a number is required.

            Error: Unsuitable value type

              on docker-bake.hcl line 5, in target "a":
               5:   args = { n = N + 1 }
                           ^

            Unsuitable value: value must be known


            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void A_definition_that_is_too_large_for_the_machine_is_an_error() =>
        Run(new FullDirectory()).Should().Be((1, "", "the definition needs more memory than is available\n"));

    private static (int Exit, string Output, string Error) Run(params string[] arguments) => Run(Directory, arguments);

    private static (int Exit, string Output, string Error) Run(IBakeDirectory directory, params string[] arguments)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter { NewLine = "\n" };
        var exit = PlanCommand.Run(arguments, new Dictionary<string, string>(), directory, static () => Stream.Null, output, error);
        return (exit, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }

    private sealed class FullDirectory : IBakeDirectory
    {
        public string Path => "/full";

        public BakeEntry Look(string path) => BakeEntry.File;

        public byte[] Read(string path) => throw new InsufficientMemoryException();
    }
}
