using Depot.Actions.Bake;
using Depot.Actions.Build;
using Depot.Actions.Tests.Running;

namespace Depot.Actions.Tests.Checks;

/// <summary>A path that is not there: the hint at a checkout where the workspace is empty, else what lies nearby.</summary>
public class MissingPathSpecs
{
    [Theory(Timeout = 30_000)]
    [InlineData("context", "app", "the directory 'app' does not exist (WORKSPACE/app).")]
    [InlineData("context", ".", "no Dockerfile was found in the context (WORKSPACE/.).")]
    [InlineData("file", "Dockerfile.prod", "'Dockerfile.prod' does not exist.")]
    public async Task An_empty_workspace_asks_for_the_checkout(string input, string value, string problem)
    {
        using var step = new TestStep().WithDepot().Input("project", "p1").Input("token", "t").Input("context", ".").Input(input, value);

        await step.RunAsync(BuildPushAction.RunAsync);

        step.Errors.Should().Equal(
            $"Input '{(value == "." ? "file" : input)}': {problem} The workspace (WORKSPACE) is empty. Put a step 'uses: actions/checkout' before this one."
                .Replace("WORKSPACE", step.Workspace, StringComparison.Ordinal).Replace("/.)", ")", StringComparison.Ordinal));
        step.Calls.Should().BeEmpty();
    }

    [Theory(Timeout = 30_000)]
    [InlineData("ap", "Did you mean 'app'?")]
    [InlineData("./ap/", "Did you mean './app'?")]
    [InlineData("app/servr", "Did you mean 'app/server'?")]
    [InlineData("app/x/y", "There is no 'x' in WORKSPACE/app, which has the directories 'server'.")]
    [InlineData("other", "WORKSPACE has the directories 'app', 'lib'.")]
    [InlineData("./Dockerfile", "It is a file; write the directory it lies in, '.'.")]
    [InlineData(".\\app", "Write '/' between directories: './app'.")]
    [InlineData("~/app", "'~' is not your home directory here, since no shell reads it; write the path from the workspace.")]
    public async Task A_context_with_a_typo_names_what_lies_nearby(string context, string hint)
    {
        using var step = TestStep.ForBuild().Input("context", context);
        step.WriteFile("app/server/x", "");
        step.WriteFile("lib/x", "");

        await step.RunAsync(BuildPushAction.RunAsync);

        step.Errors.Should().ContainSingle().Which.Should().StartWith($"Input 'context': the directory '{context}' does not exist (")
            .And.EndWith("). " + hint.Replace("WORKSPACE", step.Workspace, StringComparison.Ordinal));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_dockerfile_with_a_typo_names_the_one_that_was_meant()
    {
        using var step = TestStep.ForBuild().Input("file", "Dokcerfile");

        await step.RunAsync(BuildPushAction.RunAsync);

        step.Errors.Should().Equal($"Input 'file': 'Dokcerfile' does not exist. The path starts at {step.Workspace}. Did you mean 'Dockerfile'?");
    }

    [Theory(Timeout = 30_000)]
    [InlineData("app/Dockerfile.prod")]
    [InlineData("app/docker/Dockerfile")]
    public async Task A_context_whose_dockerfile_has_another_name_names_it(string path)
    {
        using var step = TestStep.ForBuild().Input("context", "app");
        step.WriteFile(path, "FROM scratch\n");

        await step.RunAsync(BuildPushAction.RunAsync);

        step.Errors.Should().Equal(
            $"Input 'file': no Dockerfile was found in the context ({step.Workspace}/app). Write the path of the Dockerfile, such as '{path}'.");
    }

    [Fact(Timeout = 30_000)]
    public async Task A_bake_in_an_empty_workspace_asks_for_the_checkout_too()
    {
        using var step = new TestStep().WithDepot().Input("project", "p1").Input("token", "t").Input("workdir", "app");

        await step.RunAsync(BakeAction.RunAsync);

        step.Errors.Should().Equal(
            $"Input 'workdir': the directory 'app' does not exist ({step.Workspace}/app). The workspace ({step.Workspace}) is empty. Put a step 'uses: actions/checkout' before this one.");
    }
}
