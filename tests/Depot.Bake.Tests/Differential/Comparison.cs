using Depot.Bake.Planning;
using Depot.Bake.Printing;

namespace Depot.Bake.Tests.Differential;

/// <summary>A definition evaluated by the Depot CLI and by us, side by side.</summary>
internal static class Comparison
{
    private const int Crash = 2;

    private static readonly Dictionary<string, string> Always = new() { ["HOME"] = "/root", ["PATH"] = "/usr/bin:/bin", ["CI"] = "true" };

    /// <summary>How the answers differ; null when they are the same.</summary>
    public static string? Difference(DepotCli cli, RandomDefinition definition)
    {
        var environment = Always.Concat(definition.Environment).ToDictionary(StringComparer.Ordinal);
        var request = Given.Request(new MemoryFolder(("docker-bake.hcl", definition.Content)), [.. definition.Arguments]) with { Environment = environment };
        var ours = BakePlanner.Plan(request);
        var (exit, output, error) = cli.Print(definition, environment);

        // A crash is no answer, and ours to it is an error.
        var isSame = exit == Crash ? ours.Plan is null : ours.Plan is { } plan ? output == BakeJson.ToText(plan) : IsSameError(Messages(error), ours);
        return isSame ? null : $"{definition}\nDepot CLI ({exit}): {output}{error}\nours: {(ours.Plan is { } printed ? BakeJson.ToText(printed) : ours.Error!.Message)}\n";
    }

    // Of several mistakes in the attributes of one block the CLI reports the first in an order it leaves to chance, and how many others there are.
    private static bool IsSameError(string theirs, BakeOutcome ours)
    {
        var diagnostics = ours.Error!.Diagnostics;
        return theirs == ours.Error.Message
            || (diagnostics.Count > 1 && diagnostics.Any(diagnostic => theirs == $"{diagnostic}, and {diagnostics.Count - 1} other diagnostic(s)"));
    }

    // Without lines of loggers, which carry the time.
    private static string Messages(string error) => string.Join('\n', error.Split('\n').Where(static line =>
        !line.StartsWith("time=", StringComparison.Ordinal) && !line.Contains("[DEBUG]", StringComparison.Ordinal))).TrimEnd('\n');
}
