using Depot.Actions.Build;
using Depot.Actions.Tests.Running;

namespace Depot.Actions.Tests.Build;

/// <summary>A secret with nothing to pass is left out with a warning, as both references do; one without a form is an error.</summary>
public class AvailableSecretsSpecs
{
    private const string OfForks = "pull requests of forks and of Dependabot get no secrets of the repository.";

    [Theory(Timeout = 30_000)]
    [InlineData("secrets", "NPM_TOKEN=", "Input 'secrets': the secret 'NPM_TOKEN' has no value, so the build goes on without it. Check where 'NPM_TOKEN=' takes it from; " + OfForks)]
    [InlineData("secrets", "\"NPM_TOKEN=\"", "Input 'secrets': the secret 'NPM_TOKEN' has no value, so the build goes on without it. Check where 'NPM_TOKEN=' takes it from; " + OfForks)]
    [InlineData("secret-files", "KEY=", "Input 'secret-files': the secret 'KEY' names no file, so the build goes on without it. Write 'KEY=path'.")]
    [InlineData("secret-files", "KEY=gone.txt", "Input 'secret-files': the secret 'KEY' names a file that does not exist, so the build goes on without it. Relative paths start at WORKSPACE; the text of a secret goes into 'secrets' instead.")]
    [InlineData("secret-files", "KEY=.", "Input 'secret-files': the secret 'KEY' names a directory (WORKSPACE), so the build goes on without it. Write the path of a file.")]
    [InlineData("secret-envs", "NPM=", "Input 'secret-envs': the secret 'NPM' names no variable, so the build goes on without it. Write 'NPM=VARIABLE'.")]
    [InlineData("secret-envs", "NPM=NOT_SET", "Input 'secret-envs': the secret 'NPM' names a variable that is not set, so the build goes on without it. Set it with 'env:' of this step, or use 'secrets' for a value.")]
    public async Task A_secret_with_nothing_to_pass_is_left_out_and_the_build_goes_on(string input, string value, string warning)
    {
        using var step = TestStep.ForBuild().Input(input, value);

        var exit = await step.RunAsync(BuildPushAction.RunAsync);

        exit.Should().Be(0, step.Log);
        step.Warnings.Should().Equal(warning.Replace("WORKSPACE", step.Workspace, StringComparison.Ordinal));
        step.Calls.Should().ContainSingle().Which.Values("--secret").Should().BeEmpty();
    }

    [Fact(Timeout = 30_000)]
    public async Task The_other_secrets_are_passed()
    {
        using var step = TestStep.ForBuild().Input("secrets", "A=1\nB=\nC= ").Input("secret-envs", "D=EMPTY").Variable("EMPTY", "");

        await step.RunAsync(BuildPushAction.RunAsync);

        step.Calls[0].Values("--secret").Should().Equal("id=D,env=EMPTY", "id=A,env=DEPOT_SECRET_1", "id=C,env=DEPOT_SECRET_2");
        step.Calls[0].SecretText("C").Should().Be(" ");
    }

    [Theory(Timeout = 30_000)]
    [InlineData("secrets", "NPM_TOKEN", "Input 'secrets': item 1 of 1 has no '='; write ID=value, one per line.")]
    [InlineData("secrets", "KEY=a\nhunter2", "Input 'secrets': item 2 of 2 has no '='; write ID=value, one per line. If it continues the value of the item before it, write that whole item in double quotes.")]
    [InlineData("secrets", "=hunter2", "Input 'secrets': item 1 of 1 has nothing before its '='; write ID=value, one per line.")]
    [InlineData("secrets", " =hunter2", "Input 'secrets': item 1 of 1 has nothing before its '='; write ID=value, one per line.")]
    [InlineData("secret-envs", "NPM_TOKEN", "Input 'secret-envs': item 1 of 1 has no '='; write ID=VARIABLE, one per line.")]
    [InlineData("secret-files", "a=x\nkey.pem", "Input 'secret-files': item 2 of 2 has no '='; write ID=path, one per line.")]
    public async Task A_secret_without_a_form_is_an_error_with_a_message_of_its_own(string input, string value, string error)
    {
        using var step = TestStep.ForBuild().Input(input, value);

        var exit = await step.RunAsync(BuildPushAction.RunAsync);

        exit.Should().Be(1);
        step.Errors.Should().Equal(error);
        step.Calls.Should().BeEmpty();
    }

    [Theory(Timeout = 30_000)]
    [InlineData("id=npm,src=npmrc", "'id=…,src=…'", "id", "'secret-files: ID=path'")]
    [InlineData("id=npm,source=npmrc", "'id=…,source=…'", "id", "'secret-files: ID=path'")]
    [InlineData("id=npm,env=NPM", "'id=…,env=…'", "id", "'secret-envs: ID=VARIABLE'")]
    [InlineData("type=env,id=npm", "'type=…,id=…'", "type", "'secret-files: ID=path'")]
    public async Task The_form_of_the_docker_command_line_is_recognized_and_explained(string value, string form, string id, string other)
    {
        using var step = TestStep.ForBuild().Input("secrets", value);

        var exit = await step.RunAsync(BuildPushAction.RunAsync);

        exit.Should().Be(0, step.Log);
        step.Warnings.Should().Equal($"Input 'secrets': {form} is how the docker command line writes a secret; here it is a secret named '{id}'. Write {other} for this one, or 'secrets: ID=value' for a value.");
    }

    [Fact(Timeout = 30_000)]
    public async Task A_secret_whose_name_is_id_is_a_secret_like_any_other()
    {
        using var step = TestStep.ForBuild().Input("secrets", "id=a,b");

        await step.RunAsync(BuildPushAction.RunAsync);

        step.Warnings.Should().BeEmpty();
        step.Calls[0].SecretText("id").Should().Be("a,b");
    }
}
