namespace Depot.Release.Staging;

/// <summary>Makes the links of a page lead to the source, where they were written for; a release has only some of its files.</summary>
/// <param name="Names">The repository of the source.</param>
/// <param name="Tag">The version's tag there.</param>
internal sealed record SourceLinks(RepositoryNames Names, string Tag)
{
    private const string Start = "](";

    /// <summary>The page with absolute links.</summary>
    /// <param name="text">Markdown.</param>
    /// <param name="file">Path of the page in the source.</param>
    public string In(string text, string file)
    {
        var pieces = text.Split(Start);
        return string.Join(Start, pieces.Take(1).Concat(pieces.Skip(1).Select(piece => IsElsewhere(piece) ? piece : Absolute(piece, file))));
    }

    // A heading of the same page, or a URL.
    private static bool IsElsewhere(string link) =>
        link.StartsWith('#') || link.Split(')')[0].Contains(':', StringComparison.Ordinal);

    private string Absolute(string link, string file)
    {
        var directory = new Uri(new Uri("file:///"), file);
        return $"https://github.com/{Names.Source}/blob/{Tag}{new Uri(directory, link.Split(')')[0]).AbsolutePath}{Fragment(link)}{link[link.IndexOf(')', StringComparison.Ordinal)..]}";
    }

    private static string Fragment(string link) =>
        link.Split(')')[0].Split('#', 2) is [_, var heading] ? $"#{heading}" : "";
}
