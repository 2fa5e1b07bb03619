using Depot.Actions.Bake;
using Depot.Actions.Tests.Running;

namespace Depot.Actions.Tests.Bake;

/// <summary>A definition that only the CLI can read does not read the tokens and inputs of the step either.</summary>
public class OpaqueDefinitionSpecs
{
    private const string Refused = ", which holds inputs or a token of the step itself. Give the value another name with 'env:' of the step.";

    [Theory(Timeout = 30_000)]
    [InlineData("variable \"DEPOT_TOKEN\" {}", "DEPOT_TOKEN")]
    [InlineData("variable \"DEPOT\\u005fTOKEN\" {}", "DEPOT_TOKEN")]
    [InlineData("variable INPUT_TOKEN {}", "INPUT_TOKEN")]
    public async Task One_that_declares_a_token_as_a_variable_is_refused(string declaration, string name)
    {
        using var step = For("docker-bake.hcl", declaration + "\ntarget \"default\" {\n  tags = [\n}\n");

        await step.RunAsync(BakeAction.RunAsync);

        step.Errors.Should().Equal($"The bake definition reads the variable '{name}'" + Refused);
        step.Calls.Should().OnlyContain(call => call.Arguments.Contains("--print"));
    }

    [Fact(Timeout = 30_000)]
    public async Task One_that_the_CLI_prints_a_variable_of_is_refused()
    {
        // Our own reading fails before it comes to the variable.
        using var step = For("compose.yaml", "services:\n  app:\n    build:\n      context: .\n      args: [\"${NO?x}\", \"${P}_TOKEN\"]\n")
            .Variable("FAKE_DEPOT_PRINT", """{"target":{"app":{"context":".","args":{"DEPOT_TOKEN":"{DEPOT_TOKEN}"}}}}""").Variable("P", "DEPOT");

        await step.RunAsync(BakeAction.RunAsync);

        step.Errors.Should().Equal("The bake definition reads the variable 'DEPOT_TOKEN'" + Refused);
        step.Calls.Should().HaveCount(2).And.OnlyContain(call => call.Arguments.Contains("--print") && call.Environment.GetValueOrDefault("DEPOT_TOKEN") != "tok-1");
    }

    private static TestStep For(string file, string definition)
    {
        var step = TestStep.ForBuild().Input("files", file).Variable("FAKE_DEPOT_PRINT", """{"target":{"default":{"context":"."}}}""");
        step.WriteFile(file, definition);
        return step;
    }
}
