using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Depot.Sandbox.Configuration;
using Depot.Sandbox.Scripting;
using Depot.Sandbox.Tokens;
using Depot.Sandbox.Web;

namespace Depot.Sandbox.Oidc;

/// <summary>GitHub's token endpoint, Depot's exchange, and the claim flow for pull requests from public forks.</summary>
internal sealed class OidcEndpoints(
    SandboxOptions options, Func<SandboxUrls> urls, Authority authority, Scenario scenario, WebEndpoint endpoint, TimeProvider clock)
{
    private const string Audience = "https://depot.dev";
    private readonly ConcurrentDictionary<string, byte> _jwts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _polls = new(StringComparer.Ordinal);

    /// <summary>For <c>ACTIONS_ID_TOKEN_REQUEST_TOKEN</c>.</summary>
    public string RequestToken { get; } = RandomText.Letters(40);

    public void Map(IEndpointRouteBuilder routes)
    {
        endpoint.Get(routes, "oidc", "/oidc/token", GiveJwtAsync);
        endpoint.Post(routes, "exchange", "/auth/oidc/github-actions", ExchangeAsync);
        endpoint.Post(routes, "claim", "/claim", ClaimAsync);
        endpoint.Post(routes, "challenge", "/claim/exchange/{code}", AnswerChallengeAsync);
    }

    private Task GiveJwtAsync(HttpContext context)
    {
        var audience = context.Request.Query["audience"].ToString();
        WebEndpoint.Note(context, "audience", audience);
        if (context.Request.Headers.Authorization != $"Bearer {RequestToken}")
            return WriteAsync(context, StatusCodes.Status401Unauthorized, new() { ["message"] = "Bad request token" });

        var jwt = GitHubJwt.Make(audience, clock.GetUtcNow());
        // The CLI's own chain sends GitHub's token as the bearer, without an exchange.
        if (audience == Audience)
        {
            _jwts[jwt] = 0;
            authority.Accept(jwt, new(CallerKind.Account));
        }

        return WriteAsync(context, StatusCodes.Status200OK, new() { ["value"] = jwt });
    }

    private async Task ExchangeAsync(HttpContext context)
    {
        var jwt = Text(await ReadJsonAsync(context), "token");
        var (status, answer) = jwt is not null && _jwts.ContainsKey(jwt)
            ? (StatusCodes.Status200OK, new JsonObject { ["ok"] = true, ["token"] = AccountToken() })
            : (StatusCodes.Status401Unauthorized, new JsonObject { ["ok"] = false, ["error"] = "Invalid token" });
        await WriteAsync(context, status, answer);
    }

    private async Task ClaimAsync(HttpContext context)
    {
        var claim = await ReadJsonAsync(context);
        foreach (var field in new[] { "aud", "eventName", "repo", "runID", "attempt" })
            WebEndpoint.Note(context, field, Text(claim, field));
        if (Text(claim, "eventName") != "pull_request" || Text(claim, "aud") != Audience || Text(claim, "repo") is null)
        {
            await WriteAsync(context, StatusCodes.Status400BadRequest, new() { ["error"] = "not a pull request" });
            return;
        }

        var code = RandomText.Letters(16);
        _polls[code] = 0;
        await WriteAsync(context, StatusCodes.Status200OK,
            new() { ["challengeCode"] = code, ["exchangeURL"] = $"{urls().PublicOidc}/claim/exchange/{code}" });
    }

    // The real issuer reads the live log and looks for the code. No log is read here, so it takes a number of polls.
    private async Task AnswerChallengeAsync(HttpContext context)
    {
        var code = (string)context.GetRouteValue("code")!;
        if (!_polls.ContainsKey(code) || _polls.AddOrUpdate(code, 1, (_, polls) => polls + 1) <= scenario.Script.ChallengePolls)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await context.Response.WriteAsync(AccountToken());
    }

    private string AccountToken() => options.Token ?? authority.Issue(new(CallerKind.Account));

    private static async Task<JsonObject?> ReadJsonAsync(HttpContext context)
    {
        try
        {
            return await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonObject? json, string field) =>
        json?[field] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static Task WriteAsync(HttpContext context, int status, JsonObject body)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(body);
    }
}
