namespace Depot.Actions.Dockerfiles;

/// <summary>What kind of place a build context is.</summary>
public static class ContextPath
{
    /// <summary>Whether the CLI reads it from somewhere else than this machine's disk.</summary>
    /// <remarks>buildx, build/build.go (LoadInputs): a URL, a repository, or <c>-</c> for standard input.</remarks>
    public static bool IsRemote(string context) =>
        context == "-"
        || context.Contains("://", StringComparison.Ordinal)
        || context.StartsWith("github.com/", StringComparison.Ordinal)
        || context.StartsWith("git@", StringComparison.Ordinal);
}
