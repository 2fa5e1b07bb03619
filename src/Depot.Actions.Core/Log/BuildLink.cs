namespace Depot.Actions.Log;

/// <summary>The URL of a build at Depot. It contains the ids of the build and its project, even if the build failed.</summary>
/// <param name="Url">The URL, as the CLI printed it.</param>
/// <param name="BuildId">The part after <c>/builds/</c>; null when there is none.</param>
/// <param name="ProjectId">The part after <c>/projects/</c>; null when there is none.</param>
public sealed record BuildLink(string Url, string? BuildId, string? ProjectId)
{
    /// <summary>Reads a URL such as <c>https://depot.dev/orgs/o/projects/p/builds/b</c>; null if the string is not such a URL.</summary>
    public static BuildLink? Parse(string? text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http")) return null;
        var parts = address.AbsolutePath.Split('/');
        return new(text, After("builds"), After("projects"));

        string? After(string name) => Array.IndexOf(parts, name) is var at and >= 0 && at + 1 < parts.Length ? parts[at + 1] : null;
    }
}
