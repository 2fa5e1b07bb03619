using System.Security.Cryptography;
using System.Text;
using Depot.Actions.Build;
using Depot.Actions.Tests.Running;

namespace Depot.Actions.Tests.Build;

/// <summary>Secrets reach the CLI byte for byte and show up nowhere else.</summary>
public class BuildPushSecretSpecs
{
    [Fact(Timeout = 30_000)]
    public async Task A_secret_keeps_its_last_line_break()
    {
        using var step = TestStep.ForBuild().Input("secrets", "\"KEY=-----BEGIN-----\nabc\n-----END-----\n\"");

        await step.RunAsync(BuildPushAction.RunAsync);

        step.Calls[0].SecretText("KEY").Should().Be("-----BEGIN-----\nabc\n-----END-----\n");
    }

    [Fact(Timeout = 30_000)]
    public async Task A_binary_secret_file_is_passed_by_its_path()
    {
        using var step = TestStep.ForBuild().Input("secret-files", "KS=bin.p12");
        var bytes = RandomNumberGenerator.GetBytes(4096);
        await File.WriteAllBytesAsync(Path.Combine(step.Workspace, "bin.p12"), bytes);

        await step.RunAsync(BuildPushAction.RunAsync);

        step.Calls[0].Values("--secret").Should().Equal("id=KS,src=bin.p12");
        step.Calls[0].SecretBytes("KS").Should().Equal(bytes);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_secret_from_a_variable_is_passed_by_the_variables_name()
    {
        using var step = TestStep.ForBuild().Input("secret-envs", "NPM=NPM_TOKEN").Variable("NPM_TOKEN", "np-1");

        await step.RunAsync(BuildPushAction.RunAsync);

        step.Calls[0].Values("--secret").Should().Equal("id=NPM,env=NPM_TOKEN");
        step.Calls[0].SecretText("NPM").Should().Be("np-1");
    }

    [Fact(Timeout = 30_000)]
    public async Task A_secret_is_masked_before_the_build_and_is_in_no_argument_and_on_no_disk()
    {
        using var step = TestStep.ForBuild().Input("secrets", "A=hunter2-é\"x").Input("token", "tok-secret").Input("github-token", "ghs-secret");

        await step.RunAsync(BuildPushAction.RunAsync);

        var log = step.Log;
        foreach (var secret in new[] { "hunter2-é\"x", "tok-secret", "ghs-secret" })
        {
            log.Should().Contain($"::add-mask::{secret}\n");
            log.IndexOf(secret, StringComparison.Ordinal).Should().BeLessThan(log.IndexOf("[command]", StringComparison.Ordinal));
            log[log.IndexOf("[command]", StringComparison.Ordinal)..].Should().NotContain(secret);
            step.Calls[0].Arguments.Should().NotContain(argument => argument.Contains(secret));
            Directory.EnumerateFiles(step.Temp, "*", SearchOption.AllDirectories).Select(File.ReadAllText).Should().NotContain(text => text.Contains(secret));
        }
    }

    [Fact(Timeout = 30_000)]
    public async Task The_inputs_are_not_handed_on_to_the_cli()
    {
        using var step = TestStep.ForBuild().Input("secrets", "A=1").Variable("MINE", "kept");

        await step.RunAsync(BuildPushAction.RunAsync);

        step.Calls[0].Environment.Keys.Should().NotContain(name => name.StartsWith("INPUT_"));
        step.Calls[0].Environment["MINE"].Should().Be("kept");
    }

    [Fact(Timeout = 30_000)]
    public async Task Nothing_is_left_in_the_temporary_directory()
    {
        using var step = TestStep.ForBuild().Input("secrets", "A=1").Variable("FAKE_DEPOT_IID", "sha256:" + new string('a', 64));

        await step.RunAsync(BuildPushAction.RunAsync);

        Directory.EnumerateFileSystemEntries(step.Temp).Select(Path.GetFileName).Should().BeEquivalentTo("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY");
    }

    [Fact(Timeout = 30_000)]
    public async Task The_git_context_of_the_run_gets_the_workflows_token()
    {
        using var step = TestStep.ForBuild().InWorkflow().Input("context", "{{defaultContext}}:sub").Input("github-token", "ghs-1");

        await step.RunAsync(BuildPushAction.RunAsync);

        step.Calls[0].Arguments[^1].Should().Be("https://github.com/octo/app.git#1111111111111111111111111111111111111111:sub");
        step.Calls[0].Values("--secret").Should().Equal("id=GIT_AUTH_TOKEN.github.com,env=DEPOT_SECRET_1");
        step.Calls[0].SecretText("GIT_AUTH_TOKEN.github.com").Should().Be("ghs-1");
    }

    [Theory(Timeout = 30_000)]
    [InlineData("GIT_AUTH_TOKEN=mine")]
    [InlineData("GIT_AUTH_TOKEN.github.com=mine")]
    public async Task A_git_token_of_the_users_own_replaces_the_workflows(string secret)
    {
        using var step = TestStep.ForBuild().InWorkflow().Input("context", "").Input("github-token", "ghs-1").Input("secrets", secret);

        await step.RunAsync(BuildPushAction.RunAsync);

        step.Calls[0].Secrets.Should().ContainSingle();
        Encoding.UTF8.GetString(Convert.FromBase64String(step.Calls[0].Secrets.Values.Single())).Should().Be("mine");
    }

    [Theory(Timeout = 30_000)]
    [InlineData("https://ghe.example:8443", "ghe.example:8443")]
    [InlineData("https://ghe.example:443/", "ghe.example:443")]
    [InlineData("https://GHE.example", "GHE.example")]
    public async Task The_workflows_token_is_for_the_host_of_its_server_alone(string server, string host)
    {
        using var step = TestStep.ForBuild().InWorkflow().Variable("GITHUB_SERVER_URL", server).Input("context", "").Input("github-token", "ghs-1");

        await step.RunAsync(BuildPushAction.RunAsync);

        step.Calls[0].Values("--secret").Should().Equal($"id=GIT_AUTH_TOKEN.{host},env=DEPOT_SECRET_1");
    }

    [Theory(Timeout = 30_000)]
    [InlineData("base={{defaultContext}}:base", true)]
    [InlineData("base=https://github.com/octo/app.git#dev", true)]
    [InlineData("base=https://github.com/octo/app", true)]
    [InlineData("base=https://github.com/octo/app2.git", false)]
    [InlineData("base=https://github.com/octo/app.github.io", false)]
    [InlineData("base=https://gitlab.example/octo/app.git", false)]
    [InlineData("base=docker-image://alpine", false)]
    public async Task A_build_context_in_the_runs_repository_gets_the_workflows_token(string context, bool gets)
    {
        using var step = TestStep.ForBuild().InWorkflow().Input("build-contexts", context).Input("github-token", "ghs-1");

        await step.RunAsync(BuildPushAction.RunAsync);

        step.Calls[0].Values("--secret").Should().HaveCount(gets ? 1 : 0);
    }

    [Fact(Timeout = 30_000)]
    public async Task Another_context_does_not_get_the_workflows_token()
    {
        using var step = TestStep.ForBuild().InWorkflow().Input("context", "https://github.com/else/where.git").Input("github-token", "ghs-1");

        await step.RunAsync(BuildPushAction.RunAsync);

        step.Calls[0].Secrets.Should().BeEmpty();
    }

    [Fact(Timeout = 30_000)]
    public async Task Build_contexts_may_name_the_default_context()
    {
        using var step = TestStep.ForBuild().InWorkflow().Input("build-contexts", "base={{defaultContext}}:base");

        await step.RunAsync(BuildPushAction.RunAsync);

        step.Calls[0].Values("--build-context").Should().Equal("base=https://github.com/octo/app.git#1111111111111111111111111111111111111111:base");
    }
}
