namespace Depot.Actions.Build;

/// <summary>One agent or set of keys of the input <c>ssh</c>: <c>id[=socket|key[,key…]]</c>.</summary>
public static class SshItem
{
    /// <summary>Lines to items: a comma ends an item, unless a path follows, which is another key of the same item.</summary>
    /// <remarks>docker/build-push-action splits at every comma and so loses second keys; depot/build-push-action at none, and so loses second ids.</remarks>
    public static IReadOnlyList<string> Split(IEnumerable<string> lines)
    {
        var items = new List<string>();
        foreach (var line in lines)
        {
            var isFirst = true;
            foreach (var field in line.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                if (!isFirst && IsPath(field)) items[^1] += "," + field;
                else items.Add(field);
                isFirst = false;
            }
        }

        return items;
    }

    // An id has '=' behind it, or is a name alone.
    private static bool IsPath(string field) => !field.Contains('=', StringComparison.Ordinal) && field.AsSpan().ContainsAny("/\\.~$");
}
