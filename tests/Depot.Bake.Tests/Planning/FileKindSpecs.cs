using Depot.Bake.Model;

namespace Depot.Bake.Tests.Planning;

public sealed class FileKindSpecs
{
    [Fact]
    public void Without_names_all_the_usual_files_that_exist_are_read()
    {
        var directory = new MemoryDirectory(("compose.yaml", "services: {a: {build: .}}"), ("docker-compose.yml", "services: {b: {build: .}}"), ("compose.override.yaml", "!"));

        Given.Plan(directory).Definition!.Targets.Select(target => target.Name).Should().Equal("a", "b");
    }

    [Fact]
    public void Standard_input_and_the_prefix_of_the_working_directory_are_understood() =>
        Given.Plan(new MemoryDirectory(("x.yaml", "services: {b: {build: .}}")), "-f", "-", "-f", "cwd://x.yaml", "a", "b")
            .Definition!.Targets.Select(target => target.Context).Should().Equal("in", ".");

    [Theory]
    [InlineData("none.hcl", "open none.hcl: no such file or directory")]
    [InlineData("d", "read d: is a directory")]
    public void A_file_that_cannot_be_read_is_an_error(string name, string message) =>
        Given.Plan(new MemoryDirectory(("d/x", "")), "-f", name).Error!.Message.Should().Be(message);

    [Theory]
    [InlineData("x.hcl", "x.hcl:1,1-4: Argument or block definition required; An argument or block definition is required here. To set an argument, use the equals sign \"=\" to introduce the argument value.")]
    [InlineData("x.HCL", "x.HCL.hcl:1,1-4: Argument or block definition required; An argument or block definition is required here. To set an argument, use the equals sign \"=\" to introduce the argument value.")]
    [InlineData("x.json", "x.json:1,1-4: Invalid JSON keyword; \"not\" is not a valid JSON keyword., and 1 other diagnostic(s)")]
    public void A_name_tells_the_syntax(string name, string message) =>
        Given.Plan(new MemoryDirectory((name, "not: [compose")), "-f", name, "a").Error!.Message.Should().Be(message);

    [Fact]
    public void A_file_without_ending_that_is_nothing_tells_why_it_is_neither()
    {
        var outcome = Given.Plan(new MemoryDirectory(("x", "foo: 1")), "-f", "x");

        outcome.Error!.Message.Should().Be("failed to parse x: parsing yaml: validating :  additional properties 'foo' not allowed, parsing hcl: x.hcl:1,1-4: "
            + "Argument or block definition required; An argument or block definition is required here. To set an argument, use the equals sign \"=\" to introduce the argument value.");
        outcome.Error.Place.Should().Be(new BakePlace("x.hcl", 1, 1, 1, 4));
    }

    [Fact]
    public void A_definition_elsewhere_is_not_planned() =>
        Given.Plan(new MemoryDirectory(), "https://example.com/x.git").Error.Should().Be(new BakeError("cannot use remote target with --print"));

    [Fact]
    public void A_broken_env_file_breaks_every_plan() =>
        Given.Plan(new MemoryDirectory(("docker-bake.hcl", "target \"a\" {}"), (".env", "A B=1")), "a").Error
            .Should().Be(new BakeError("line 1: key cannot contain a space"));
}
