using Depot.Actions.Inputs;
using Depot.Actions.Runner;

namespace Depot.Actions.Auth;

/// <summary>Sources of a token that only the CLI reads. If one may exist, a step without a token still runs the CLI.</summary>
/// <remarks>depot/cli b57f518, pkg/helpers/token.go (ResolveProjectAuth) and pkg/config.</remarks>
public static class CliLogin
{
    /// <summary>Whether the CLI may find a token by itself: a variable, GitHub's OIDC token unexchanged, or a stored login.</summary>
    public static bool MayWork(RunnerEnvironment environment) =>
        ReservedVariables.CliTokens.Any(name => environment[name] is not null) || GitHubOidc.IsOffered(environment) || (SettingsIn(environment) is { } settings && File.Exists(settings));

    /// <summary>The file of the CLI's own settings, with a stored login if there is one: an absolute path; null when the user has no directory for it.</summary>
    public static string? SettingsIn(RunnerEnvironment environment)
    {
        var directory = environment["XDG_CONFIG_HOME"] ?? (environment["HOME"], environment["LOCALAPPDATA"]) switch
        {
            (_, { } local) when OperatingSystem.IsWindows() => local,
            ({ } home, _) when OperatingSystem.IsMacOS() => Path.Combine(home, "Library", "Application Support"),
            ({ } home, _) => Path.Combine(home, ".config"),
            _ => null,
        };
        return directory is null ? null : environment.FullPath(Path.Combine(directory, "depot", "depot.yaml"));
    }
}
