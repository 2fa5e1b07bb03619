using Depot.Actions.Step;

namespace Depot.Actions.Build;

/// <summary>Hides every secret from the log before anything can print it.</summary>
public static class SecretMasks
{
    /// <summary>Masks the GitHub token and each secret whose value is known here. Secret files are read by the CLI only.</summary>
    public static void Apply(StepContext context, string? githubToken, IEnumerable<BuildSecret> secrets)
    {
        context.Log.Mask(githubToken);
        foreach (var secret in secrets)
        {
            context.Log.Mask(secret.Value ?? (secret.Variable is { } name ? context.Environment[name] : null));
        }
    }
}
