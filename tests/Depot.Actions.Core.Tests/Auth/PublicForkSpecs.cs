using Depot.Actions.Auth;
using Depot.Actions.Tests.Running;

namespace Depot.Actions.Tests.Auth;

/// <summary>Pull requests from forks of public repositories.</summary>
public class PublicForkSpecs : IDisposable
{
    private const string Claim = "POST /public/claim";
    private const string Poll = "POST /public/exchange/CODE1";
    private const string Line = "Waiting for OIDC auth challenge CODE1\n";

    private readonly LoopbackServer _server = new();
    private readonly HurriedTime _time = new();
    private readonly TestStep _step;

    public PublicForkSpecs()
    {
        _step = new TestStep { Time = _time }.InWorkflow().Variable("GITHUB_EVENT_NAME", "pull_request").Variable("GITHUB_RUN_ATTEMPT", "3")
            .WithEvent("""{"repository":{"private":false,"full_name":"octo/app"},"pull_request":{"head":{"repo":{"full_name":"fork/app"}}}}""")
            .Variable("DEPOT_PUBLIC_OIDC_URL", _server.Address + "/public");
        _server.On(Claim, ServerAnswer.Json($$"""{"challengeCode":"CODE1","exchangeURL":"{{_server.Address}}/public/exchange/CODE1"}"""));
    }

    [Fact]
    public async Task The_challenge_is_shown_each_second_until_the_issuer_has_seen_it()
    {
        _server.On(Poll, ServerAnswer.Error(404), ServerAnswer.Error(503), ServerAnswer.Text("oss-token\n"));

        var auth = await ResolveAsync();

        auth.Should().Be(new AuthResult(new("oss-token", TokenOrigin.PublicOidc)));
        _step.Log.Should().Be($"""
            Attempting to acquire open-source pull request OIDC token
            {Line}{Line}{Line}::add-mask::oss-token
            Using open-source pull request OIDC token for Depot authentication

            """);
        _time.Waits.Should().Equal(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_challenge_is_shown_as_plain_text()
    {
        _server.On(Claim, ServerAnswer.Json($$"""{"challengeCode":"A\n::add-path::/evil\r\u001b[2K{{new string('x', 1000)}}","exchangeURL":"{{_server.Address}}/public/exchange/CODE1"}"""));
        _server.On(Poll, ServerAnswer.Text("oss-token"));

        await ResolveAsync();

        _step.Log.Should().MatchRegex("\nWaiting for OIDC auth challenge A ::add-path::/evil x{250,300}…\n");
    }

    [Fact]
    public async Task The_first_challenge_line_is_out_before_the_issuer_is_first_asked()
    {
        var seen = "";
        _server.On(Poll, (_, turn) =>
        {
            if (turn == 0) seen = _step.Log;
            return ServerAnswer.Text("oss-token");
        });

        await ResolveAsync();

        seen.Should().EndWith(Line);
        _time.Waits.Should().BeEmpty();
    }

    [Fact]
    public async Task The_claim_names_the_run()
    {
        _server.On(Poll, ServerAnswer.Text("oss-token"));

        await ResolveAsync();

        _server.Lines.Should().Equal(Claim, Poll);
        _server.Requests[0].Body.Should().Be(
            """{"aud":"https://depot.dev","eventName":"pull_request","repo":"octo/app","runID":"42","attempt":"3"}""");
        _server.Requests[1].Body.Should().BeEmpty();
        _server.Requests[1].Headers.Should().Contain("Content-Length", "0");
    }

    [Fact]
    public async Task A_connection_lost_while_waiting_is_no_end()
    {
        _server.On(Poll, ServerAnswer.CutBeforeAnything, ServerAnswer.CutBeforeAnything, ServerAnswer.Text("oss-token"));

        var auth = await ResolveAsync();

        auth.Token!.Value.Should().Be("oss-token");
    }

    [Fact]
    public async Task A_challenge_that_is_not_seen_times_out_after_sixty_lines()
    {
        _server.On(Poll, ServerAnswer.Error(404));

        var auth = await ResolveAsync();

        auth.Should().Be(new AuthResult(null, NoTokenReason.NoPublicToken, "OIDC auth challenge CODE1 timed out; the last answer was 404 Not Found"));
        _step.Log.Split(Line).Should().HaveCount(61);
        _step.Log.Should().EndWith("Unable to exchange open-source pull request OIDC token for temporary Depot token: "
            + "OIDC auth challenge CODE1 timed out; the last answer was 404 Not Found\n");
    }

    [Fact]
    public async Task What_the_issuer_says_when_it_refuses_the_claim_is_shown()
    {
        _server.On(Claim, ServerAnswer.Json("""{"error":"run is not in progress"}""", 400));

        var auth = await ResolveAsync();

        auth.Remedy.Should().Be(
            $"This pull request comes from a fork, and Depot's issuer for forks gave no token: POST {_server.Address}/public/claim answered 400 Bad Request: "
            + "run is not in progress. Run the job again; if that does not help, check that the project trusts pull requests of forks "
            + "(https://depot.dev/docs/cli/authentication).");
    }

    [Fact]
    public async Task A_claim_answered_with_a_page_is_reported_with_URL_and_status()
    {
        _server.On(Claim, ServerAnswer.Text("<html>hello</html>"));

        var auth = await ResolveAsync();

        auth.Detail.Should().Be($"POST {_server.Address}/public/claim answered 200 OK, without a challenge");
    }

    [Fact]
    public async Task A_token_does_not_come_over_an_unencrypted_network()
    {
        _server.On(Claim, ServerAnswer.Json("""{"challengeCode":"CODE1","exchangeURL":"http://elsewhere.example/x"}"""));

        var auth = await ResolveAsync();

        auth.Detail.Should().Be($"The exchangeURL that POST {_server.Address}/public/claim answered is http://elsewhere.example/x, "
            + "and a token would go over it unencrypted. Use an https:// URL.");
    }

    [Fact]
    public async Task A_cancelled_step_stops_waiting()
    {
        _server.On(Poll, (_, turn) =>
        {
            if (turn == 2) _step.Stop.Raise();
            return ServerAnswer.Error(404);
        });
        var resolving = ResolveAsync;

        await resolving.Should().ThrowAsync<OperationCanceledException>();

        _server.Lines.Count(line => line == Poll).Should().Be(3);
    }

    [Fact]
    public async Task A_fork_that_may_ask_github_does_so_first_and_fails_quietly()
    {
        _step.Variable("ACTIONS_ID_TOKEN_REQUEST_URL", _server.Address + "/oidc").Variable("ACTIONS_ID_TOKEN_REQUEST_TOKEN", "t");
        _server.On("GET /oidc", ServerAnswer.Error(403)).On(Poll, ServerAnswer.Text("oss-token"));

        var auth = await ResolveAsync();

        auth.Token!.Origin.Should().Be(TokenOrigin.PublicOidc);
        _step.Log.Should().StartWith("::debug::Unable to exchange GitHub OIDC token for temporary Depot token: "
            + $"GET {_server.Address}/oidc answered 403 Forbidden\nAttempting to acquire open-source pull request OIDC token\n");
    }

    [Fact]
    public async Task Pull_request_target_has_the_rights_of_the_base_and_no_need_of_the_issuer()
    {
        _step.Variable("GITHUB_EVENT_NAME", "pull_request_target");

        var auth = await ResolveAsync();

        auth.Reason.Should().Be(NoTokenReason.NoPermission);
        _server.Requests.Should().BeEmpty();
    }

    [Theory]
    [InlineData("pull_request")]
    [InlineData("push")]
    public async Task The_error_of_a_run_of_dependabot_names_its_own_secrets_and_no_permission(string eventName)
    {
        _step.WithEvent("""{"repository":{"private":true,"full_name":"octo/app"}}""").Variable("GITHUB_EVENT_NAME", eventName).Variable("GITHUB_ACTOR", "dependabot[bot]");

        var auth = await ResolveAsync();

        auth.Remedy.Should().Be(
            "There is no Depot token: GitHub gives a run that Dependabot started no OIDC token and only the secrets of Dependabot, whatever 'permissions' says. "
            + "Add a secret DEPOT_TOKEN under the repository settings, Secrets and variables, Dependabot, and pass it: token: ${{ secrets.DEPOT_TOKEN }}. "
            + "Or write 'buildx-fallback: true' to build on this runner.");
    }

    [Fact]
    public async Task The_issuer_is_not_for_private_repositories()
    {
        _step.WithEvent("""{"repository":{"private":true,"full_name":"octo/app"},"pull_request":{"head":{"repo":{"full_name":"fork/app"}}}}""");

        var auth = await ResolveAsync();

        auth.Reason.Should().Be(NoTokenReason.Fork);
        auth.Remedy.Should().Be(
            "There is no Depot token: GitHub gives a pull request of a fork neither secrets nor an OIDC token, whatever 'permissions' says. "
            + "Build it from a branch of this repository, write 'buildx-fallback: true' to build it on this runner, "
            + "or let forks of a private repository have secrets (repository settings, Actions, General) and pass the 'token' input.");
        _server.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task A_pull_request_of_a_deleted_fork_counts_as_one()
    {
        _step.WithEvent("""{"repository":{"private":false,"full_name":"octo/app"},"pull_request":{"head":{"repo":null}}}""");
        _server.On(Poll, ServerAnswer.Text("oss-token"));

        var auth = await ResolveAsync();

        auth.Token!.Origin.Should().Be(TokenOrigin.PublicOidc);
    }

    public void Dispose()
    {
        _server.Dispose();
        _step.Dispose();
        GC.SuppressFinalize(this);
    }

    private Task<AuthResult> ResolveAsync() => DepotAuth.ResolveAsync(_step.Context, "depot-build-push-action");
}
