using Depot.Release.Versions;

namespace Depot.Release.Staging;

/// <summary>Makes an action's README say which version it belongs to.</summary>
internal static class Readme
{
    private static readonly string[] Uses = [.. ActionSource.All.Select(action => $"/{action.Repository}")];

    /// <summary>The README as the action's own repository has it.</summary>
    /// <param name="text">The README beside the action here.</param>
    /// <param name="names">Owner of the actions, and the repository they are developed in.</param>
    /// <param name="action">Whose README it is.</param>
    /// <param name="version">The release.</param>
    /// <param name="program">Where the program comes from, in a few words of Markdown.</param>
    public static string Of(string text, Names names, ActionSource action, ReleaseVersion version, string program)
    {
        var source = $"https://github.com/{names.Source}/blob/{version.Tag}/";
        var body = string.Join('\n', text.Split('\n').Select(line => WithVersion(line, names.Owner, version)))
            .Replace("](../../", $"]({source}", StringComparison.Ordinal)
            .Replace("](../", $"]({source}actions/", StringComparison.Ordinal);
        return $"""
            {body.TrimEnd('\n')}

            ## This release

            {version.Tag}, made from [{names.Source}](https://github.com/{names.Source}/tree/{version.Tag}). {program}
            To stay on exactly this release, and to let Dependabot propose the next one:

            ```yaml
            - uses: {names.Owner}/{action.Repository}@{version.Tag}
            ```

            """;
    }

    /// <summary>What comes after the <c>@</c> wherever a text uses one of the actions.</summary>
    public static IReadOnlyList<string> References(string text, string owner) =>
        [.. text.Split('\n').Select(line => Reference(line, owner) is { } range ? line[range] : null).OfType<string>()];

    private static string WithVersion(string line, string owner, ReleaseVersion version) =>
        Reference(line, owner) is { } range ? line[..range.Start] + version.SnippetTag + line[range.End..] : line;

    // "uses: owner/name@REF" and "uses: owner/name/native@REF"; REF ends at a space or a quote.
    private static Range? Reference(string line, string owner)
    {
        var uses = line.IndexOf($"uses: {owner}/", StringComparison.Ordinal);
        if (uses < 0) return null;
        var at = line.IndexOf('@', uses);
        if (at < 0 || !Array.Exists(Uses, name => line[uses..at].Contains(name, StringComparison.Ordinal))) return null;
        var length = line.AsSpan(at + 1).IndexOfAny(" `\"'");
        return (at + 1)..(length < 0 ? line.Length : at + 1 + length);
    }
}
