using Depot.Actions.Auth;
using Depot.Actions.Tests.Running;

namespace Depot.Actions.Tests.Auth;

/// <summary>The chain for jobs of the repository itself.</summary>
public class DepotAuthSpecs : IDisposable
{
    private const string Exchange = "POST /auth/oidc/github-actions";
    private const string Oidc = "GET /oidc/token";

    private readonly LoopbackServer _server = new();
    private readonly HurriedTime _time = new();
    private readonly TestStep _step;

    public DepotAuthSpecs() => _step = new TestStep { Time = _time }.InWorkflow()
        .Variable("DEPOT_OIDC_EXCHANGE_URL", _server.Address + "/auth/oidc/github-actions")
        .Variable("DEPOT_PUBLIC_OIDC_URL", _server.Address + "/public");

    [Fact]
    public async Task A_token_input_is_masked_and_needs_no_network()
    {
        MayAskGitHub().Input("token", " tok-1 ").Variable("DEPOT_TOKEN", "tok-2");

        var auth = await ResolveAsync();

        auth.Should().Be(new AuthResult(new("tok-1", TokenOrigin.Input)));
        _step.Log.Should().Be("::add-mask::tok-1\n");
        _server.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Without_an_input_the_variable_counts()
    {
        MayAskGitHub().Variable("DEPOT_TOKEN", "tok-2");

        var auth = await ResolveAsync();

        auth.Should().Be(new AuthResult(new("tok-2", TokenOrigin.Environment)));
        _step.Log.Should().Be("::add-mask::tok-2\n");
        _server.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task The_tokens_of_github_and_depot_are_masked_before_anything_is_said_about_them()
    {
        MayAskGitHub();
        _server.On(Exchange, ServerAnswer.Json("""{"ok":true,"token":"depot_tmp"}"""));

        var auth = await ResolveAsync();

        auth.Should().Be(new AuthResult(new("depot_tmp", TokenOrigin.GitHubOidc)));
        _step.Log.Should().Be("::add-mask::gh-jwt\n::add-mask::depot_tmp\nExchanged GitHub Actions OIDC token for temporary Depot token\n");
    }

    [Fact]
    public async Task Github_and_depot_are_asked_as_their_protocols_want()
    {
        MayAskGitHub();
        _server.On(Exchange, ServerAnswer.Json("""{"ok":true,"token":"depot_tmp"}"""));

        await ResolveAsync();

        _server.Lines.Should().Equal("GET /oidc/token?v=2.0&audience=https%3A%2F%2Fdepot.dev", "POST /auth/oidc/github-actions");
        _server.Requests[0].Headers.Should().Contain("Authorization", "Bearer request-token").And.Contain("User-Agent", "depot-build-push-action");
        _server.Requests[1].Headers.Should().Contain("Content-Type", "application/json; charset=utf-8").And.Contain("Accept", "application/json")
            .And.NotContainKey("Authorization");
        _server.Requests[1].Body.Should().Be("""{"token":"gh-jwt"}""");
    }

    [Fact]
    public async Task What_depot_says_when_it_refuses_the_exchange_is_shown()
    {
        MayAskGitHub();
        _server.On(Exchange, ServerAnswer.Json("""{"ok":false,"error":"no trust relationship"}"""));

        var auth = await ResolveAsync();

        var detail = $"POST {_server.Address}/auth/oidc/github-actions answered 200 OK: no trust relationship";
        auth.Should().Be(new AuthResult(null, NoTokenReason.NotExchanged, detail));
        _step.Log.Should().Be($"::add-mask::gh-jwt\nUnable to exchange GitHub OIDC token for temporary Depot token: {detail}\n");
        auth.Remedy.Should().Be(
            $"Depot did not exchange this job's OIDC token: {detail}. Check that a project of your organization trusts this repository "
            + "(project settings, Trust Relationships; https://depot.dev/docs/cli/authentication).");
    }

    [Fact]
    public async Task A_refusal_that_carries_a_token_is_still_a_refusal()
    {
        MayAskGitHub();
        _server.On(Exchange, ServerAnswer.Json("""{"ok":false,"token":"depot_tmp","error":"suspended"}"""));

        var auth = await ResolveAsync();

        auth.Token.Should().BeNull();
        _step.Log.Should().StartWith("::add-mask::gh-jwt\n::add-mask::depot_tmp\n");
    }

    [Fact]
    public async Task A_refusal_for_good_is_not_asked_again()
    {
        MayAskGitHub();
        _server.On(Exchange, ServerAnswer.Json("""{"ok":false,"error":"Invalid token."}""", 401));

        var auth = await ResolveAsync();

        auth.Detail.Should().Be($"POST {_server.Address}/auth/oidc/github-actions answered 401 Unauthorized: Invalid token");
        _server.Lines.Should().HaveCount(2);
    }

    [Fact]
    public async Task An_exchange_that_is_busy_for_a_while_is_asked_again()
    {
        MayAskGitHub();
        _server.On(Exchange, ServerAnswer.Error(503, "Retry-After: 7"), ServerAnswer.Error(429), ServerAnswer.CutBeforeAnything,
            ServerAnswer.Json("""{"ok":true,"token":"depot_tmp"}"""));

        var auth = await ResolveAsync();

        auth.Token!.Value.Should().Be("depot_tmp");
        _server.Lines.Count(line => line == Exchange).Should().Be(4);
        _time.Waits[0].Should().Be(TimeSpan.FromSeconds(7));
        _step.Log.Should().Contain($"POST {_server.Address}/auth/oidc/github-actions answered 503 Service Unavailable; retrying in 7 s (attempt 2 of 5).\n");
    }

    [Fact]
    public async Task A_failing_github_is_asked_again_also_after_status_500()
    {
        MayAskGitHub();
        _server.On(Oidc, ServerAnswer.Error(500), ServerAnswer.Json("""{"value":"gh-jwt"}"""))
            .On(Exchange, ServerAnswer.Json("""{"ok":true,"token":"depot_tmp"}"""));

        var auth = await ResolveAsync();

        auth.Token!.Value.Should().Be("depot_tmp");
    }

    [Fact]
    public async Task An_exchange_that_stays_unavailable_is_reported_with_URL_and_status()
    {
        MayAskGitHub();
        _server.On(Exchange, ServerAnswer.Text("<html>oops</html>", 502));

        var auth = await ResolveAsync();

        auth.Detail.Should().Be($"POST {_server.Address}/auth/oidc/github-actions answered 502 Bad Gateway");
        _server.Lines.Count(line => line == Exchange).Should().Be(5);
    }

    [Fact]
    public async Task An_answer_that_is_not_JSON_is_reported_and_not_shown()
    {
        MayAskGitHub();
        _server.On(Exchange, ServerAnswer.Text("depot_tmp"));

        var auth = await ResolveAsync();

        auth.Detail.Should().Be($"POST {_server.Address}/auth/oidc/github-actions answered 200 OK, without a token");
        _step.Log.Should().NotContain("depot_tmp");
    }

    [Fact]
    public async Task An_answer_of_more_than_a_mebibyte_is_not_read()
    {
        MayAskGitHub();
        _server.On(Exchange, ServerAnswer.Json($$"""{"ok":true,"token":"depot_tmp","more":"{{new string('x', 1 << 20)}}"}"""));

        var auth = await ResolveAsync();

        auth.Detail.Should().Be($"POST {_server.Address}/auth/oidc/github-actions answered with more than 1 MiB");
    }

    [Fact]
    public async Task A_token_of_another_type_is_no_token()
    {
        MayAskGitHub();
        _server.On(Exchange, ServerAnswer.Json("""{"ok":true,"token":42}"""));

        var auth = await ResolveAsync();

        auth.Reason.Should().Be(NoTokenReason.NotExchanged);
    }

    [Fact]
    public async Task Github_without_a_token_for_us_is_a_reason_of_its_own()
    {
        MayAskGitHub();
        _server.On(Oidc, ServerAnswer.Json("""{"message":"rate limit exceeded"}""", 403));

        var auth = await ResolveAsync();

        auth.Should().Be(new AuthResult(null, NoTokenReason.NoOidcToken, $"GET {_server.Address}/oidc/token answered 403 Forbidden: rate limit exceeded"));
        auth.Remedy.Should().Be(
            $"GitHub gave this job no OIDC token: GET {_server.Address}/oidc/token answered 403 Forbidden: rate limit exceeded. "
            + "Run the job again; https://www.githubstatus.com shows whether GitHub has an incident.");
    }

    [Fact]
    public async Task A_job_without_the_permission_gets_the_lines_to_add()
    {
        var auth = await ResolveAsync();

        auth.Reason.Should().Be(NoTokenReason.NoPermission);
        auth.Remedy.Should().Be("""
            There is no Depot token, and this job has no permission to request a GitHub OIDC token. Add this to the job:

            permissions:
              contents: read
              id-token: write

            or pass a token: the 'token' input of the build actions, or the variable DEPOT_TOKEN.
            """);
        _step.Log.Should().BeEmpty();
        _server.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task A_token_is_not_sent_over_an_unencrypted_network()
    {
        MayAskGitHub().Variable("DEPOT_OIDC_EXCHANGE_URL", "http://user:secret@mirror.example/exchange?key=secret");

        var auth = await ResolveAsync();

        auth.Detail.Should().Be(
            "DEPOT_OIDC_EXCHANGE_URL is http://mirror.example/exchange, and a token would go over it unencrypted. Use an https:// URL.");
    }

    [Fact]
    public async Task A_cancelled_step_stops_asking()
    {
        MayAskGitHub();
        _server.On(Exchange, (_, _) =>
        {
            _step.Stop.Raise();
            return ServerAnswer.Error(503);
        });

        var resolving = ResolveAsync;

        await resolving.Should().ThrowAsync<OperationCanceledException>();
        _server.Lines.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_server_that_never_answers_does_not_hold_up_the_job_for_ever()
    {
        MayAskGitHub();
        _server.On(Exchange, (_, _) =>
        {
            _ = Task.Run(() => _time.Advance(TimeSpan.FromSeconds(20)));
            return new(200, new byte[10]) { Halfway = () => Task.Delay(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken) };
        });

        var auth = await ResolveAsync();

        auth.Detail.Should().Be($"POST {_server.Address}/auth/oidc/github-actions had no answer within 15 s");
    }

    [Fact]
    public void A_token_printed_by_mistake_is_not_shown() =>
        new AuthResult(new("secret", TokenOrigin.Input)).ToString().Should().NotContain("secret");

    public void Dispose()
    {
        _server.Dispose();
        _step.Dispose();
        GC.SuppressFinalize(this);
    }

    private TestStep MayAskGitHub()
    {
        _server.On(Oidc, ServerAnswer.Json("""{"value":"gh-jwt"}"""));
        return _step.Variable("ACTIONS_ID_TOKEN_REQUEST_URL", _server.Address + "/oidc/token?v=2.0").Variable("ACTIONS_ID_TOKEN_REQUEST_TOKEN", "request-token");
    }

    private Task<AuthResult> ResolveAsync() => DepotAuth.ResolveAsync(_step.Context, "depot-build-push-action");
}
