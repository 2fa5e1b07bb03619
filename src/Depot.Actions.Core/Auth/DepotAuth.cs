using Depot.Actions.Errors;
using Depot.Actions.Http;
using Depot.Actions.Runner;
using Depot.Actions.Step;

namespace Depot.Actions.Auth;

/// <summary>Finds the token of a job.</summary>
/// <remarks>
/// In this order: the <c>token</c> input; <c>DEPOT_TOKEN</c>; the job's GitHub OIDC token, exchanged; for a pull request of a public fork
/// the issuer for those; none. Without one, the CLI looks for a token itself, such as a stored login.
/// </remarks>
public static class DepotAuth
{
    /// <summary>Finds the token and masks it. A request is sent only if neither input nor variable has one.</summary>
    /// <param name="context">The step. Its log gets one line for each attempt and each failure.</param>
    /// <param name="userAgent">The name that is sent to servers: <c>depot-setup-action</c>, <c>depot-build-push-action</c> or
    /// <c>depot-bake-action</c>.</param>
    /// <param name="payload">The event of the run; null reads it when it is needed.</param>
    /// <exception cref="OperationCanceledException">The step was cancelled.</exception>
    public static async Task<AuthResult> ResolveAsync(StepContext context, string userAgent, EventPayload? payload = null)
    {
        if (Given(context) is { } given) return new(given);

        var happened = payload ?? EventPayload.Read(context.Environment);
        var isPublicFork = happened.IsPublicFork(context.Environment.EventName);
        using var http = new HttpCaller(context, userAgent);
        var github = await FromGitHubAsync(context, http, happened).ConfigureAwait(false);
        return github.Token is not null || !isPublicFork ? github : await FromPublicIssuerAsync(context, http).ConfigureAwait(false);
    }

    private static DepotToken? Given(StepContext context)
    {
        if (context.Inputs.Optional("token") is { } input) return Masked(context, input, TokenOrigin.Input);
        return context.Environment["DEPOT_TOKEN"]?.Trim() is { Length: > 0 } variable ? Masked(context, variable, TokenOrigin.Environment) : null;
    }

    private static async Task<AuthResult> FromGitHubAsync(StepContext context, HttpCaller http, EventPayload payload)
    {
        if (!GitHubOidc.IsOffered(context.Environment)) return new(null, NotOffered(context.Environment, payload));
        var isPublicFork = payload.IsPublicFork(context.Environment.EventName);
        var reason = NoTokenReason.NoOidcToken;
        try
        {
            var github = await GitHubOidc.RequestAsync(context, http).ConfigureAwait(false);
            reason = NoTokenReason.NotExchanged;
            var token = await TokenExchange.RunAsync(context, http, github).ConfigureAwait(false);
            context.Log.Info("Exchanged GitHub Actions OIDC token for temporary Depot token");
            return new(new(token, TokenOrigin.GitHubOidc));
        }
        catch (StepException failure)
        {
            // A fork is expected not to get this one, so it is logged at debug level.
            var line = $"Unable to exchange GitHub OIDC token for temporary Depot token: {failure.Message}";
            if (isPublicFork) context.Log.Debug(line);
            else context.Log.Info(line);
            return new(null, reason, failure.Message);
        }
    }

    private static async Task<AuthResult> FromPublicIssuerAsync(StepContext context, HttpCaller http)
    {
        context.Log.Info("Attempting to acquire open-source pull request OIDC token");
        try
        {
            var token = await PublicOidc.RequestAsync(context, http).ConfigureAwait(false);
            context.Log.Info("Using open-source pull request OIDC token for Depot authentication");
            return new(new(token, TokenOrigin.PublicOidc));
        }
        catch (StepException failure)
        {
            context.Log.Info($"Unable to exchange open-source pull request OIDC token for temporary Depot token: {failure.Message}");
            return new(null, NoTokenReason.NoPublicToken, failure.Message);
        }
    }

    private static NoTokenReason NotOffered(RunnerEnvironment environment, EventPayload payload) =>
        environment["GITHUB_ACTOR"] == "dependabot[bot]" && environment.EventName != "pull_request_target" ? NoTokenReason.Dependabot
        : payload.IsFork(environment.EventName) ? NoTokenReason.Fork
        : NoTokenReason.NoPermission;

    private static DepotToken Masked(StepContext context, string value, TokenOrigin origin)
    {
        context.Log.Mask(value);
        return new(value, origin);
    }
}
