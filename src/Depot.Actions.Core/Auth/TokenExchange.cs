using System.Text.Json;
using Depot.Actions.Errors;
using Depot.Actions.Http;
using Depot.Actions.Step;

namespace Depot.Actions.Auth;

/// <summary>Exchanges the job's GitHub token for a Depot token that is valid until the job ends.</summary>
internal static class TokenExchange
{
    /// <summary>Exchanges the token; the new one is masked when this returns.</summary>
    /// <exception cref="StepException">Depot refused, with its own message, or could not be reached.</exception>
    public static async Task<string> RunAsync(StepContext context, HttpCaller http, string githubToken)
    {
        var call = new HttpCall(HttpMethod.Post, Endpoint.OidcExchange(context.Environment), JsonText.Of(("token", githubToken)));
        var answer = await http.SendAsync(call).ConfigureAwait(false);

        var token = answer.Text("token");
        context.Log.Mask(token);
        if (answer.Succeeded && !IsRefusal(answer) && !string.IsNullOrWhiteSpace(token)) return token;
        throw new StepException(answer is { Succeeded: true, ErrorText: null } ? $"{answer.Problem}, without a token" : answer.Problem);
    }

    // Depot refuses with status 200.
    private static bool IsRefusal(HttpAnswer answer) =>
        answer.Json is { } json && json.TryGetProperty("ok", out var ok) && ok.ValueKind == JsonValueKind.False;
}
