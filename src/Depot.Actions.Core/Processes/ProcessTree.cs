using System.Globalization;
using System.Runtime.Versioning;

namespace Depot.Actions.Processes;

/// <summary>The processes below a process, as /proc shows them at one moment.</summary>
/// <remarks>
/// proc(5). Those that have ended and were not yet asked about are included: a process whose first thread has ended looks the same and
/// still runs, and a signal to one that has ended does nothing.
/// </remarks>
[SupportedOSPlatform("linux")]
internal static class ProcessTree
{
    /// <summary>The children of a process, and theirs, in no order. Not the process itself.</summary>
    public static List<int> Below(int root)
    {
        var children = All().ToLookup(static process => process.Parent, static process => process.Id);
        var below = children[root].ToList();
        // Each once: ids are reused, so that a list that took a while to read may show a circle.
        var seen = below.ToHashSet();
        for (var at = 0; at < below.Count; at++) below.AddRange(children[below[at]].Where(seen.Add));
        return below;
    }

    /// <summary>The children of a process.</summary>
    public static List<int> Children(int process) => [.. All().Where(other => other.Parent == process).Select(static other => other.Id)];

    private static IEnumerable<(int Id, int Parent)> All() => Directory.EnumerateDirectories("/proc")
        .Select(static directory => int.TryParse(Path.GetFileName(directory), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)
        .Where(static id => id > 0)
        .Select(static id => (id, ParentOf(id)));

    // `123 (any name) S 45 …`: state, then parent.
    private static int ParentOf(int process)
    {
        try
        {
            var fields = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/stat")).AsSpan();
            fields = fields[(fields.LastIndexOf(')') + ") S ".Length)..];
            return int.Parse(fields[..fields.IndexOf(' ')], NumberStyles.None, CultureInfo.InvariantCulture);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            return -1;
        }
    }
}
