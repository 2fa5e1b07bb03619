using Depot.Actions.Build;
using Depot.Actions.Tests.Running;

namespace Depot.Actions.Tests.Build;

/// <summary>What is said before a build starts, for nothing: errors for what cannot be right, warnings for what may be.</summary>
public class BuildChecksSpecs
{
    [Theory(Timeout = 30_000)]
    [InlineData("tags", "ghcr.io/Octo/App:1", "Input 'tags': 'ghcr.io/Octo/App:1' is not a valid image name: a repository name is lowercase; write 'ghcr.io/octo/app'.")]
    [InlineData("tags", "r.example/a:1\nr.example/b:", "Input 'tags': 'r.example/b:' is not a valid image name: there is nothing after ':'; a variable may be empty.")]
    [InlineData("push", "true", "Input 'tags': 'push' is true and no tag is set; write at least one, such as registry/name:tag.")]
    [InlineData("call", "format", "Input 'call': 'format' is not a valid value; write 'build', 'check', 'outline' or 'targets'.")]
    [InlineData("retries", "many", "Input 'retries': 'many' is not a valid value; write a whole number from 0 to 10.")]
    [InlineData("retries", "11", "Input 'retries': '11' is not a valid value; write a whole number from 0 to 10.")]
    [InlineData("retries", "-1", "Input 'retries': '-1' is not a valid value; write a whole number from 0 to 10.")]
    public async Task What_cannot_be_right_fails_before_any_build_with_one_error_that_names_the_input(string input, string value, string message)
    {
        using var step = TestStep.ForBuild().Input(input, value);

        var exit = await step.RunAsync(BuildPushAction.RunAsync);

        exit.Should().Be(1);
        step.Errors.Should().Equal(message);
        step.Calls.Should().BeEmpty();
    }

    [Fact(Timeout = 30_000)]
    public async Task A_context_that_is_not_there_fails_before_any_build()
    {
        using var step = TestStep.ForBuild().Input("context", "nodir");

        await step.RunAsync(BuildPushAction.RunAsync);

        step.Errors.Should().Equal(
            $"Input 'context': the directory 'nodir' does not exist ({step.Workspace}/nodir). {step.Workspace} has no directories.");
        step.Calls.Should().BeEmpty();
    }

    [Fact(Timeout = 30_000)]
    public async Task A_context_without_a_dockerfile_fails_before_any_build()
    {
        using var step = TestStep.ForBuild().Input("context", "sub");
        step.WriteFile("sub/main.c", "");

        await step.RunAsync(BuildPushAction.RunAsync);

        step.Errors.Should().Equal(
            $"Input 'file': no Dockerfile was found in the context ({step.Workspace}/sub). Write the path of the Dockerfile.");
        step.Calls.Should().BeEmpty();
    }

    [Fact(Timeout = 30_000)]
    public async Task A_file_that_lies_in_the_context_is_named_with_the_path_to_write()
    {
        using var step = TestStep.ForBuild().Input("context", "sub").Input("file", "prod.Dockerfile");
        step.WriteFile("sub/prod.Dockerfile", "FROM scratch\n");

        await step.RunAsync(BuildPushAction.RunAsync);

        step.Errors.Should().Equal(
            "Input 'file': 'prod.Dockerfile' does not exist. 'sub/prod.Dockerfile' does: the path starts at the working directory, not at the context.");
        step.Calls.Should().BeEmpty();
    }

    [Theory(Timeout = 30_000)]
    [InlineData("https://github.com/octo/app.git")]
    [InlineData("git@github.com:octo/app.git")]
    [InlineData("github.com/octo/app")]
    public async Task A_context_elsewhere_is_left_to_the_cli(string context)
    {
        using var step = TestStep.ForBuild().Input("context", context).Input("file", "not/here");

        var exit = await step.RunAsync(BuildPushAction.RunAsync);

        exit.Should().Be(0, step.Log);
        step.Calls.Should().ContainSingle();
    }

    [Fact(Timeout = 30_000)]
    public async Task Build_arguments_between_commas_are_a_warning_without_their_values()
    {
        using var step = TestStep.ForBuild().Input("build-args", "OK=x\nA=hunter2,B=2");

        var exit = await step.RunAsync(BuildPushAction.RunAsync);

        exit.Should().Be(0);
        step.Warnings.Should().Equal(
            "Input 'build-args': item 2 is one argument whose value holds ',B='. If 'B' is an argument of its own, write one argument per line.");
        step.Calls[0].Values("--build-arg").Should().Equal("OK=x", "A=hunter2,B=2");
        step.Log.Should().NotContain("hunter2");
    }

    [Fact(Timeout = 30_000)]
    public async Task The_git_context_beside_a_changed_checkout_is_a_warning()
    {
        using var step = WithCheckout().Input("context", "");
        step.WriteFile("dist/app.js", "");

        var exit = await step.RunAsync(BuildPushAction.RunAsync);

        exit.Should().Be(0, step.Log);
        step.Warnings.Should().Equal(
            "The build context is the Git repository at this run's commit, so what earlier steps changed in the workspace is not part of the build ('dist', for one). Write 'context: .' to build the workspace.");
    }

    [Fact(Timeout = 30_000)]
    public async Task A_changed_checkout_that_is_the_context_is_no_warning()
    {
        using var step = WithCheckout();
        step.WriteFile("dist/app.js", "");

        await step.RunAsync(BuildPushAction.RunAsync);

        step.Warnings.Should().BeEmpty();
    }

    [Fact(Timeout = 30_000)]
    public async Task The_log_names_the_project_and_where_the_token_came_from()
    {
        using var step = TestStep.ForBuild();

        await step.RunAsync(BuildPushAction.RunAsync);

        step.Log.Split('\n').Should().Contain("Depot project 'p1' (input 'project'), the token of the input 'token'");
    }

    [Fact(Timeout = 30_000)]
    public async Task The_log_names_the_file_that_names_the_project_and_the_variable_with_the_token()
    {
        using var step = TestStep.ForBuild().Input("project", "").Input("token", "").Variable("DEPOT_TOKEN", "tok-2");
        step.WriteFile("depot.json", """{"id":"p2"}""");

        await step.RunAsync(BuildPushAction.RunAsync);

        step.Log.Split('\n').Should().Contain($"Depot project named by {step.Workspace}/depot.json, the token in DEPOT_TOKEN");
    }

    [Fact(Timeout = 30_000)]
    public async Task The_log_names_no_token_that_does_not_exist()
    {
        using var step = TestStep.ForBuild().Input("token", "");

        await step.RunAsync(BuildPushAction.RunAsync);

        step.Log.Split('\n').Should().Contain("Depot project 'p1' (input 'project'), no token");
        step.Log.Should().NotContain("by itself");
    }

    [Fact(Timeout = 30_000)]
    public async Task The_log_names_a_token_that_only_the_cli_knows_as_a_guess()
    {
        using var step = TestStep.ForBuild().Input("token", "").Variable("DEPOT_JIT_TOKEN", "x");

        await step.RunAsync(BuildPushAction.RunAsync);

        step.Log.Split('\n').Should().Contain("Depot project 'p1' (input 'project'), a token that the CLI finds itself");
    }

    // An index of one file, as git writes it: version 2, the file's size and time, a name, padding.
    private static TestStep WithCheckout()
    {
        var step = TestStep.ForBuild().InWorkflow();
        var file = new FileInfo(Path.Combine(step.Workspace, "Dockerfile"));
        var entry = new byte[72];
        var time = (uint)new DateTimeOffset(file.LastWriteTimeUtc).ToUnixTimeSeconds();
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(entry.AsSpan(8), time);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(entry.AsSpan(24), 0x81A4);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(entry.AsSpan(36), (uint)file.Length);
        entry[61] = 10;
        "Dockerfile"u8.CopyTo(entry.AsSpan(62));
        var git = Directory.CreateDirectory(Path.Combine(step.Workspace, ".git")).FullName;
        File.WriteAllBytes(Path.Combine(git, "index"), [.. "DIRC"u8, 0, 0, 0, 2, 0, 0, 0, 1, .. entry, 0, 0, 0, 0, 0, 0, 0, 0]);
        return step;
    }
}
