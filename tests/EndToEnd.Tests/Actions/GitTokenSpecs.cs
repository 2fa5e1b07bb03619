using System.Text;
using Depot.Actions.EndToEnd.Running;

namespace Depot.Actions.EndToEnd.Actions;

/// <summary>Which Git hosts get the workflow's token from a real BuildKit. The run's own server is one with a port, as a GitHub Enterprise Server may be.</summary>
public class GitTokenSpecs
{
    private const int Limit = 120_000;
    private const string Token = "ghs_TokenOfTheWorkflow";

    private static readonly string Basic = "basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes("x-access-token:" + Token));

    [Fact(Timeout = Limit)]
    public async Task A_second_host_that_the_dockerfile_names_does_not_get_the_token()
    {
        await using var session = await LabSession.StartAsync();
        using var other = await GitServer.ServeAsync(session, "127.0.0.3", "lib/lib", isPrivate: false, ("lib.txt", Unique()));
        using var own = await GitServer.ServeAsync(session, "127.0.0.2", "octo/app", isPrivate: true, ("Dockerfile", Adds(other)));

        (await session.StepAsync("build-push", In(session, own, ("github-token", Token)))).Successfully();

        Given(own).Should().Equal(Basic);
        other.Credentials.Should().NotBeEmpty().And.OnlyContain(credentials => credentials == null);
    }

    [Fact(Timeout = Limit)]
    public async Task A_secret_without_a_host_goes_to_every_host_which_is_why_ours_names_one()
    {
        await using var session = await LabSession.StartAsync();
        using var other = await GitServer.ServeAsync(session, "127.0.0.3", "lib/lib", isPrivate: false, ("lib.txt", Unique()));
        using var own = await GitServer.ServeAsync(session, "127.0.0.2", "octo/app", isPrivate: true, ("Dockerfile", Adds(other)));

        (await session.StepAsync("build-push", In(session, own, ("secrets", "GIT_AUTH_TOKEN=" + Token)))).Successfully();

        Given(own).Should().Equal(Basic);
        Given(other).Should().Equal(Basic);
    }

    [Fact(Timeout = Limit)]
    public async Task A_build_context_in_the_repository_of_the_run_gets_it_beside_a_path()
    {
        await using var session = await LabSession.StartAsync();
        using var own = await GitServer.ServeAsync(session, "127.0.0.2", "octo/app", isPrivate: true, ("app.txt", Unique()));
        session.Write("Dockerfile", "FROM scratch\nCOPY --from=repo /app.txt /\n");

        (await session.StepAsync("build-push", In(session, own,
            ("github-token", Token), ("context", "."), ("build-contexts", "repo={{defaultContext}}"), ("outputs", "out")))).Successfully();

        Given(own).Should().Equal(Basic);
        File.Exists(Path.Combine(session.Workspace, "out", "app.txt")).Should().BeTrue();
    }

    private static IEnumerable<string> Given(GitServer server) => server.Credentials.OfType<string>().Distinct();

    // No test reads what another one left in the cache of the builder.
    private static string Unique() => Guid.NewGuid().ToString();

    private static string Adds(GitServer other) => $"# {Unique()}\nFROM scratch\nADD {other.Url}#main /lib\n";

    private static Dictionary<string, string> In(LabSession session, GitServer own, params (string Name, string Value)[] inputs)
    {
        session.Variables["GITHUB_SERVER_URL"] = own.Address;
        session.Variables["GITHUB_SHA"] = own.Commit;
        return inputs.ToDictionary(input => input.Name, input => input.Value);
    }
}
