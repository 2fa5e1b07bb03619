using Depot.Actions.Matrix;
using Depot.Actions.Step;
using Depot.Actions.Tests.Running;

namespace Depot.Actions.Tests.Matrix;

public class MatrixActionSpecs
{
    [Fact(Timeout = 30_000)]
    public async Task Every_target_of_a_group_is_an_entry()
    {
        using var step = With("group \"default\" { targets = [\"b\", \"a\"] }\ntarget \"a\" {}\ntarget \"b\" {}\ntarget \"c\" {}\n");

        await step.RunAsync(Run);

        step.Outputs["matrix"].Should().Be("""[{"target":"a"},{"target":"b"}]""");
    }

    [Fact(Timeout = 30_000)]
    public async Task A_field_gives_an_entry_for_each_of_its_values()
    {
        using var step = With("target \"all\" {\n  platforms = [\"linux/amd64\", \"linux/arm64\"]\n}\ntarget \"one\" {\n  dockerfile = \"D\"\n}\ngroup \"both\" { targets = [\"all\", \"one\"] }\n")
            .Input("target", "both").Input("fields", "platforms");

        await step.RunAsync(Run);

        step.Outputs["matrix"].Should().Be("""[{"target":"all","platforms":"linux/amd64"},{"target":"all","platforms":"linux/arm64"},{"target":"one"}]""");
    }

    [Fact(Timeout = 30_000)]
    public async Task Fields_add_up_and_do_not_multiply()
    {
        using var step = With("target \"default\" {\n  context = \"src\"\n  platforms = [\"linux/amd64\", \"linux/arm64\"]\n}\n").Input("fields", "platforms,context");

        await step.RunAsync(Run);

        step.Outputs["matrix"].Should().Be(
            """[{"target":"default","context":"src"},{"target":"default","context":"src","platforms":"linux/amd64"},{"target":"default","context":"src","platforms":"linux/arm64"}]""");
    }

    [Fact(Timeout = 30_000)]
    public async Task A_field_that_no_target_has_is_a_warning_with_the_names_there_are()
    {
        using var step = With("target \"default\" {\n  platforms = [\"linux/amd64\"]\n}\n").Input("fields", "platform");

        await step.RunAsync(Run);

        step.Warnings.Should().Equal(
            "Input 'fields': no target has 'platform', so the matrix is without it. Did you mean 'platforms'? Write names as 'bake --print' shows them: 'context', 'dockerfile', 'no-cache', 'platforms', 'pull'.");
    }

    [Theory(Timeout = 30_000)]
    [InlineData("ap", "Input 'target': the definition has no target or group 'ap'. It has 'app'. Did you mean 'app'?")]
    [InlineData("", "Input 'target': it is empty, and the definition has no target or group 'default'. It has 'app'.")]
    public async Task A_target_that_is_not_there_is_an_error_with_the_names_there_are(string target, string error)
    {
        using var step = With("target \"app\" {}\n").Input("target", target);

        await step.RunAsync(Run);

        step.Errors.Should().Equal(error);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_mistake_in_the_definition_is_an_error_with_its_place()
    {
        using var step = With("target \"default\" {\n  tags = [nothing]\n}\n");

        await step.RunAsync(Run);

        step.Errors[^1].Should().StartWith("The bake definition cannot be read: docker-bake.hcl:2,11-18: Unknown variable; There is no variable named \"nothing\".");
        step.Outputs.Should().BeEmpty();
    }

    [Theory(Timeout = 30_000)]
    [InlineData("x", "context,platforms")]
    [InlineData("\u00e9", "context")]
    public async Task A_matrix_that_becomes_too_long_is_an_error_before_it_is_written(string character, string fields)
    {
        var text = string.Concat(Enumerable.Repeat(character, 1000));
        using var step = With($"s = join(\"\", [for i in range(1000): \"{text}\"])\ntarget \"default\" {{\n  context = s\n  platforms = [for i in range(1000): \"linux/a${{i}}\"]\n}}\n"
            + "target \"other\" {\n  context = s\n}\n").Input("fields", fields);
        if (fields == "context") File.AppendAllText(Path.Combine(step.Workspace, "docker-bake.hcl"), "group \"default\" {\n  targets = [\"default\", \"other\"]\n}\n");

        await step.RunAsync(Run);

        step.Errors.Should().Equal(
            "The matrix would be longer than 8388608 characters, and GitHub passes at most 1048576 on to other jobs. Bake fewer targets, or name fewer attributes in 'fields'.");
        step.Outputs.Should().BeEmpty();
    }

    private static Task<int> Run(StepContext context) => Task.FromResult(MatrixAction.Run(context));

    private static TestStep With(string definition)
    {
        var step = TestStep.ForBuild();
        File.WriteAllText(Path.Combine(step.Workspace, "docker-bake.hcl"), definition);
        return step;
    }
}
