namespace Hcl2.Functions;

/// <summary>Paths with slashes, whatever the operating system: what <c>basename</c> and <c>dirname</c> do with them.</summary>
public static class SlashPath
{
    /// <summary>The last element without trailing slashes; <c>.</c> for no path, <c>/</c> for nothing but slashes.</summary>
    public static string Base(string path)
    {
        if (path.Length == 0) return ".";

        var trimmed = path.TrimEnd('/');
        return trimmed.Length == 0 ? "/" : trimmed[(trimmed.LastIndexOf('/') + 1)..];
    }

    /// <summary>Everything before the last element, cleaned; <c>.</c> where there is nothing.</summary>
    public static string Directory(string path) => Clean(path[..(path.LastIndexOf('/') + 1)]);

    /// <summary>The shortest path that means the same: no double slashes, no <c>.</c>, no <c>..</c> that can be resolved; <c>.</c> for no path.</summary>
    public static string Clean(string path)
    {
        var isRooted = path.StartsWith('/');
        var kept = new List<string>();
        foreach (var element in path.Split('/'))
        {
            if (element.Length == 0 || element == ".") continue;
            if (element != "..") kept.Add(element);
            else if (kept.Count > 0 && kept[^1] != "..") kept.RemoveAt(kept.Count - 1);
            else if (!isRooted) kept.Add(element);
        }

        var clean = string.Join('/', kept);
        return isRooted ? "/" + clean : clean.Length == 0 ? "." : clean;
    }
}
