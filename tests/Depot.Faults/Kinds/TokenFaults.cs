using Depot.Actions.Tests.Running;
using Depot.Faults.Running;

namespace Depot.Faults.Kinds;

/// <summary>GitHub's and Depot's token services misbehave. A step of its own CLI login goes on; setup with 'oidc' fails with the reason.</summary>
internal static class TokenFaults
{
    private const string Oidc = "GET /oidc";
    private const string Exchange = "POST /exchange";

    // Five attempts with their waits, and what a busy machine adds.
    private static readonly TimeSpan Patient = TimeSpan.FromSeconds(110);

    public static IEnumerable<Fault> All =>
    [
        .. new[] { 400, 401, 403, 404, 429, 500, 503 }.Select(status => new Fault($"GitHub's token service answers {status}", "an error that names the status and what to do",
            async arena => await SetupAsync(arena, server => server.On(Oidc, ServerAnswer.Error(status)), status.ToString(System.Globalization.CultureInfo.InvariantCulture)))),
        .. new[] { 401, 403, 500 }.Select(status => new Fault($"Depot's token exchange answers {status}", "an error that names the status and what to do",
            async arena => await SetupAsync(arena, server => server.On(Exchange, ServerAnswer.Error(status)), status.ToString(System.Globalization.CultureInfo.InvariantCulture)))),
        new("Depot's token exchange refuses with status 200", "an error with Depot's words",
            async arena => await SetupAsync(arena, server => server.On(Exchange, ServerAnswer.Json("""{"ok":false,"error":"no trust relationship"}""")), "no trust relationship")),
        new("token service answers with HTML", "an error with a message",
            async arena => await SetupAsync(arena, server => server.On(Oidc, ServerAnswer.Text("<html>hello</html>")), "without a token")),
        new("token service answers with 2 MB", "an error with a message, bounded memory",
            async arena => await SetupAsync(arena, server => server.On(Oidc, ServerAnswer.Text(new string('x', 2 << 20))), "1 MiB")),
        new("token service answers with JSON nested 100 000 deep", "an error with a message",
            async arena => await SetupAsync(arena, server => server.On(Oidc, ServerAnswer.Json(new string('[', 100_000))))),
        new("token service closes every connection", "five attempts, an error with a message",
            async arena => await SetupAsync(arena, server => server.On(Oidc, ServerAnswer.CutBeforeAnything), "/oidc")),
        new("token service cuts its answer", "an error with a message",
            async arena => await SetupAsync(arena, server => server.On(Oidc, ServerAnswer.Json("{}") with { Promise = 1000 }))),
        new("token service answers with a token of line breaks and commands", "no variable and no command can be forged",
            async arena => await ForgeAsync(arena)),
        new("token service never answers", "an error within two minutes",
            async arena =>
            {
                var mute = arena.Own(new MuteServer());
                return await SetupAsync(arena, _ => arena.Set("ACTIONS_ID_TOKEN_REQUEST_URL", mute.Address + "/oidc"), "no answer within");
            }),
        new("no server listens at the token service", "five attempts, an error with a message",
            async arena => await SetupAsync(arena, _ => arena.Set("ACTIONS_ID_TOKEN_REQUEST_URL", LoopbackServer.Nowhere + "/oidc"), "refused")),
        new("token service's URL is plain http to another machine", "refused: a token would go over it unencrypted",
            async arena => await SetupAsync(arena, _ => arena.Set("ACTIONS_ID_TOKEN_REQUEST_URL", "http://192.0.2.1/oidc"), "unencrypted")),
        new("token service's URL is no URL", "an error with a message",
            async arena => await SetupAsync(arena, _ => arena.Set("ACTIONS_ID_TOKEN_REQUEST_URL", ":://\u0001"), "ACTIONS_ID_TOKEN_REQUEST_URL")),
    ];

    private static async Task<string> SetupAsync(Arena arena, Action<LoopbackServer> fault, params string[] words)
    {
        Services(arena, fault);
        return (await arena.RunAsync("setup", Patient)).Hides(arena.Secret).Failed(1, words);
    }

    private static async Task<string> ForgeAsync(Arena arena)
    {
        Services(arena, server => server.On(Exchange, ServerAnswer.Json("""{"ok":true,"token":"abc\nEVIL=1\nEVIL2<<X\n::error::evil\n"}""")));
        var end = await arena.RunAsync("setup", Patient);
        var variables = FileCommandReader.Read(arena.Variables["GITHUB_ENV"]);
        end.NoStack().Must(!variables.Keys.Any(name => name.StartsWith("EVIL", StringComparison.Ordinal)), "a variable was forged");
        end.Must(!end.Output.Contains("\n::error::evil", StringComparison.Ordinal), "a command was forged");
        return $"exit {end.ExitCode}, variables: {string.Join(", ", variables.Keys)}";
    }

    // A cached CLI, so that nothing but the token is asked for.
    private static void Services(Arena arena, Action<LoopbackServer> fault)
    {
        var server = arena.Own(new LoopbackServer());
        server.On(Oidc, ServerAnswer.Json($$"""{"value":"{{arena.Secret}}"}""")).On(Exchange, ServerAnswer.Json("""{"ok":true,"token":"t"}"""));
        arena.Input("version", "2.1.0").Input("oidc", "true").Set("ACTIONS_ID_TOKEN_REQUEST_URL", server.Address + "/oidc")
            .Set("ACTIONS_ID_TOKEN_REQUEST_TOKEN", arena.Secret).Set("DEPOT_OIDC_EXCHANGE_URL", server.Address + "/exchange");
        ReleaseFaults.Cached(arena);
        fault(server);
    }
}
