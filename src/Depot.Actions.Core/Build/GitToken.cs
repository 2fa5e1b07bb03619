namespace Depot.Actions.Build;

/// <summary>The secret with which BuildKit reads the Git context.</summary>
public static class GitToken
{
    private const string Id = "GIT_AUTH_TOKEN";

    /// <summary>The secret for the Depot CLI, under the bare id that it and BuildKit look for.</summary>
    /// <param name="inputs">The inputs of the build.</param>
    /// <param name="defaultContext">The Git context of the run: the token goes only to its repository. Null when there is none.</param>
    /// <param name="serverUrl">Base address of the GitHub server.</param>
    /// <returns>Null when the build has another context, no token, or a secret of the user's own for this host.</returns>
    public static BuildSecret? For(BuildPushInputs inputs, string? defaultContext, string serverUrl) =>
        inputs.GithubToken is { } token
        && defaultContext is not null && inputs.Context.StartsWith(defaultContext, StringComparison.Ordinal)
        && !inputs.Secrets.Any(secret => secret.Id == Id || secret.Id == Scoped(serverUrl))
            ? new BuildSecret(Id, Value: token)
            : null;

    /// <summary>The same secret under the id with the host, which buildx from 0.32 on demands.</summary>
    public static BuildSecret ForBuildx(BuildSecret secret, string serverUrl) => secret with { Id = Scoped(serverUrl) };

    private static string Scoped(string serverUrl) =>
        Uri.TryCreate(serverUrl, UriKind.Absolute, out var address) ? $"{Id}.{address.Authority}" : Id;
}
