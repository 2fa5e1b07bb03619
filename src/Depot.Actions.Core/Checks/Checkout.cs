using Depot.Bake.Files;

namespace Depot.Actions.Checks;

/// <summary>Compares a checkout in the workspace with its Git index. Git is not run, and only the index is read.</summary>
public static class Checkout
{
    private const int LargestIndex = 32 << 20;
    private const int MostFiles = 20_000;

    /// <summary>One path that differs from the commit: changed, gone, or new at the top; null when there is none or it is unknown.</summary>
    /// <param name="workspace">Absolute path of the checkout.</param>
    public static string? FindChange(string workspace)
    {
        try
        {
            var file = Path.Combine(workspace, ".git", "index");
            if (!RegularFile.Exists(file)) return null;
            var entries = GitIndex.Parse(RegularFile.Read(file, LargestIndex));
            return entries.Count == 0 ? null : NewAtTop(workspace, entries) ?? Changed(workspace, entries);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    // Earlier steps usually build into a separate directory beside the sources. Google's login also leaves its file there.
    private static string? NewAtTop(string workspace, IReadOnlyList<GitIndexEntry> entries)
    {
        var known = entries.Select(entry => entry.Path.Split('/', 2)[0]).ToHashSet(StringComparer.Ordinal);
        return Directory.EnumerateFileSystemEntries(workspace).Select(Path.GetFileName)
            .FirstOrDefault(name => name is not ".git" && !known.Contains(name!) && !name!.StartsWith("gha-creds-", StringComparison.Ordinal));
    }

    private static string? Changed(string workspace, IReadOnlyList<GitIndexEntry> entries)
    {
        foreach (var entry in entries.Take(MostFiles))
        {
            var file = new FileInfo(Path.Combine(workspace, entry.Path));
            if (file.LinkTarget is not null) continue;
            if (!file.Exists || (uint)file.Length != entry.Size
                || (uint)new DateTimeOffset(file.LastWriteTimeUtc).ToUnixTimeSeconds() != entry.Modified) return entry.Path;
        }

        return null;
    }
}
