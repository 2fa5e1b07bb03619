using Depot.Actions.Container;
using Depot.Actions.Host.Engine;
using Depot.Actions.Runner;

namespace Depot.Actions.Host.Places;

/// <summary>
/// The directories that this container shares with the host or with another container, from the Engine's description of both.
/// </summary>
internal static class SharedDirectories
{
    /// <summary>A directory for a program that the other side must find: the best writable directory that both sides have.</summary>
    /// <param name="mounts">What is mounted here.</param>
    /// <param name="paths">Our directories, and what they are called there.</param>
    /// <param name="environment">Names the directories of the runner that come first: temporary files, the runner's own files, tools, the workspace.</param>
    /// <param name="isDirectory">Whether there is a directory of that path here.</param>
    public static BindMount? Best(IEnumerable<ContainerMount> mounts, PathMapping paths, RunnerEnvironment environment, Func<string, bool> isDirectory)
    {
        var usable = mounts.Where(mount => mount.CanWrite).Select(mount => mount.Destination).ToHashSet(StringComparer.Ordinal);
        var candidates = paths.Pairs.Where(pair => usable.Contains(pair.Container) && isDirectory(pair.Container)).ToList();
        string?[] wanted =
        [
            environment["RUNNER_TEMP"], environment["GITHUB_OUTPUT"], environment["GITHUB_ENV"], environment["GITHUB_EVENT_PATH"],
            environment["RUNNER_TOOL_CACHE"], environment["GITHUB_WORKSPACE"],
        ];
        foreach (var path in wanted.OfType<string>())
        {
            // A runner may pass the path of the other side instead.
            var holding = candidates.Where(pair => IsIn(path, pair.Container) || IsIn(path, pair.Host)).OrderByDescending(pair => pair.Container.Length).ToList();
            if (holding.Count > 0) return holding[0];
        }

        return candidates.Count > 0 ? candidates[0] : null;
    }

    /// <summary>Our directories and those of the host, and what they are called in another container.</summary>
    /// <param name="ours">What is mounted here.</param>
    /// <param name="theirs">What is mounted there.</param>
    public static PathMapping Between(IReadOnlyList<ContainerMount> ours, IReadOnlyList<ContainerMount> theirs)
    {
        var pairs = new List<BindMount>();
        foreach (var mount in ours)
        {
            if (mount.Source is { } source && Find(theirs, source) is { } there) pairs.Add(new(mount.Destination, there));
        }

        // If the whole machine is mounted at /, every path would be translated.
        pairs.AddRange(theirs.Where(mount => mount is { Type: "bind", Source: { Length: > 1 } }).Select(mount => new BindMount(mount.Source!, mount.Destination)));
        return new([.. pairs.DistinctBy(pair => pair.Container)]);
    }

    /// <summary>Whether another container is one of this job's own steps: it has the directories of this one.</summary>
    /// <param name="ours">What is mounted here.</param>
    /// <param name="theirs">What is mounted there.</param>
    /// <remarks>A service of the job is on the same network and has none of them.</remarks>
    public static bool AreOfOneJob(IReadOnlyList<ContainerMount> ours, IReadOnlyList<ContainerMount> theirs)
    {
        var directories = ours.Where(mount => mount.Source is { } source && !source.EndsWith(".sock", StringComparison.Ordinal)).ToList();
        return directories.Count > 0 && directories.All(mount => Find(theirs, mount.Source!) is not null);
    }

    private static string? Find(IReadOnlyList<ContainerMount> theirs, string source)
    {
        var there = theirs.Where(mount => mount.Source is { } other && IsIn(source, other)).MaxBy(mount => mount.Source!.Length);
        return there is null ? null : there.Destination.TrimEnd('/') + source[there.Source!.TrimEnd('/').Length..];
    }

    private static bool IsIn(string path, string directory) =>
        path == directory || path.StartsWith(directory.TrimEnd('/') + "/", StringComparison.Ordinal);
}
