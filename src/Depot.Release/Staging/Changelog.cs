using Depot.Release.Errors;
using Depot.Release.Versions;

namespace Depot.Release.Staging;

/// <summary>Finds the changes of a version.</summary>
internal static class Changelog
{
    /// <summary>Its path in the source.</summary>
    public const string File = "docs/CHANGELOG.md";

    /// <summary>The section of the version, without its heading; it becomes the text of the release.</summary>
    /// <exception cref="ReleaseException">There is none.</exception>
    public static string Notes(string changelog, ReleaseVersion version)
    {
        var section = changelog.Split('\n').SkipWhile(line => !IsHeadingOf(line, version)).Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal));
        var notes = string.Join('\n', section).Trim();
        return notes.Length > 0 ? notes : throw new ReleaseException(
            $"{File} has no text below '## {version.Tag}'. Write the changes of the release there, commit, and start again.");
    }

    // "## v1.20.0", perhaps with a date after it.
    private static bool IsHeadingOf(string line, ReleaseVersion version) =>
        line == $"## {version.Tag}" || line.StartsWith($"## {version.Tag} ", StringComparison.Ordinal);
}
