using System.Net;
using System.Text.Json.Nodes;
using Depot.Sandbox.Tests.Running;

namespace Depot.Sandbox.Tests.Oidc;

public class OidcSpecs
{
    private const string Audience = "&audience=https%3A%2F%2Fdepot.dev";

    [Fact]
    public async Task A_job_s_token_is_exchanged_for_the_account_s()
    {
        await using var sandbox = await DepotSandbox.StartAsync(new() { Token = "account" });
        using var web = new ServiceClient(sandbox);
        var jwt = await JwtAsync(sandbox, web);

        var answer = await web.PostAsync(sandbox.Urls.OidcExchange, $$"""{"token":"{{jwt}}"}""");

        answer.Should().Be((HttpStatusCode.OK, """{"ok":true,"token":"account"}"""));
    }

    [Theory]
    [InlineData("""{"token":"made up"}""")]
    [InlineData("not json")]
    public async Task Anything_else_is_not_exchanged(string body)
    {
        await using var sandbox = await DepotSandbox.StartAsync(new() { Token = "account" });
        using var web = new ServiceClient(sandbox);

        var answer = await web.PostAsync(sandbox.Urls.OidcExchange, body);

        answer.Should().Be((HttpStatusCode.Unauthorized, """{"ok":false,"error":"Invalid token"}"""));
    }

    [Fact]
    public async Task A_job_without_the_request_token_gets_none()
    {
        await using var sandbox = await DepotSandbox.StartAsync(new());
        using var web = new ServiceClient(sandbox);

        var answer = await web.GetAsync(sandbox.Urls.OidcRequest + Audience, "wrong");

        answer.Status.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_fork_s_pull_request_gets_its_token_after_as_many_polls_as_the_script_says()
    {
        await using var sandbox = await DepotSandbox.StartAsync(new() { Token = "account", Script = new() { ChallengePolls = 2 } });
        using var web = new ServiceClient(sandbox);
        var claim = """{"aud":"https://depot.dev","eventName":"pull_request","repo":"octo/app","runID":"42","attempt":"1"}""";

        var exchange = (string)JsonNode.Parse((await web.PostAsync("claim", claim)).Body)!["exchangeURL"]!;

        (await web.PostAsync(exchange, "")).Status.Should().Be(HttpStatusCode.NotFound);
        (await web.PostAsync(exchange, "")).Status.Should().Be(HttpStatusCode.NotFound);
        (await web.PostAsync(exchange, "")).Should().Be((HttpStatusCode.OK, "account"));
    }

    [Fact]
    public async Task A_claim_for_anything_but_a_pull_request_is_refused()
    {
        await using var sandbox = await DepotSandbox.StartAsync(new());
        using var web = new ServiceClient(sandbox);

        var answer = await web.PostAsync("claim", """{"aud":"https://depot.dev","eventName":"push","repo":"octo/app"}""");

        answer.Should().Be((HttpStatusCode.BadRequest, """{"error":"not a pull request"}"""));
    }

    [Fact]
    public async Task No_token_appears_in_the_list_of_calls()
    {
        await using var sandbox = await DepotSandbox.StartAsync(new() { Token = "account-secret" });
        using var web = new ServiceClient(sandbox);
        var jwt = await JwtAsync(sandbox, web);
        await web.PostAsync(sandbox.Urls.OidcExchange, $$"""{"token":"{{jwt}}"}""");

        var calls = (await web.GetAsync("_sandbox/calls")).Body;

        calls.Should().Contain("exchange").And.NotContain(jwt).And.NotContain("account-secret")
            .And.NotContain(sandbox.Environment["ACTIONS_ID_TOKEN_REQUEST_TOKEN"]);
    }

    private static async Task<string> JwtAsync(DepotSandbox sandbox, ServiceClient web)
    {
        var answer = await web.GetAsync(sandbox.Urls.OidcRequest + Audience, sandbox.Environment["ACTIONS_ID_TOKEN_REQUEST_TOKEN"]);
        return (string)JsonNode.Parse(answer.Body)!["value"]!;
    }
}
