using System.Net;
using Depot.Actions.Errors;
using Depot.Actions.Http;
using Depot.Actions.Step;

namespace Depot.Actions.Auth;

/// <summary>A token for a pull request from a fork of a public repository, which gets neither secrets nor an OIDC token from GitHub.</summary>
/// <remarks>
/// The issuer verifies the run by reading its public log: a code that the issuer gave must appear there. So the line is never masked, is
/// written at once, and is repeated until the issuer has seen it. Protocol: depot/cli, pkg/oidc/actionspublic/exchange.go.
/// </remarks>
internal static class PublicOidc
{
    private const int Tries = 60;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PollLimit = TimeSpan.FromSeconds(5);

    // An attempt that gets no answer takes five seconds instead of one; a job must not wait five minutes for that.
    private static readonly TimeSpan Total = TimeSpan.FromSeconds(120);

    /// <summary>Claims the run, shows the code, and polls; the token is masked when this returns.</summary>
    /// <exception cref="StepException">The issuer refused, or did not see the code in time.</exception>
    /// <exception cref="OperationCanceledException">The step was cancelled.</exception>
    public static async Task<string> RequestAsync(StepContext context, HttpCaller http)
    {
        var (code, exchange) = await ClaimAsync(context, http).ConfigureAwait(false);
        var start = context.Time.GetTimestamp();
        HttpAnswer? last = null;
        for (var tried = 0; tried < Tries && context.Time.GetElapsedTime(start) < Total; tried++)
        {
            if (tried > 0) await Task.Delay(Pause, context.Time, context.Stop.Interrupt).ConfigureAwait(false);
            context.Log.Info($"Waiting for OIDC auth challenge {code}");
            try
            {
                last = await http.OnceAsync(new(HttpMethod.Post, exchange), PollLimit, context.Stop.Interrupt).ConfigureAwait(false);
            }
            catch (HttpFailure unreachable) when (unreachable.IsTransient)
            {
                context.Log.Debug(unreachable.Message);
                continue;
            }

            // The whole body is the token.
            if (last.Status == HttpStatusCode.OK && last.Body.Trim() is { Length: > 0 } token)
            {
                context.Log.Mask(token);
                return token;
            }
        }

        throw new StepException($"OIDC auth challenge {code} timed out" + (last is null ? "" : $"; the last answer was {last.StatusText}"));
    }

    private static async Task<(string Code, Uri Exchange)> ClaimAsync(StepContext context, HttpCaller http)
    {
        var environment = context.Environment;
        var call = new HttpCall(HttpMethod.Post, Endpoint.Below(Endpoint.PublicOidc(environment), "claim"), JsonText.Of(
            ("aud", GitHubOidc.Audience),
            ("eventName", environment.EventName ?? ""),
            ("repo", environment.Repository ?? ""),
            ("runID", environment["GITHUB_RUN_ID"] ?? ""),
            ("attempt", environment["GITHUB_RUN_ATTEMPT"] ?? "")));
        var answer = await http.SendAsync(call).ConfigureAwait(false);
        if (!answer.Succeeded || answer.Text("error") is not null) throw new StepException(answer.Problem);
        return answer.Words("challengeCode") is { } code && answer.Text("exchangeURL") is { Length: > 0 } exchange
            ? (code, Endpoint.RequireHttps($"The exchangeURL that {call} answered", exchange))
            : throw new StepException($"{answer.Problem}, without a challenge");
    }
}
