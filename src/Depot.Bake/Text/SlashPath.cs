namespace Depot.Bake.Text;

/// <summary>Paths with slashes, cleaned as Go cleans them.</summary>
internal static class SlashPath
{
    /// <summary>One path below another, or the path itself when it is absolute or there is no other; empty when both are.</summary>
    public static string Join(string folder, string path) =>
        folder.Length == 0 ? path.Length == 0 ? "" : Clean(path) : path.Length == 0 ? Clean(folder) : Clean($"{folder}/{path}");

    /// <summary>The folder of a path; <c>.</c> when it names none.</summary>
    public static string Folder(string path) => Clean(path[..(path.LastIndexOf('/') + 1)]);

    /// <summary>Whether a path starts at the root.</summary>
    public static bool IsRooted(string path) => path.StartsWith('/');

    private static string Clean(string path)
    {
        var kept = new List<string>();
        foreach (var element in path.Split('/'))
        {
            if (element.Length == 0 || element == ".") continue;
            if (element != "..") kept.Add(element);
            else if (kept.Count > 0 && kept[^1] != "..") kept.RemoveAt(kept.Count - 1);
            else if (!IsRooted(path)) kept.Add(element);
        }

        var clean = string.Join('/', kept);
        return IsRooted(path) ? "/" + clean : clean.Length == 0 ? "." : clean;
    }
}
