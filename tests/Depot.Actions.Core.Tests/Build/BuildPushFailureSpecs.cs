using Depot.Actions.Build;
using Depot.Actions.Tests.Running;

namespace Depot.Actions.Tests.Build;

/// <summary>How a build that goes wrong ends. Each of these is successful, silent, slow or misleading in the existing Depot actions.</summary>
public class BuildPushFailureSpecs
{
    [Fact(Timeout = 30_000)]
    public async Task A_cli_that_fails_without_output_fails_the_step()
    {
        using var step = TestStep.ForBuild().Variable("FAKE_DEPOT_EXIT", "1");

        var exit = await step.RunAsync(BuildPushAction.RunAsync);

        exit.Should().Be(1);
        step.Errors.Should().Equal("depot build failed (exit code 1): it printed no error; run the workflow again with debug logging to see more");
    }

    [Theory(Timeout = 30_000)]
    [InlineData("KILL", 137, "depot build was killed (SIGKILL, exit code 137), usually because the machine ran out of memory: it printed no error; run the workflow again with debug logging to see more")]
    [InlineData("ALRM", 142, "depot build was ended by signal 14 (exit code 142): it printed no error; run the workflow again with debug logging to see more")]
    public async Task A_cli_that_is_killed_before_its_first_line_fails_the_step(string signal, int expected, string message)
    {
        using var step = TestStep.ForBuild().Input("push", "true").Input("tags", "r.example/a:1").Variable("FAKE_DEPOT_KILL", signal);

        var exit = await step.RunAsync(BuildPushAction.RunAsync);

        exit.Should().Be(expected);
        step.Errors.Should().Equal(message);
    }

    [Fact(Timeout = 30_000)]
    public async Task The_error_names_the_failed_instruction_and_the_page_of_the_build()
    {
        using var step = TestStep.ForBuild().Variable("FAKE_DEPOT_EXIT", "1").Variable("FAKE_DEPOT_STDERR",
            "#1 [depot] build: https://depot.dev/orgs/o/projects/p9/builds/b9\n#5 [2/2] RUN false\nERROR: failed to solve: process \"/bin/sh -c false\" did not complete successfully: exit code: 1\n");

        await step.RunAsync(BuildPushAction.RunAsync);

        step.Errors.Should().Equal(
            "depot build failed (exit code 1): RUN false (step 2 of 2) ended with exit code 1, and the CLI ended before it showed the output; the build's page has it\n" +
            "Build: https://depot.dev/orgs/o/projects/p9/builds/b9");
    }

    [Fact(Timeout = 30_000)]
    public async Task A_failed_build_still_gives_its_ids()
    {
        using var step = TestStep.ForBuild().Variable("FAKE_DEPOT_EXIT", "1")
            .Variable("FAKE_DEPOT_STDERR", "#1 [depot] build: https://depot.dev/orgs/o/projects/p9/builds/b9\n");

        await step.RunAsync(BuildPushAction.RunAsync);

        step.Outputs.Should().Equal(new Dictionary<string, string>
        {
            ["build-id"] = "b9", ["build-url"] = "https://depot.dev/orgs/o/projects/p9/builds/b9", ["project-id"] = "p9",
        });
    }

    [Fact(Timeout = 30_000)]
    public async Task Metadata_that_is_no_json_does_not_fail_a_build_that_succeeded()
    {
        using var step = TestStep.ForBuild().Variable("FAKE_DEPOT_METADATA", "oops");

        var exit = await step.RunAsync(BuildPushAction.RunAsync);

        exit.Should().Be(0);
        step.Warnings.Should().ContainSingle().Which.Should().StartWith("The CLI's metadata file is not a JSON object");
        step.Outputs["metadata"].Should().Be("oops");
    }

    [Fact(Timeout = 30_000)]
    public async Task A_line_of_two_hundred_kilobytes_does_not_delay_the_error()
    {
        using var step = TestStep.ForBuild().Variable("FAKE_DEPOT_EXIT", "1")
            .Variable("FAKE_DEPOT_STDERR", new string('a', 60_000) + " " + new string('b', 60_000) + "\nERROR: the end\n");

        await step.RunAsync(BuildPushAction.RunAsync);

        step.Errors.Should().Equal("depot build failed (exit code 1): the end");
    }

    [Fact(Timeout = 60_000)]
    public async Task A_log_of_a_hundred_and_ten_megabytes_does_not_break_a_good_build()
    {
        using var step = TestStep.ForBuild().Variable("FAKE_DEPOT_SPAM_MB", "110");

        var exit = await step.RunAsync(BuildPushAction.RunAsync);

        exit.Should().Be(0);
    }

    [Fact(Timeout = 30_000)]
    public async Task Bytes_that_are_no_text_reach_the_log_as_they_are()
    {
        using var step = TestStep.ForBuild().Variable("FAKE_DEPOT_STDERR_BASE64", Convert.ToBase64String([(byte)'a', 0xC3, (byte)'b', (byte)'\n']));

        var exit = await step.RunAsync(BuildPushAction.RunAsync);

        exit.Should().Be(0);
        step.LogBytes.AsSpan().IndexOf(new byte[] { 0x61, 0xC3, 0x62, 0x0A }).Should().BePositive();
    }

    [Fact(Timeout = 30_000)]
    public async Task Nothing_a_build_prints_acts_as_a_command_of_the_runner()
    {
        using var step = TestStep.ForBuild().Variable("FAKE_DEPOT_STDOUT", "::error::from the build\n::set-output name=digest::evil");

        await step.RunAsync(BuildPushAction.RunAsync);

        var lines = step.Log.Split('\n').ToList();
        var fence = lines.FindIndex(line => line.StartsWith("::stop-commands::", StringComparison.Ordinal));
        fence.Should().BePositive("commands are switched off");
        var end = lines.IndexOf($"::{lines[fence]["::stop-commands::".Length..]}::");
        lines[(fence + 1)..end].Should().Equal("::error::from the build", "::set-output name=digest::evil");
    }

    [Fact(Timeout = 30_000)]
    public async Task A_build_argument_of_several_lines_cannot_speak_to_the_runner()
    {
        using var step = TestStep.ForBuild().Input("build-args", "\"A=x y\n::warning::injected\"").Input("labels", "\"b=x\n::warning::injected\"");

        await step.RunAsync(BuildPushAction.RunAsync);

        step.Calls[0].Values("--build-arg").Should().Equal("A=x y\n::warning::injected");
        step.Warnings.Should().ContainSingle().Which.Should().StartWith("Input 'build-args': item 1 ('A') has a value of several lines, ");
        step.Log.Should().Contain("--build-arg A=…").And.Contain(@"--label $'b=x\n::warning::injected'");
    }

    [Theory(Timeout = 30_000)]
    [InlineData("push", "yes", "Input 'push': 'yes' is not a valid value; write 'true' or 'false'.")]
    [InlineData("labels", "\"a=1", "Input 'labels': a quote opened on line 1 is never closed. Close it, or double a quote that belongs to the value (\"\") inside a quoted item.")]
    [InlineData("secrets", "hunter2-without-equals", "Input 'secrets': item 1 of 1 has no '='; write ID=value, one per line.")]
    [InlineData("lint-fail-on", "never", "Input 'lint-fail-on': 'never' is not a valid value; write 'error', 'warn', 'info' or 'none'.")]
    [InlineData("context", "--push", "Input 'context': '--push' would be read as an option; write './--push' for a directory of that name.")]
    public async Task Bad_input_fails_before_any_build_with_one_error_that_says_what_to_write(string input, string value, string message)
    {
        using var step = TestStep.ForBuild().Input(input, value);

        var exit = await step.RunAsync(BuildPushAction.RunAsync);

        exit.Should().Be(1);
        step.Errors.Should().Equal(message);
        step.Calls.Should().BeEmpty();
        step.Log.Should().NotContain("hunter2");
    }

    [Fact(Timeout = 30_000)]
    public async Task Without_the_cli_the_step_names_the_action_that_installs_it()
    {
        using var step = TestStep.ForBuild().Variable("PATH", "/nowhere");

        await step.RunAsync(BuildPushAction.RunAsync);

        step.Errors.Should().Equal("The Depot CLI is not on PATH. Put a step 'uses: depot/setup-action@v1' before this one.");
    }

    [Fact(Timeout = 30_000)]
    public async Task Without_a_project_the_step_says_where_one_can_be_named()
    {
        using var step = TestStep.ForBuild().Input("project", "");

        await step.RunAsync(BuildPushAction.RunAsync);

        step.Errors.Should().Equal(
            "No Depot project: input 'project' is empty, DEPOT_PROJECT_ID is not set and no depot.json lies beside or above the build context. " +
            "Set 'project:' of this step to the id shown in your project's settings, or commit the depot.json that 'depot init' writes.");
        step.Calls.Should().BeEmpty();
    }

    [Fact(Timeout = 30_000)]
    public async Task Without_a_token_the_step_shows_the_permission_that_gives_one()
    {
        using var step = TestStep.ForBuild().Input("token", "");

        await step.RunAsync(BuildPushAction.RunAsync);

        step.Errors.Should().Equal(
            "There is no Depot token, and this job has no permission to request a GitHub OIDC token. Add this to the job:\n\n" +
            "permissions:\n  contents: read\n  id-token: write\n\n" +
            "or pass a token: the 'token' input of the build actions, or the variable DEPOT_TOKEN.");
        step.Calls.Should().BeEmpty();
    }

    [Fact(Timeout = 30_000)]
    public async Task Without_a_token_a_login_that_the_cli_stored_is_left_to_the_cli()
    {
        using var step = TestStep.ForBuild().Input("token", "");
        Directory.CreateDirectory(Path.Combine(step.Root, ".config", "depot"));
        await File.WriteAllTextAsync(Path.Combine(step.Root, ".config", "depot", "depot.yaml"), "api_token: x\n");

        var exit = await step.RunAsync(BuildPushAction.RunAsync);

        exit.Should().Be(0);
        step.Calls[0].Environment.Should().NotContainKey("DEPOT_TOKEN");
    }

    [Fact(Timeout = 30_000)]
    public async Task A_depot_json_above_the_context_names_the_project()
    {
        using var step = TestStep.ForBuild().Input("project", "").Input("context", "app/src");
        step.WriteFile("depot.json", """{"id":"p2"}""");
        step.WriteFile("app/src/Dockerfile", "FROM scratch\n");

        var exit = await step.RunAsync(BuildPushAction.RunAsync);

        exit.Should().Be(0);
    }
}
