using Depot.Actions.Errors;
using Depot.Actions.Registries;

namespace Depot.Actions.Checks;

/// <summary>Checks the input <c>tags</c>.</summary>
public static class TagCheck
{
    /// <summary>Fails on a tag that is not an image name, and if a required tag is missing.</summary>
    /// <param name="tags">The tags.</param>
    /// <param name="isNeeded">Whether a tag is required because no output names the image.</param>
    /// <exception cref="InputException">A tag is wrong or missing.</exception>
    public static void Validate(IReadOnlyList<string> tags, bool isNeeded)
    {
        foreach (var tag in tags)
        {
            if (tag.StartsWith('#')) throw new InputException("tags", "an item begins with '#', but inputs have no comments; delete the line.");
            if (tag.Split([' ', '\t', ';'], StringSplitOptions.RemoveEmptyEntries) is { Length: > 1 } several)
            {
                throw new InputException("tags", $"'{tag}' holds spaces or ';'. If it is several tags, write one per line: {string.Join(" and ", several.Select(one => $"'{one}'"))}.");
            }

            if (ImageReference.Parse(tag, out var problem) is null) throw new InputException("tags", $"'{tag}' is not a valid image name: {problem}.");
        }

        if (isNeeded && tags.Count == 0) throw new InputException("tags", "'push' is true and no tag is set; write at least one, such as registry/name:tag.");
    }
}
