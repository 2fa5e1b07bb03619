using Depot.Actions.Runner;
using Depot.Bake.Files;

namespace Depot.Actions.Install;

/// <summary>A version of the CLI in the tool cache.</summary>
/// <param name="Directory">Absolute path of the directory for PATH.</param>
/// <param name="Program">Absolute path of the program.</param>
/// <param name="Marker">Absolute path of the file whose presence says that the directory is complete.</param>
public sealed record ToolEntry(string Directory, string Program, string Marker)
{
    /// <summary>Whether it can be used: it is marked as complete, and the program exists.</summary>
    public bool IsComplete => File.Exists(Marker) && RegularFile.Exists(Program);
}

/// <summary>The runner's cache of tools, which outlives the job on self-hosted runners and is shared by jobs that run at once.</summary>
/// <remarks>
/// The layout is that of actions/toolkit, packages/tool-cache/src/tool-cache.ts, so that both find each other's versions:
/// <c>&lt;cache&gt;/depot/&lt;version&gt;/&lt;architecture&gt;/</c> with the marker <c>&lt;architecture&gt;.complete</c> beside it. A
/// directory gets its name only when it is complete; a killed process leaves a <c>.partial</c>, which is ignored.
/// </remarks>
public static class ToolCache
{
    private const string Partial = ".partial";
    private const int MoveTries = 5;
    private const int LongestNote = 4 << 10;
    private static readonly TimeSpan OldPartial = TimeSpan.FromHours(6);

    /// <summary>The directory of all tools: the runner's, or one below its temporary directory where it has none.</summary>
    public static string Root(RunnerEnvironment environment) =>
        environment.FullPath(environment["RUNNER_TOOL_CACHE"] ?? TemporaryRoot(environment));

    /// <summary>The version that a setup of this job has used, or else the last used version in the cache; null if there is none.</summary>
    /// <remarks>The temporary directory comes first, because it belongs to the job.</remarks>
    public static ToolEntry? LastUsed(RunnerEnvironment environment)
    {
        var platform = ReleasePlatform.OfThisProcess();
        if (CliVersion.Exact(ReadNote(environment)) is { } version)
        {
            var noted = new[] { Root(environment), TemporaryRoot(environment) }.Select(root => Entry(root, version, platform)).FirstOrDefault(entry => entry.IsComplete);
            if (noted is not null) return noted;
        }

        return new[] { TemporaryRoot(environment), Root(environment) }
            .Select(root => Versions(root).Select(version => Entry(root, version, platform)).Where(entry => entry.IsComplete)
                .MaxBy(entry => File.GetLastWriteTimeUtc(entry.Marker)))
            .FirstOrDefault(entry => entry is not null);
    }

    /// <summary>
    /// Stores which version a setup of this job has installed, for <see cref="LastUsed"/>: jobs that run at once share the cache.
    /// </summary>
    public static void NoteForJob(RunnerEnvironment environment, string version)
    {
        try
        {
            Directory.CreateDirectory(TemporaryRoot(environment));
            WriteAnew(Note(environment), version);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // Then the last used version is taken.
        }
    }

    /// <summary>Notes that a setup uses this version, for <see cref="LastUsed"/>. In a cache of another user, nothing is stored.</summary>
    public static void Use(ToolEntry entry, TimeProvider time)
    {
        try
        {
            File.SetLastWriteTimeUtc(entry.Marker, time.GetUtcNow().UtcDateTime);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
        }
    }

    /// <summary>The place of a version, whether it exists or not.</summary>
    /// <param name="root">From <see cref="Root"/>.</param>
    /// <param name="version">From <see cref="CliVersion.Exact"/>.</param>
    /// <param name="platform">The platform.</param>
    public static ToolEntry Entry(string root, string version, ReleasePlatform platform)
    {
        var directory = Path.Combine(root, "depot", version, platform.Architecture);
        return new(directory, Path.Combine(directory, platform.Program), directory + ".complete");
    }

    /// <summary>Unpacks an archive into its place, completely or not at all.</summary>
    /// <param name="archive">The file.</param>
    /// <param name="entry">Its place.</param>
    /// <param name="time">The clock for the age of leftovers.</param>
    /// <param name="stop">Ends the work.</param>
    /// <param name="require">Throws if the program with this SHA-256 must not be installed. If it is given, another installed program is
    /// replaced.</param>
    /// <exception cref="InvalidDataException">The archive cannot be used; nothing was installed.</exception>
    /// <exception cref="IOException">The cache cannot be written to.</exception>
    public static void Install(string archive, ToolEntry entry, TimeProvider time, CancellationToken stop, Action<string>? require = null)
    {
        var versions = Path.GetDirectoryName(entry.Directory)!;
        RefuseLinks(versions);
        Directory.CreateDirectory(versions);
        RefuseLinks(versions);
        Sweep(Path.GetDirectoryName(versions)!, time.GetUtcNow() - OldPartial);
        var partial = Sibling(entry);
        Directory.CreateDirectory(partial);
        try
        {
            Archive.Unpack(archive, partial, UnpackLimits.OfTheCli, stop);
            var ready = Programs(partial, Path.GetFileName(entry.Program));
            if (require is not null) Require(Path.Combine(ready, Path.GetFileName(entry.Program)), entry, require);
            Place(ready, entry);
        }
        finally
        {
            Remove(partial);
        }
    }

    // Another job may have created the link, and its target must not be written.
    private static void RefuseLinks(string versions)
    {
        foreach (var directory in new[] { Path.GetDirectoryName(versions)!, versions })
        {
            if (IsLink(directory)) throw new IOException($"{directory} is a link, and nothing is written through one");
        }
    }

    private static bool IsLink(string directory) => new DirectoryInfo(directory).LinkTarget is not null;

    // A directory without its marker is replaced.
    private static void Require(string program, ToolEntry entry, Action<string> require)
    {
        var sha256 = CliPin.Of(program);
        require(sha256);
        if (entry.IsComplete && CliPin.Of(entry.Program) != sha256) File.Delete(entry.Marker);
    }

    // The archive's bin directory is what gets cached; an archive without one is taken as it is.
    private static string Programs(string unpacked, string program)
    {
        var bin = Path.Combine(unpacked, "bin");
        var directory = Directory.Exists(bin) ? bin : unpacked;
        var path = Path.Combine(directory, program);
        if (!File.Exists(path)) throw new InvalidDataException($"it holds no {(directory == bin ? "bin/" : "")}{program}");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, File.GetUnixFileMode(path) | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }

        return directory;
    }

    private static void Place(string ready, ToolEntry entry)
    {
        for (var tried = 1; !entry.IsComplete; tried++)
        {
            try
            {
                Directory.Move(ready, entry.Directory);
                WriteAnew(entry.Marker, "");
                return;
            }
            catch (IOException) when (Directory.Exists(entry.Directory) && tried < MoveTries)
            {
                MoveAside(entry);
            }
        }
    }

    // Another job may have created a link, whose target must not be written, or a FIFO, where opening waits for a reader.
    private static void WriteAnew(string file, string text)
    {
        File.Delete(file);
        using var created = new StreamWriter(new FileStream(file, FileMode.CreateNew, FileAccess.Write));
        created.Write(text);
    }

    // The existing directory is incomplete: a killed step left it, or another job has not written its marker yet. In the latter case the
    // files are the same.
    private static void MoveAside(ToolEntry entry)
    {
        if (entry.IsComplete) return;
        File.Delete(entry.Marker);
        var aside = Sibling(entry);
        try
        {
            Directory.Move(entry.Directory, aside);
        }
        catch (DirectoryNotFoundException)
        {
            return;
        }

        Remove(aside);
    }

    private static string TemporaryRoot(RunnerEnvironment environment) => Path.Combine(environment.TempDirectory, "depot-tool-cache");

    private static string Note(RunnerEnvironment environment) => Path.Combine(TemporaryRoot(environment), "version-of-job");

    private static string ReadNote(RunnerEnvironment environment)
    {
        try
        {
            return RegularFile.ReadText(Note(environment), LongestNote).Trim();
        }
        catch (Exception none) when (none is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static IEnumerable<string> Versions(string root)
    {
        try
        {
            return [.. Directory.GetDirectories(Path.Combine(root, "depot")).Select(directory => Path.GetFileName(directory))];
        }
        catch (Exception none) when (none is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static string Sibling(ToolEntry entry) => $"{entry.Directory}.{Path.GetRandomFileName()}{Partial}";

    // Leftovers of all versions: the version whose installation was killed may never be installed again.
    private static void Sweep(string tool, DateTimeOffset before)
    {
        try
        {
            foreach (var left in Directory.GetDirectories(tool).Where(version => !IsLink(version)).SelectMany(version => Directory.GetDirectories(version, "*" + Partial)))
            {
                if (!IsLink(left) && Directory.GetLastWriteTimeUtc(left) < before.UtcDateTime) Remove(left);
            }
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            // Another job removes it too, or it belongs to another user.
        }
    }

    private static void Remove(string directory)
    {
        try
        {
            Directory.Delete(directory, recursive: true);
        }
        catch (Exception kept) when (kept is IOException or UnauthorizedAccessException)
        {
            // Already removed, or in use on Windows; a later installation removes it.
        }
    }
}
