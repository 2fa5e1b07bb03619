using Depot.Release.Errors;
using Depot.Release.Trees;

namespace Depot.Release.Staging;

/// <summary>The native variant in an action's own repository: with its scripts and the pinned programs.</summary>
internal static class NativeVariant
{
    /// <summary>Its directory, in the action's directory here and in the action's repository there.</summary>
    public const string Directory = "native";

    /// <summary>Where the programs are pinned.</summary>
    public const string PinFile = $"{Directory}/release.conf";

    public static IEnumerable<TreeFile> Of(
        ActionSource action, StageRequest request, SourceCheckout source, IReadOnlyDictionary<string, Asset> programs)
    {
        yield return TreeFile.OfText("native/action.yml", BesideScripts(source.Read($"actions/{action.Directory}/native/action.yml")));
        yield return TreeFile.OfText(PinFile, Pin(source.Read($"actions/{PinFile}"), request, action, programs));
        yield return TreeFile.OfText("native/run.ps1", source.Read("actions/native/run.ps1"));
        yield return TreeFile.OfText("native/run.sh", source.Read("actions/native/run.sh")) with { IsExecutable = true };
    }

    /// <summary>Fills in the version, the URL of the downloads, and the checksum of each program.</summary>
    /// <remarks>What a dry run has no program for stays as it is in the source, where the scripts refuse it.</remarks>
    /// <exception cref="ReleaseException">The file has no place for one of them.</exception>
    internal static string Pin(string text, StageRequest request, ActionSource action, IReadOnlyDictionary<string, Asset> programs)
    {
        var pins = new Dictionary<string, string>
        {
            ["@VERSION@"] = request.Version.Tag[1..],
            ["@URL@"] = $"https://github.com/{request.Names.Owner}/{action.Repository}/releases/download/{request.Version}",
        };
        foreach (var (platform, program) in programs) pins[$"@SHA256_{platform.Replace('-', '_').ToUpperInvariant()}@"] = program.Sha256;
        foreach (var (place, value) in pins)
        {
            if (!text.Contains($"={place}\n", StringComparison.Ordinal)) throw new ReleaseException($"actions/{PinFile} has no line that ends with {place}.");
            text = text.Replace($"={place}\n", $"={value}\n", StringComparison.Ordinal);
        }

        return text;
    }

    // In the source the three actions share the scripts; in its repository each action has its own copy.
    private static string BesideScripts(string manifest) => string.Join('\n', manifest.Split('\n')
        .Where(line => !line.StartsWith("# Made from ", StringComparison.Ordinal))
        .Select(line => line.Replace("/../../native/", "/", StringComparison.Ordinal)));
}
