using Depot.Actions.Errors;
using Depot.Actions.Http;
using Depot.Actions.Runner;
using Depot.Actions.Step;

namespace Depot.Actions.Auth;

/// <summary>The job's own OIDC token, from GitHub.</summary>
/// <remarks>Protocol: actions/toolkit, packages/core/src/oidc-utils.ts. The runner offers it only with <c>id-token: write</c>.</remarks>
internal static class GitHubOidc
{
    public const string Audience = "https://depot.dev";

    /// <summary>Whether the runner offers a token.</summary>
    public static bool IsOffered(RunnerEnvironment environment) =>
        environment["ACTIONS_ID_TOKEN_REQUEST_URL"] is not null && environment["ACTIONS_ID_TOKEN_REQUEST_TOKEN"] is not null;

    /// <summary>Requests the token; it is masked when this returns.</summary>
    /// <exception cref="StepException">There was none.</exception>
    public static async Task<string> RequestAsync(StepContext context, HttpCaller http)
    {
        var start = Endpoint.RequireHttps("ACTIONS_ID_TOKEN_REQUEST_URL", context.Environment["ACTIONS_ID_TOKEN_REQUEST_URL"]!);
        var separator = start.Query.Length == 0 ? '?' : '&';
        var address = new Uri($"{start.AbsoluteUri}{separator}audience={Uri.EscapeDataString(Audience)}");
        var call = new HttpCall(HttpMethod.Get, address, Bearer: context.Environment["ACTIONS_ID_TOKEN_REQUEST_TOKEN"]);
        var answer = await http.SendAsync(call).ConfigureAwait(false);

        var token = answer.Text("value");
        context.Log.Mask(token);
        return answer.Succeeded && !string.IsNullOrWhiteSpace(token) ? token
            : throw new StepException(answer.Succeeded ? $"{answer.Problem}, without a token" : answer.Problem);
    }
}
