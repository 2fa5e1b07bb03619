using Depot.Bake.Planning;
using Hcl2;

namespace Depot.Bake.CommandLine;

/// <summary>What <c>--explain</c> adds to an error.</summary>
internal static class Explanation
{
    // Later errors are usually consequences of the first few.
    private const int Most = 10;

    /// <summary>For every diagnostic the lines it is about, the place in them, and the values of the variables there; empty for an error in no file.</summary>
    public static string Of(BakeOutcome outcome)
    {
        if (outcome.Error is not { Diagnostics.Count: > 0 } error) return "";

        var sources = new Dictionary<string, SourceText>(StringComparer.Ordinal);
        foreach (var file in outcome.Files)
        {
            // The type of a file without a known extension is determined when it is read.
            foreach (var ending in new[] { "", ".hcl", ".json" }) sources.TryAdd(file.Name + ending, new(file.Name + ending, file.Content));
        }

        var writer = new DiagnosticWriter(sources);
        return "\n" + string.Concat(error.Diagnostics.Take(Most).Select(writer.Write));
    }
}
