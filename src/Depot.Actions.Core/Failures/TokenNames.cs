using Depot.Actions.Auth;

namespace Depot.Actions.Failures;

/// <summary>Names of tokens in messages.</summary>
public static class TokenNames
{
    /// <summary>The name in a sentence.</summary>
    public static string Of(TokenOrigin? origin) => origin switch
    {
        TokenOrigin.Input => "the token of the input 'token'",
        TokenOrigin.Environment => "the token in DEPOT_TOKEN",
        TokenOrigin.GitHubOidc => "the token exchanged for this job's GitHub identity",
        TokenOrigin.PublicOidc => "the token for pull requests of forks",
        null => "the token that the CLI uses",
        _ => throw new ArgumentOutOfRangeException(nameof(origin)),
    };
}
