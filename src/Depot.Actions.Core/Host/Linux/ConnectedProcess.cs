using System.Globalization;
using System.Text;

namespace Depot.Actions.Host.Linux;

/// <summary>The runner's process where the runner talks to the Engine's API itself: the one of its user that holds a connection to the Engine.</summary>
/// <param name="Id">Its process id; null when none is on the machine itself.</param>
/// <param name="IsSure">Whether no other process of the user is a candidate.</param>
/// <param name="IsNested">Whether the only candidates are in containers.</param>
internal readonly record struct ConnectedProcess(int? Id, bool IsSure, bool IsNested)
{
    /// <summary>Searches the visible processes.</summary>
    /// <param name="proc">The directory <c>/proc</c>.</param>
    /// <param name="user">The runner's user.</param>
    /// <param name="sockets">Inodes of the sockets that are connected to the Engine, from <see cref="SocketPeers"/>.</param>
    /// <param name="container">Id of the container of this step, which holds a connection as well.</param>
    /// <param name="directory">Path of the runner's directory on the host.</param>
    /// <remarks>
    /// A user may have several runners and other tools. The runner is the process whose program, working directory and variables are in
    /// directories nearest to the runner's; of several, the one that has run longest, because tools are short-lived.
    /// </remarks>
    public static ConnectedProcess Find(string proc, uint user, IReadOnlySet<ulong> sockets, string container, string directory)
    {
        var found = new List<Candidate>();
        foreach (var process in sockets.Count == 0 ? [] : Directory.EnumerateDirectories(proc))
        {
            if (int.TryParse(Path.GetFileName(process), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                && Read(process, id, user, sockets, container, directory) is { } candidate) found.Add(candidate);
        }

        var outside = found.Where(process => !process.IsNested).OrderByDescending(process => process.Nearness).ThenBy(process => process.Since).ToList();
        return outside.Count > 0 ? new(outside[0].Id, outside.Count == 1 || outside[0].Nearness > outside[1].Nearness, false) : new(null, false, found.Count > 0);
    }

    private static Candidate? Read(string process, int id, uint user, IReadOnlySet<ulong> sockets, string container, string directory)
    {
        try
        {
            var status = ProcessStatus.Parse(File.ReadAllText(Path.Combine(process, "status")));
            if (status.User != user || !Holds(Path.Combine(process, "fd"), sockets)) return null;
            if (File.ReadAllText(Path.Combine(process, "cgroup")).Contains(container, StringComparison.Ordinal)) return null;
            // `123 (any name) S …`: the time of its start is field 22, the twentieth behind the name.
            var fields = File.ReadAllText(Path.Combine(process, "stat"));
            var since = ulong.Parse(fields[(fields.LastIndexOf(')') + 2)..].Split(' ')[19], CultureInfo.InvariantCulture);
            return new(id, since, status.IsNested, Places(process).Select(place => Shared(place, directory)).DefaultIfEmpty().Max());
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return null;
        }
    }

    private static bool Holds(string directory, IReadOnlySet<ulong> sockets)
    {
        const string Socket = "socket:[";
        return Directory.EnumerateFiles(directory).Select(Target).Any(target =>
            target is not null && target.StartsWith(Socket, StringComparison.Ordinal)
            && ulong.TryParse(target.AsSpan(Socket.Length).TrimEnd(']'), NumberStyles.None, CultureInfo.InvariantCulture, out var inode) && sockets.Contains(inode));
    }

    private static IEnumerable<string> Places(string process) =>
        new[] { Target(Path.Combine(process, "exe")), Target(Path.Combine(process, "cwd")) }.OfType<string>()
            .Concat(Encoding.UTF8.GetString(Bytes(Path.Combine(process, "environ"))).Split('\0').Where(entry => entry.Contains("=/", StringComparison.Ordinal))
                .SelectMany(entry => entry[(entry.IndexOf('=', StringComparison.Ordinal) + 1)..].Split(':')));

    // How many leading directories two paths have in common.
    private static int Shared(string one, string other) =>
        one.Split('/', StringSplitOptions.RemoveEmptyEntries).Zip(other.Split('/', StringSplitOptions.RemoveEmptyEntries)).TakeWhile(pair => pair.First == pair.Second).Count();

    // Descriptors can disappear while they are read.
    private static string? Target(string link)
    {
        try
        {
            return new FileInfo(link).LinkTarget;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static byte[] Bytes(string file)
    {
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private sealed record Candidate(int Id, ulong Since, bool IsNested, int Nearness);
}
