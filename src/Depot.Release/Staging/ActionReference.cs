namespace Depot.Release.Staging;

/// <summary>A place in a string that names one of the actions, such as <c>depot/bake-action/matrix@v1</c>.</summary>
/// <param name="Repository">The repository of the action; the text may have an ellipsis for a part of it.</param>
/// <param name="Directory">The directory in it that holds <c>action.yml</c>; empty for the repository's own.</param>
/// <param name="Reference">What comes after the <c>@</c>; null when the text names no version.</param>
/// <param name="At">Where <paramref name="Reference"/> is in the text; empty when there is none.</param>
internal sealed record ActionReference(string Repository, string Directory, string? Reference, Range At)
{
    /// <summary>All of them, in order.</summary>
    /// <param name="text">Any string: a page, a workflow, a message.</param>
    /// <param name="owner">Owner of the repositories. A longer path, such as that of a URL, names no action.</param>
    public static IEnumerable<ActionReference> In(string text, string owner)
    {
        for (var at = 0; (at = text.IndexOf($"{owner}/", at, StringComparison.Ordinal)) >= 0;)
        {
            var isWhole = at == 0 || !(IsPath(text[at - 1]) || text[at - 1] == '>');
            var start = at += owner.Length + 1;
            while (at < text.Length && IsPath(text[at])) at++;
            var (path, reference) = (text[start..at].TrimEnd('.').Split('/', 2), at..at);
            if (at < text.Length && text[at] == '@')
            {
                start = ++at;
                while (at < text.Length && !char.IsWhiteSpace(text[at]) && !"`\"'),;".Contains(text[at])) at++;
                reference = start..at;
            }

            if (!isWhole || !IsRepository(path[0])) continue;
            yield return new(path[0], path is [_, var directory] ? directory.TrimEnd('/') : "", reference.Start.Equals(reference.End) ? null : text[reference], reference);
        }
    }

    private static bool IsRepository(string name) =>
        name == "…-action" || ActionSource.All.Any(action => action.Repository == name);

    private static bool IsPath(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/' or '…';
}
