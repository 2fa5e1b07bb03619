namespace Depot.Actions.Container;

/// <summary>One line of <c>/proc/self/mountinfo</c>.</summary>
/// <param name="Root">Path of the mounted directory within its own file system: the host's path without the host's mount point.</param>
/// <param name="Point">Path where it is mounted.</param>
internal readonly record struct MountEntry(string Root, string Point);

/// <summary>What is mounted in this container, from the kernel: the only information that needs no Engine.</summary>
internal sealed record MountTable(IReadOnlyList<MountEntry> Entries)
{
    private const int IdLength = 64;

    // What an Engine mounts in every container.
    private static readonly string[] System = ["/dev", "/etc", "/proc", "/sys"];

    /// <summary>Reads the file's text; a line of another form is skipped.</summary>
    /// <remarks>proc_pid_mountinfo(5): fields 4 and 5; space, tab, line end and backslash are octal escapes.</remarks>
    public static MountTable Parse(string text) => new(
        [.. text.Split('\n').Select(line => line.Split(' ')).Where(fields => fields.Length > 5).Select(fields => new MountEntry(Unescape(fields[3]), Unescape(fields[4])))]);

    /// <summary>Reads the mounts of this process; none where there is no such file.</summary>
    public static MountTable OfThisProcess()
    {
        try
        {
            return Parse(File.ReadAllText("/proc/self/mountinfo"));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return new([]);
        }
    }

    /// <summary>The id of this container: Engines keep its hosts file and the like in a directory of that name. Null when there is none.</summary>
    public string? ContainerId => Entries
        .Where(entry => entry.Point is "/etc/hostname" or "/etc/hosts" or "/etc/resolv.conf")
        .SelectMany(entry => entry.Root.Split('/')).FirstOrDefault(name => name.Length == IdLength && name.All(char.IsAsciiHexDigitLower));

    /// <summary>Whether a path is in a directory that outlives the container.</summary>
    /// <param name="path">Absolute path.</param>
    public bool IsShared(string path) =>
        Entries.Any(entry => entry.Point != "/" && !System.Any(directory => IsIn(entry.Point, directory)) && IsIn(path, entry.Point));

    /// <summary>The host's names of the runner's directories, as far as they can be derived from the text of a path that the runner does not translate.</summary>
    /// <param name="workspaceDirectory"><c>RUNNER_WORKSPACE</c>: the directory of all workspaces of a repository, on the host.</param>
    /// <remarks>
    /// <c>/work/app</c> holds the workspace <c>/work/app/app</c> and stands beside <c>/work/_temp</c>. Each is used only if it matches the
    /// kernel's path of the mount.
    /// </remarks>
    public PathMapping RunnerDirectories(string? workspaceDirectory)
    {
        if (workspaceDirectory is null || Path.GetDirectoryName(workspaceDirectory) is not { } work) return PathMapping.Empty;
        BindMount[] expected =
        [
            new("/github/workspace", Path.Combine(workspaceDirectory, Path.GetFileName(workspaceDirectory))),
            new("/github/file_commands", Path.Combine(work, "_temp/_runner_file_commands")),
            new("/github/workflow", Path.Combine(work, "_temp/_github_workflow")),
            new("/github/home", Path.Combine(work, "_temp/_github_home")),
            new("/github/runner_temp", Path.Combine(work, "_temp")),
        ];
        return new([.. expected.Where(pair => Entries.Any(entry =>
            entry.Point == pair.Container && entry.Root != "/" && pair.Host.EndsWith(entry.Root, StringComparison.Ordinal)))]);
    }

    private static bool IsIn(string path, string directory) => path == directory || path.StartsWith(directory + "/", StringComparison.Ordinal);

    private static string Unescape(string field) => field
        .Replace(@"\040", " ", StringComparison.Ordinal).Replace(@"\011", "\t", StringComparison.Ordinal)
        .Replace(@"\012", "\n", StringComparison.Ordinal).Replace(@"\134", @"\", StringComparison.Ordinal);
}
