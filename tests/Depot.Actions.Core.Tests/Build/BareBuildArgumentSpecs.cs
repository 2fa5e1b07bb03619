using Depot.Actions.Build;
using Depot.Actions.Tests.Running;

namespace Depot.Actions.Tests.Build;

/// <summary>A build argument without a value takes that of the variable of its name, which is no token of the step.</summary>
public class BareBuildArgumentSpecs
{
    [Theory(Timeout = 30_000)]
    [InlineData("DEPOT_TOKEN")]
    [InlineData("ACTIONS_ID_TOKEN_REQUEST_TOKEN")]
    [InlineData("ACTIONS_RUNTIME_TOKEN")]
    [InlineData("INPUT_TOKEN")]
    [InlineData("INPUTS_JSON")]
    [InlineData("DEPOT_SECRET_1")]
    [InlineData("DEPOT_JIT_TOKEN")]
    [InlineData("DEPOT_PUSH_REGISTRY_PASSWORD")]
    [InlineData("DEPOT_OIDC_TOKEN")]
    public async Task The_name_of_a_token_or_an_input_of_the_step_is_refused_before_the_build(string name)
    {
        using var step = TestStep.ForBuild().Input("build-args", "VERSION=1\n" + name);

        await step.RunAsync(BuildPushAction.RunAsync);

        step.Errors.Should().Equal($"Input 'build-args': item 2, '{name}', has no '=', so its value would be the variable of that name, which holds inputs or a token of the step itself. Write NAME=value.");
        step.Calls.Should().BeEmpty();
    }

    [Fact(Timeout = 30_000)]
    public async Task What_follows_such_a_name_is_not_shown()
    {
        using var step = TestStep.ForBuild().Input("build-args", "INPUT_X: s3kr1t");

        await step.RunAsync(BuildPushAction.RunAsync);

        step.Errors.Should().ContainSingle().Which.Should().StartWith("Input 'build-args': item 1, 'INPUT_X…', has no '='");
    }

    [Fact(Timeout = 30_000)]
    public async Task Another_name_and_a_value_of_its_own_are_passed_as_they_are()
    {
        using var step = TestStep.ForBuild().Input("build-args", "HTTP_PROXY\nDEPOT_TOKEN=mine");

        (await step.RunAsync(BuildPushAction.RunAsync)).Should().Be(0, step.Log);

        step.Calls[^1].Values("--build-arg").Should().Equal("HTTP_PROXY", "DEPOT_TOKEN=mine");
        step.Warnings.Should().BeEmpty();
    }

    [Theory(Timeout = 30_000)]
    [InlineData("GITHUB_TOKEN")]
    [InlineData("DOCKER_AUTH_CONFIG")]
    public async Task The_name_of_another_token_is_passed_with_a_warning(string name)
    {
        using var step = TestStep.ForBuild().Input("build-args", name);

        (await step.RunAsync(BuildPushAction.RunAsync)).Should().Be(0, step.Log);

        step.Warnings.Should().Equal($"Input 'build-args': item 1 takes its value from the variable '{name}', which holds a token or a login, and build arguments are in the history of the image. Write 'ID={name}' in 'secret-envs'.");
    }

    [Theory(Timeout = 30_000)]
    [InlineData("API_TOKEN: s3kr1t")]
    [InlineData("API_TOKEN s3kr1t=")]
    public async Task Of_an_item_that_is_no_assignment_the_log_and_the_summary_show_the_leading_name(string item)
    {
        using var step = TestStep.ForBuild().Input("build-args", item).Input("labels", item).Input("summary", "true");

        (await step.RunAsync(BuildPushAction.RunAsync)).Should().Be(0, step.Log);

        step.Log.Should().NotContain("s3kr1t").And.Contain("--build-arg API_TOKEN…");
        File.ReadAllText(Path.Combine(step.Temp, "GITHUB_STEP_SUMMARY")).Should().NotContain("s3kr1t").And.Contain("build-args: API_TOKEN…");
    }
}
