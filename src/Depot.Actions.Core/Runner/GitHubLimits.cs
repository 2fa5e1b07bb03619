namespace Depot.Actions.Runner;

/// <summary>Sizes that GitHub does not take.</summary>
/// <remarks>docs.github.com, "Workflow commands", limits of outputs.</remarks>
public static class GitHubLimits
{
    /// <summary>The longest text that GitHub takes for one output: 1 MB as UTF-16.</summary>
    public const int LongestOutput = 512 << 10;
}
