using Depot.Bake.Model;
using Depot.Bake.Planning;

namespace Depot.Bake.Tests.Files;

public sealed class FileKindSpecs
{
    [Fact]
    public void Without_names_all_the_usual_files_that_exist_are_read()
    {
        var folder = new MemoryFolder(("compose.yaml", "services: {a: {build: .}}"), ("docker-compose.yml", "services: {b: {build: .}}"), ("compose.override.yaml", "!"));

        Given.Plan(folder).Plan!.Targets.Select(target => target.Name).Should().Equal("a", "b");
    }

    [Fact]
    public void Standard_input_and_the_prefix_of_the_working_folder_are_understood() =>
        Given.Plan(new MemoryFolder(("x.yaml", "services: {b: {build: .}}")), "-f", "-", "-f", "cwd://x.yaml", "a", "b")
            .Plan!.Targets.Select(target => target.Context).Should().Equal("in", ".");

    [Theory]
    [InlineData("none.hcl", "open none.hcl: no such file or directory")]
    [InlineData("d", "read d: is a directory")]
    public void A_file_that_cannot_be_read_is_an_error(string name, string message) =>
        Given.Plan(new MemoryFolder(("d/x", "")), "-f", name).Error.Should().Be(new BakeError(message));

    [Theory]
    [InlineData("x.hcl", "Native x.hcl")]
    [InlineData("x.json", "Json x.json")]
    [InlineData("x.HCL", "Native x.HCL.hcl")]
    [InlineData("x", "Native x.hcl")]
    public void A_name_tells_the_syntax(string name, string parsed)
    {
        var seen = new List<string>();
        var hcl = new HclLanguage((file, syntax) => Noted(seen, $"{syntax} {file.Name}"), (_, _, _) => Given.Definition([new("a")]));

        BakePlanner.Plan(Given.Request(new MemoryFolder((name, "not: [compose")), "-f", name, "a"), hcl);

        seen.Should().Equal(parsed);
    }

    [Fact]
    public void A_file_without_ending_that_is_nothing_tells_why_it_is_neither()
    {
        var hcl = new HclLanguage(
            static (file, _) => throw new BakeException(new BakeError($"{file.Name}:1,1-2: Invalid", new BakePlace(file.Name, 1, 1, 1, 2))),
            static (_, definition, _) => definition);

        var outcome = BakePlanner.Plan(Given.Request(new MemoryFolder(("x", "foo: 1")), "-f", "x"), hcl);

        outcome.Error.Should().Be(new BakeError(
            "failed to parse x: parsing yaml: validating :  additional properties 'foo' not allowed, parsing hcl: x.hcl:1,1-2: Invalid",
            new BakePlace("x.hcl", 1, 1, 1, 2)));
    }

    [Fact]
    public void A_definition_elsewhere_is_not_planned() =>
        Given.Plan(new MemoryFolder(), "https://example.com/x.git").Error.Should().Be(new BakeError("cannot use remote target with --print"));

    [Fact]
    public void A_broken_env_file_breaks_every_plan()
    {
        var outcome = BakePlanner.Plan(Given.Request(new MemoryFolder(("docker-bake.hcl", ""), (".env", "A B=1")), "a"), Given.Hcl(Given.Definition([new("a")])));

        outcome.Error.Should().Be(new BakeError("line 1: key cannot contain a space"));
    }

    private static string Noted(List<string> seen, string text)
    {
        seen.Add(text);
        return text;
    }
}
