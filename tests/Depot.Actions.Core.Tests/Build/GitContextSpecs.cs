using Depot.Actions.Build;
using Depot.Actions.Errors;
using Depot.Actions.Runner;

namespace Depot.Actions.Tests.Build;

public class GitContextSpecs
{
    private const string Sha = "2222222222222222222222222222222222222222";

    [Theory]
    [InlineData("refs/heads/main", Sha, "https://github.com/octo/app.git#" + Sha)]
    [InlineData("refs/tags/v1", Sha, "https://github.com/octo/app.git#" + Sha)]
    [InlineData("refs/pull/7/merge", Sha, "https://github.com/octo/app.git#" + Sha)]
    [InlineData("refs/pull/7/merge", null, "https://github.com/octo/app.git#refs/pull/7/merge")]
    [InlineData("main", null, "https://github.com/octo/app.git#refs/heads/main")]
    [InlineData(null, Sha, "https://github.com/octo/app.git#" + Sha)]
    public void The_default_context_is_the_repository_pinned_to_the_commit(string? reference, string? sha, string expected) =>
        GitContext.Default(Environment(reference, sha), () => new()).Should().Be(expected);

    [Fact]
    public void The_head_of_a_pull_request_is_built_where_the_variable_asks_for_it()
    {
        var environment = Environment("refs/pull/7/merge", Sha, ("DOCKER_DEFAULT_GIT_CONTEXT_PR_HEAD_REF", "true"));

        GitContext.Default(environment, () => new(HeadSha: "abc")).Should().Be("https://github.com/octo/app.git#abc");
        GitContext.Default(environment, () => new()).Should().Be("https://github.com/octo/app.git#refs/pull/7/head");
    }

    [Fact]
    public void A_branch_is_no_pull_request_whatever_the_variable_says() =>
        GitContext.Default(Environment("refs/heads/main", Sha, ("DOCKER_DEFAULT_GIT_CONTEXT_PR_HEAD_REF", "true")), () => new(HeadSha: "abc"))
            .Should().Be("https://github.com/octo/app.git#" + Sha);

    [Fact]
    public void Another_server_is_named_as_it_is() =>
        GitContext.Default(Environment("refs/heads/main", Sha, ("GITHUB_SERVER_URL", "https://ghe.example/")), () => new())
            .Should().Be("https://ghe.example/octo/app.git#" + Sha);

    [Fact]
    public void Outside_a_workflow_an_empty_context_is_an_error_that_says_what_to_write()
    {
        var act = () => GitContext.Default(new(new Dictionary<string, string>(), "/"), () => new());

        act.Should().Throw<InputException>().WithMessage(
            "Input 'context': it is empty, and outside of a workflow run there is no commit to build; write a path, such as '.'.");
    }

    private static RunnerEnvironment Environment(string? reference, string? sha, params (string Name, string Value)[] more)
    {
        var variables = more.ToDictionary(pair => pair.Name, pair => pair.Value);
        variables["GITHUB_REPOSITORY"] = "octo/app";
        if (reference is not null) variables["GITHUB_REF"] = reference;
        if (sha is not null) variables["GITHUB_SHA"] = sha;
        return new(variables, "/");
    }
}
