using Depot.Actions.Bake;
using Depot.Actions.Tests.Running;

namespace Depot.Actions.Tests.Bake;

/// <summary>One more line of <c>vars</c> is not one more variable of the CLI.</summary>
public class DeclaredVariablesSpecs
{
    [Theory(Timeout = 30_000)]
    [InlineData("LD_PRELOAD", "the loader of programs")]
    [InlineData("PATH", "the system")]
    [InlineData("Path", "the system")]
    [InlineData("HOME", "the system")]
    [InlineData("DEPOT_API_URL", "the Depot CLI")]
    [InlineData("DOCKER_CONFIG", "Docker")]
    [InlineData("BUILDX_CONFIG", "BuildKit")]
    [InlineData("GIT_SSH_COMMAND", "Git")]
    [InlineData("GIT_CONFIG_COUNT", "Git")]
    [InlineData("SSL_CERT_FILE", "TLS")]
    [InlineData("https_proxy", "whatever uses a proxy")]
    [InlineData("HTTPS_PROXY", "whatever uses a proxy")]
    [InlineData("GITHUB_TOKEN", "the runner")]
    [InlineData("INPUT_VERSION", "the runner")]
    [InlineData("DOCKER_API_VERSION", "Docker")]
    [InlineData("DEPOT_X_VERSION", "the Depot CLI")]
    [InlineData("ACTIONS_ID_TOKEN_REQUEST_URL", "the runner")]
    [InlineData("AWS_CONFIG_FILE", "a credential helper of Docker")]
    [InlineData("GOOGLE_APPLICATION_CREDENTIALS", "a credential helper of Docker")]
    [InlineData("PYTHONPATH", "an interpreter")]
    [InlineData("DOTNET_STARTUP_HOOKS", "the runtime of Go or .NET")]
    public async Task A_variable_that_means_something_to_a_program_is_refused_even_where_it_is_declared(string name, string reader)
    {
        using var step = ForBake($"variable \"{name}\" {{}}\ntarget \"default\" {{}}\n").Input("vars", $"TITLE=a\n{name}=x");

        await step.RunAsync(BakeAction.RunAsync);

        step.Errors.Should().Equal($"Input 'vars': '{name}' may not be set here, because {reader} reads it. Give the variable of the definition another name; for a variable of the step, use 'env:'.");
        step.Calls.Should().BeEmpty();
    }

    [Theory(Timeout = 30_000)]
    [InlineData("GIT_SHA")]
    [InlineData("DOCKER_TAG")]
    [InlineData("DOTNET_VERSION")]
    [InlineData("AWS_REGION")]
    [InlineData("NODE_VERSION")]
    [InlineData("PYTHON_VERSION")]
    [InlineData("PATH_PREFIX")]
    [InlineData("BUILDKIT_VERSION")]
    [InlineData("DOCKER_CLI_VERSION")]
    [InlineData("RUNNER_VERSION")]
    [InlineData("OPENSSL_VERSION")]
    public async Task Names_that_bake_files_use_reach_the_CLI(string name)
    {
        using var step = ForBake($"variable \"{name}\" {{}}\ntarget \"default\" {{}}\n").Input("vars", $"{name}=x");

        await step.RunAsync(BakeAction.RunAsync);

        step.Calls[^1].Environment[name].Should().Be("x");
        step.Warnings.Should().BeEmpty();
    }

    [Fact(Timeout = 30_000)]
    public async Task An_undeclared_variable_is_left_out_with_a_warning()
    {
        using var step = ForBake("variable \"TITLE\" {}\n# EXTRA\ntarget \"default\" {}\n").Input("vars", "TITLE=a\nEXTRA=x");

        await step.RunAsync(BakeAction.RunAsync);

        step.Warnings.Should().Equal("Input 'vars': the definition declares no variable 'EXTRA', so it is left out. Declare it in the bake file; for a variable of the step, use 'env:'.");
        step.Calls.Should().OnlyContain(call => !call.Environment.ContainsKey("EXTRA") && call.Environment["TITLE"] == "a");
    }

    [Fact(Timeout = 30_000)]
    public async Task A_compose_file_knows_the_variables_it_names()
    {
        using var step = new TestStep().WithDepot().Variable("DEPOT_TOKEN", "t").Input("project", "p1").Input("vars", "TAG=1\nAG=2").Input("targets", "app");
        step.WriteFile("Dockerfile", "FROM scratch\n");
        step.WriteFile("compose.yaml", "services:\n  app:\n    image: app:${TAG}\n    build: .\n");

        await step.RunAsync(BakeAction.RunAsync);

        step.Calls[^1].Environment["TAG"].Should().Be("1");
        step.Calls[^1].Environment.Should().NotContainKey("AG");
    }

    [Fact(Timeout = 30_000)]
    public async Task Of_a_definition_that_only_the_CLI_can_read_the_variables_are_those_its_text_names()
    {
        using var step = ForBake("variable \"TITLE\" {}\ntarget \"default\" {\n  tags = [nothing]\n}\n").Input("vars", "TITLE=a\nEXTRA=x")
            .Variable("FAKE_DEPOT_PRINT", """{"target":{"default":{"context":"."}}}""");

        await step.RunAsync(BakeAction.RunAsync);

        step.Calls.Should().OnlyContain(call => !call.Environment.ContainsKey("EXTRA") && call.Environment["TITLE"] == "a");
    }

    private static TestStep ForBake(string definition)
    {
        var step = new TestStep().WithDepot().Variable("DEPOT_TOKEN", "t").Input("project", "p1");
        step.WriteFile("docker-bake.hcl", definition);
        step.WriteFile("Dockerfile", "FROM scratch\n");
        return step;
    }
}
