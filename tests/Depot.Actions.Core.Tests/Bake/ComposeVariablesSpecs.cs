using Depot.Actions.Bake;
using Depot.Actions.Tests.Running;

namespace Depot.Actions.Tests.Bake;

/// <summary>A Compose file cannot read the tokens and inputs of the step, whichever way it names them.</summary>
public class ComposeVariablesSpecs
{
    private const string Service = "services:\n  app:\n    build:\n      context: .\n";

    /// <summary>Ways to read DEPOT_TOKEN: a name, the Compose file, and the file p of variables or services that it names.</summary>
    public static TheoryData<string, string, string> Ways => new()
    {
        { "a list of arguments", Service + "      args: [DEPOT_TOKEN]\n", "" },
        { "a map of arguments", Service + "      args:\n        DEPOT_TOKEN:\n", "" },
        { "null in JSON", """{"services":{"app":{"build":{"context":".","args":{"DEPOT_TOKEN":null}}}}}""", "" },
        { "a default", Service + "      args: {Q: \"${DEPOT_TOKEN:-x}\"}\n", "" },
        { "only whether it is set", Service + "      args: {Q: \"${DEPOT_TOKEN+x}\"}\n", "" },
        { "a variable inside another", Service + "      args: {Q: \"${NO:-${DEPOT_TOKEN}}\"}\n", "" },
        { "an escape of YAML", Service + "      args: {Q: \"${\\u0044EPOT_TOKEN}\"}\n", "" },
        { "a name of parts", Service + "      args: [\"${P}_TOKEN\"]\n", "" },
        { "a service's environment", Service + "      args: [DEPOT_TOKEN]\n    environment: [DEPOT_TOKEN]\n", "" },
        { "env_file with a variable", Service + "      args: [Q]\n    env_file: p\n", "Q=$DEPOT_TOKEN\n" },
        { "env_file with a name", Service + "      args: [DEPOT_TOKEN]\n    env_file: p\n", "DEPOT_TOKEN\n" },
        { "an included file", "include: [p]\n", Service + "      args: {Q: \"${DEPOT_TOKEN}\"}\n" },
        { "an included file with a name", "include: [p]\n", Service + "      args: [DEPOT_TOKEN]\n" },
        { "env_file of an include", "include:\n  - {path: i.yaml, env_file: p}\n", "X=$DEPOT_TOKEN\n" },
        { "an extended file", "services:\n  app:\n    extends: {file: p, service: app}\n", Service + "      args: {Q: \"${DEPOT_TOKEN}\"}\n" },
        { "an extended file with a name", "services:\n  app:\n    extends: {file: p, service: app}\n", Service + "      args: [DEPOT_TOKEN]\n" },
        { "the name of the project", "name: ${DEPOT_TOKEN}\n" + Service, "" },
    };

    [Theory(Timeout = 30_000)]
    [MemberData(nameof(Ways))]
    public async Task Whichever_way_a_compose_file_reads_a_token_it_is_refused_before_the_CLI_sees_it(string way, string compose, string other)
    {
        using var step = For(compose, other);

        await step.RunAsync(BakeAction.RunAsync);

        step.Errors.Should().Equal(["The bake definition reads the variable 'DEPOT_TOKEN', which holds inputs or a token of the step itself. Give the value another name with 'env:' of the step."], way);
        step.Calls.Should().BeEmpty();
    }

    [Theory(Timeout = 30_000)]
    [InlineData("INPUT_TOKEN")]
    [InlineData("INPUTS_JSON")]
    [InlineData("ACTIONS_ID_TOKEN_REQUEST_TOKEN")]
    public async Task Inputs_and_tokens_of_the_runner_are_refused_as_well(string name)
    {
        using var step = For(Service + $"      args: [{name}]\n", "").Variable(name, name == "INPUTS_JSON" ? "{}" : "hunter2");

        await step.RunAsync(BakeAction.RunAsync);

        step.Errors.Should().ContainSingle().Which.Should().StartWith($"The bake definition reads the variable '{name}'");
        step.Calls.Should().BeEmpty();
    }

    [Fact(Timeout = 30_000)]
    public async Task An_environment_that_overrides_env_is_what_is_read()
    {
        using var step = For(Service + "      args: [DEPOT_TOKEN]\n", "");
        step.WriteFile(".env", "DEPOT_TOKEN=of the file\n");

        await step.RunAsync(BakeAction.RunAsync);

        step.Errors.Should().ContainSingle().Which.Should().StartWith("The bake definition reads the variable 'DEPOT_TOKEN'");
    }

    [Theory(Timeout = 30_000)]
    [InlineData(Service + "      args: {DEPOT_TOKEN: mine}\n", "")]
    [InlineData(Service + "      args: [DEPOT_TOKEN=mine]\n", "")]
    [InlineData(Service + "      args: [DEPOT_TOKEN]\n    environment: {DEPOT_TOKEN: mine}\n", "")]
    [InlineData(Service + "      args: [DEPOT_TOKEN]\n    env_file: p\n", "DEPOT_TOKEN=mine\n")]
    [InlineData(Service + "      args: {Q: \"$${DEPOT_TOKEN}\"}\n", "")]
    [InlineData(Service + "    environment: [DEPOT_TOKEN]\n", "")]
    [InlineData(Service + "      labels: {a: DEPOT_TOKEN}\n", "")]
    public async Task A_value_of_its_own_under_such_a_name_is_no_token(string compose, string other)
    {
        using var step = For(compose, other);

        (await step.RunAsync(BakeAction.RunAsync)).Should().Be(0, step.Log);

        step.Warnings.Should().BeEmpty();
    }

    [Fact(Timeout = 30_000)]
    public async Task GitHubs_token_as_an_argument_is_a_warning()
    {
        using var step = For(Service + "      args: [GITHUB_TOKEN]\n", "").Variable("GITHUB_TOKEN", "hunter2");

        (await step.RunAsync(BakeAction.RunAsync)).Should().Be(0, step.Log);

        step.Warnings.Should().ContainSingle().Which.Should().StartWith("The bake definition reads the variable 'GITHUB_TOKEN'");
    }

    [Fact(Timeout = 30_000)]
    public async Task A_secret_that_names_one_is_refused()
    {
        using var step = For(Service + "      secrets: [DEPOT_TOKEN]\nsecrets:\n  DEPOT_TOKEN: {environment: INPUT_TOKEN}\n", "");

        await step.RunAsync(BakeAction.RunAsync);

        step.Errors.Should().ContainSingle().Which.Should().StartWith("The bake definition passes the variable 'INPUT_TOKEN' to the target 'app' as a secret");
    }

    private static TestStep For(string compose, string other)
    {
        var file = compose.StartsWith('{') ? "compose" : "compose.yaml";
        var step = TestStep.ForBuild().Input("files", file).Input("targets", "app").Variable("P", "DEPOT");
        step.WriteFile(file, compose);
        step.WriteFile("p", other);
        step.WriteFile("i.yaml", Service + "      args: {Q: \"${X}\"}\n");
        return step;
    }
}
