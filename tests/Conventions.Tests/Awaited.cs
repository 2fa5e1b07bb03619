namespace Conventions;

/// <summary>What pages may speak of although it is not here: the hand-off to the host, native variants, releases and summaries are made beside them.</summary>
/// <remarks>Once src/Depot.Actions.Core/Host is there nothing is awaited, everything is checked, and this file can go.</remarks>
internal static class Awaited
{
    private static readonly string[] Names =
    [
        "run-in", "/native", "/matrix", "HandOffSpecs", "FallbackSpecs", "StopSpecs", "ContainerReachSpecs",
        "summary.md", "CHANGELOG.md", "releasing.md", "CONTRIBUTING.md", "SECURITY.md", "passing trouble",
    ];

    public static bool IsHandOffHere { get; } = Directory.Exists(Repository.PathOf("src/Depot.Actions.Core/Host"));

    public static bool Mentions(string text) =>
        (!IsHandOffHere && Names.Any(name => text.Contains(name, StringComparison.Ordinal))) || text == "bake-differences.md";
}
