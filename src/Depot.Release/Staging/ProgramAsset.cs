using System.Text;
using Depot.Release.Errors;

namespace Depot.Release.Staging;

/// <summary>The native programs of a release.</summary>
internal static class ProgramAsset
{
    /// <summary>The platforms that have a program, as GitHub's runners name them.</summary>
    public static IReadOnlyList<string> Platforms { get; } = ["linux-arm64", "linux-x64", "macos-arm64", "macos-x64", "windows-arm64", "windows-x64"];

    /// <summary>The file a platform's program is in.</summary>
    public static string NameOf(string platform) =>
        $"depot-actions-{platform}{(platform.StartsWith("windows-", StringComparison.Ordinal) ? ".exe" : "")}";

    /// <summary>The list that <c>sha256sum --check</c> reads.</summary>
    public static string Checksums(IEnumerable<Asset> programs) => string.Concat(programs.Select(program => $"{program.Sha256}  {program.Name}\n"));

    /// <summary>The entries of such a list.</summary>
    /// <exception cref="ReleaseException">A line has another form.</exception>
    public static IReadOnlyDictionary<string, string> ReadChecksums(byte[] list)
    {
        var sums = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in Encoding.UTF8.GetString(list).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Split("  ", 2) is not [{ Length: 64 } sum, { Length: > 0 } name])
                throw new ReleaseException($"{Asset.Checksums} has the line '{line}', which is not a checksum and a file name.");
            sums[name] = sum;
        }

        return sums;
    }
}
