using Depot.Release.Images;
using Depot.Release.Versions;

namespace Depot.Release.Staging;

/// <summary>Adds the version to an action's README.</summary>
internal static class Readme
{
    /// <summary>The README as the action's own repository has it.</summary>
    /// <param name="text">The README beside the action here.</param>
    /// <param name="names">Owner of the actions, and the repository they are developed in.</param>
    /// <param name="action">Whose README it is.</param>
    /// <param name="version">The release.</param>
    /// <param name="program">Where the program comes from, in a few words of Markdown.</param>
    /// <param name="image">The image that the program comes in; null when it comes otherwise.</param>
    public static string Of(string text, RepositoryNames names, ActionSource action, ReleaseVersion version, string program, ImageReference? image)
    {
        var body = new SourceLinks(names, version.Tag).In(WithVersion(text, names.Owner, version), $"actions/{action.Directory}/README.md");
        return $"""
            {body.TrimEnd('\n')}

            ## This release

            {version.Tag}, made from [{names.Source}](https://github.com/{names.Source}/tree/{version.Tag}). {program}
            The tag never moves. Its commit pins everything that runs, the image and the programs included; Dependabot updates both.

            ```yaml
            - uses: {names.Owner}/{action.Repository}@{version.Tag}
            ```

            ```shell
            git ls-remote https://github.com/{names.Owner}/{action.Repository} {version.Tag}    # the commit, to write in place of the tag
            ```

            To [verify](https://github.com/{names.Source}/blob/{version.Tag}/docs/fleet.md#verify-a-release) it:

            ```shell
            {Signer.Verification(names, action.Repository, version, image)}
            ```

            """;
    }

    /// <summary>What comes after the <c>@</c> wherever a string uses one of the actions.</summary>
    public static IReadOnlyList<string> References(string text, string owner) =>
        [.. ActionReference.In(text, owner).Select(action => action.Reference).OfType<string>()];

    private static string WithVersion(string text, string owner, ReleaseVersion version) => ActionReference.In(text, owner)
        .Where(action => action.Reference is not null).Reverse()
        .Aggregate(text, (result, action) => result[..action.At.Start] + version.SnippetTag + result[action.At.End..]);
}
