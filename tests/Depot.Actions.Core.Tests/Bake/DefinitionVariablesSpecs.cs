using Depot.Actions.Bake;
using Depot.Actions.Matrix;
using Depot.Actions.Tests.Running;

namespace Depot.Actions.Tests.Bake;

/// <summary>A definition is evaluated without the tokens and inputs of the step.</summary>
public class DefinitionVariablesSpecs
{
    [Theory(Timeout = 30_000)]
    [InlineData("DEPOT_TOKEN")]
    [InlineData("ACTIONS_ID_TOKEN_REQUEST_TOKEN")]
    [InlineData("INPUT_TOKEN")]
    [InlineData("INPUTS_JSON")]
    public async Task A_definition_that_reads_a_token_of_the_step_is_refused_before_the_CLI_sees_it(string name)
    {
        using var step = ForBake($"variable \"{name}\" {{}}\ntarget \"default\" {{ tags = [\"r/${{sha256({name})}}\"] }}\n");
        if (name != "INPUTS_JSON") step.Variable(name, "hunter2");
        else step.Variable(name, "{\"token\":\"hunter2\"}");

        await step.RunAsync(BakeAction.RunAsync);

        step.Errors.Should().Equal($"The bake definition reads the variable '{name}', which holds inputs or a token of the step itself. Give the value another name with 'env:' of the step.");
        step.Calls.Should().BeEmpty();
    }

    [Theory(Timeout = 30_000)]
    [InlineData("""{"variable":{"DEPOT_TOKEN":{}},"target":{"default":{"args":{"a":"${DEPOT_TOKEN}"}}}}""", "DEPOT_TOKEN")]
    [InlineData("""{"variable":{"DEPOT\u005fTOKEN":{}},"target":{"default":{}}}""", "DEPOT_TOKEN")]
    [InlineData("""{"variable":{"INPUTS":{"type":"string"}},"target":{"default":{"args":{"a":"${INPUTS}"}}}}""", "INPUTS_JSON")]
    public async Task A_definition_in_JSON_that_reads_one_is_refused_as_well(string definition, string name)
    {
        using var step = TestStep.ForBuild().Input("files", "docker-bake.json");
        step.WriteFile("docker-bake.json", definition);
        if (name == "INPUTS_JSON") step.Variable(name, "{\"token\":\"hunter2\"}");

        await step.RunAsync(BakeAction.RunAsync);

        step.Errors.Should().ContainSingle().Which.Should().StartWith($"The bake definition reads the variable '{name}'");
        step.Calls.Should().BeEmpty();
    }

    [Fact(Timeout = 30_000)]
    public async Task A_compose_file_that_reads_one_is_refused_as_well()
    {
        using var step = TestStep.ForBuild().Input("files", "compose.yaml");
        step.WriteFile("compose.yaml", "services:\n  app:\n    build:\n      context: .\n      labels: {a: \"${DEPOT_TOKEN:-x}\"}\n");
        step.WriteFile(".env", "A=1\n");

        await step.RunAsync(BakeAction.RunAsync);

        step.Errors.Should().ContainSingle().Which.Should().StartWith("The bake definition reads the variable 'DEPOT_TOKEN'");
        step.Calls.Should().BeEmpty();
    }

    [Theory(Timeout = 30_000)]
    [InlineData("target \"default\" { secret = [\"id=t,env=DEPOT_TOKEN\"] }\n", "", "The bake definition")]
    [InlineData("target \"default\" { secret = [\"id=t,type=env,src=DEPOT_TOKEN\"] }\n", "", "The bake definition")]
    [InlineData("target \"default\" { secret = [\"id=DEPOT_TOKEN\"] }\n", "", "The bake definition")]
    [InlineData("target \"default\" { secret = [{ id = \"DEPOT_TOKEN\" }] }\n", "", "The bake definition")]
    [InlineData("target \"default\" {}\n", "default.secrets=id=t,env=DEPOT_TOKEN", "Input 'set': an override")]
    [InlineData("target \"default\" {}\n", "default.secrets=id=DEPOT_TOKEN", "Input 'set': an override")]
    public async Task A_definition_that_passes_a_token_of_the_step_as_a_secret_is_refused(string definition, string set, string subject)
    {
        using var step = ForBake(definition).Input("set", set);

        await step.RunAsync(BakeAction.RunAsync);

        step.Errors.Should().Equal(subject + " passes the variable 'DEPOT_TOKEN' to the target 'default' as a secret, which holds inputs or a token of the step itself. Give the value another name with 'env:' of the step.");
        step.Calls.Should().BeEmpty();
    }

    [Fact(Timeout = 30_000)]
    public async Task A_secret_with_an_id_and_a_file_is_not_a_variable()
    {
        using var step = ForBake("target \"default\" { secret = [\"id=DEPOT_TOKEN,src=Dockerfile\"] }\n");

        (await step.RunAsync(BakeAction.RunAsync)).Should().Be(0, step.Log);
    }

    [Theory(Timeout = 30_000)]
    [InlineData("DEPOT_TOKEN")]
    [InlineData("ACTIONS_RUNTIME_TOKEN")]
    [InlineData("INPUT_TOKEN")]
    public async Task An_override_that_takes_an_argument_from_a_token_of_the_step_is_refused(string name)
    {
        using var step = ForBake("target \"default\" {}\n").Variable(name, "hunter2").Input("set", "*.args.OTHER\ndefault.args." + name);

        await step.RunAsync(BakeAction.RunAsync);

        step.Errors.Should().Equal($"Input 'set': an override reads the variable '{name}', which holds inputs or a token of the step itself. Give the value another name with 'env:' of the step.");
        step.Calls.Should().BeEmpty();
    }

    [Fact(Timeout = 30_000)]
    public async Task GitHubs_token_is_not_evaluated_and_still_reaches_the_CLI_for_secrets()
    {
        using var step = ForBake("variable \"GITHUB_TOKEN\" { default = \"none\" }\ntarget \"default\" {\n  labels = { t = GITHUB_TOKEN }\n  secret = [\"id=t,env=GITHUB_TOKEN\"]\n}\n")
            .Variable("GITHUB_TOKEN", "hunter2").Input("summary", "true");

        (await step.RunAsync(BakeAction.RunAsync)).Should().Be(0, step.Log);

        step.Calls[^1].Environment["GITHUB_TOKEN"].Should().Be("hunter2");
        step.Warnings.Should().Equal("The bake definition reads the variable 'GITHUB_TOKEN', which holds a token or a login: our check and the summary go without its value. Give it another name with 'env:' of the step, or pass it as a secret.");
    }

    [Theory(Timeout = 30_000)]
    [InlineData("GITHUB_TOKEN")]
    [InlineData("DEPOT_TOKEN")]
    [InlineData("ACTIONS_RUNTIME_TOKEN")]
    [InlineData("INPUT_FIELDS")]
    public async Task The_matrix_is_made_without_them(string name)
    {
        using var step = ForBake($"variable \"{name}\" {{ default = \"none\" }}\nvariable \"PLAIN\" {{}}\ntarget \"default\" {{ tags = [\"r/a:${{{name}}}-${{PLAIN}}\"] }}\n")
            .Variable(name, name == "INPUT_FIELDS" ? "tags" : "hunter2").Variable("PLAIN", "p").Input("fields", "tags");

        await step.RunAsync(context => Task.FromResult(MatrixAction.Run(context)));

        step.Log.Should().Contain("r/a:none-p").And.NotContain("hunter2");
    }

    private static TestStep ForBake(string definition)
    {
        var step = new TestStep().WithDepot().Input("token", "tok-1").Input("project", "p1");
        step.WriteFile("docker-bake.hcl", definition);
        step.WriteFile("Dockerfile", "FROM scratch\n");
        return step;
    }
}
