using Depot.Actions.Runner;

namespace Depot.Actions.Build;

/// <summary>The secret with which BuildKit reads the run's own repository.</summary>
public static class GitToken
{
    private const string Name = "GIT_AUTH_TOKEN";

    /// <summary>The secret, under the id with the host: BuildKit gives one under the bare id to every Git server that the Dockerfile names.</summary>
    /// <param name="inputs">The inputs of the build.</param>
    /// <param name="environment">Names the repository of the run: the token is for no other.</param>
    /// <returns>Null if the build does not read that repository, there is no token, or the user passes a secret for this host.</returns>
    /// <remarks>moby/buildkit, source/git/source.go (authSecretNames): the id, a dot, and the host of the URL, as it is written there.</remarks>
    public static BuildSecret? For(BuildPushInputs inputs, RunnerEnvironment environment) =>
        inputs.GithubToken is { } token && environment.Repository is { } repository
        && inputs.BuildContexts.Select(named => named[(named.IndexOf('=', StringComparison.Ordinal) + 1)..]).Prepend(inputs.Context)
            .Any(context => IsOf($"{environment.ServerUrl}/{repository}", context))
        && ScopedName(environment.ServerUrl) is var name && !inputs.Secrets.Any(secret => secret.Id == Name || secret.Id == name)
            ? new BuildSecret(name, Value: token)
            : null;

    private static bool IsOf(string repository, string context)
    {
        if (!context.StartsWith(repository, StringComparison.OrdinalIgnoreCase)) return false;
        var rest = context[repository.Length..];
        if (rest.StartsWith(".git", StringComparison.OrdinalIgnoreCase)) rest = rest[4..];
        return rest is [] or ['#' or '?', ..];
    }

    // The port is kept as written, even the default one, because Go compares strings.
    private static string ScopedName(string serverUrl)
    {
        var start = serverUrl.IndexOf("://", StringComparison.Ordinal) is var scheme and >= 0 ? scheme + 3 : 0;
        var authority = serverUrl[start..].Split('/')[0];
        return $"{Name}.{authority[(authority.LastIndexOf('@') + 1)..]}";
    }
}
