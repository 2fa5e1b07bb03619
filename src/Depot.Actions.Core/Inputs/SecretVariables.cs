namespace Depot.Actions.Inputs;

/// <summary>The variables of a step that contain a secret, in which no path is translated.</summary>
public static class SecretVariables
{
    private static readonly string[] Known =
        [InputSource.Variable("secrets"), InputSource.Variable("token"), InputSource.Variable("github-token"), "DEPOT_TOKEN", "GITHUB_TOKEN", "ACTIONS_ID_TOKEN_REQUEST_TOKEN", "ACTIONS_RUNTIME_TOKEN"];

    /// <summary>The inputs and variables with tokens, and the variables that <c>secret-envs</c> names.</summary>
    /// <param name="variables">The step's environment.</param>
    public static IReadOnlySet<string> In(IReadOnlyDictionary<string, string> variables)
    {
        // Names that do not exist do no harm, so the value is split at every possible separator.
        var named = variables.GetValueOrDefault(InputSource.Variable("secret-envs"), "").Split('\n', ',')
            .Select(item => item.Trim().Trim('"')).Where(item => item.Contains('=', StringComparison.Ordinal))
            .Select(item => item[(item.IndexOf('=', StringComparison.Ordinal) + 1)..].Trim());
        return Known.Concat(named).ToHashSet(StringComparer.Ordinal);
    }
}
