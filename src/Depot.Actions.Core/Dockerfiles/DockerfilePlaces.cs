using Depot.Actions.Log;
using Depot.Actions.Runner;
using Depot.Bake.Files;

namespace Depot.Actions.Dockerfiles;

/// <summary>Where the Dockerfiles of a build are, which its log does not say.</summary>
/// <param name="PathOf">From a target (null where the log names none) to a path, from the working directory or absolute; null when unknown.</param>
/// <param name="Read">Text of a Dockerfile by its path; null when it cannot be read, which is so for one in a Git context.</param>
public sealed record DockerfilePlaces(Func<string?, string?> PathOf, Func<string, string?> Read)
{
    private const int LongestDockerfile = 1 << 20;

    /// <summary>The one Dockerfile of a build.</summary>
    /// <param name="file">Its path, from the working directory; null means the one in the context.</param>
    /// <param name="context">The build context.</param>
    /// <param name="environment">The working directory that paths start from.</param>
    public static DockerfilePlaces Of(string? file, string context, RunnerEnvironment environment)
    {
        var path = file ?? (ContextPath.IsRemote(context) ? "Dockerfile" : Path.Combine(context, "Dockerfile"));
        if (path.StartsWith("./", StringComparison.Ordinal)) path = path[2..];
        return new(_ => path, name => ReadFile(environment.FullPath(name)));
    }

    /// <summary>The Dockerfiles of a bake's targets.</summary>
    /// <param name="dockerfiles">The path of each target's Dockerfile, from the directory; null when it is not on this machine.</param>
    /// <param name="directory">The directory that these paths start from.</param>
    /// <param name="environment">The working directory that the paths we give start from.</param>
    public static DockerfilePlaces Of(IReadOnlyList<(string Target, string? Path)> dockerfiles, string directory, RunnerEnvironment environment) => new(
        target => (dockerfiles is [var only] ? only : dockerfiles.FirstOrDefault(item => item.Target == target)).Path is { } file
            ? Path.GetRelativePath(environment.WorkingDirectory, Path.GetFullPath(file, directory)) : null,
        name => ReadFile(environment.FullPath(name)));

    /// <summary>Path and line of the step that failed; null if the line is unknown.</summary>
    public FilePlace? FailedAt(BuildLogModel facts)
    {
        if (facts.Failure is not { } failure || PathOf(failure.Step?.Target) is not { } path) return null;
        return (failure.Line ?? Line(failure, path)) is { } line ? new(path, line) : null;
    }

    /// <summary>Text of the Dockerfile of a target; null when it cannot be read.</summary>
    public string? TextOf(string? target) => PathOf(target) is { } path ? Read(path) : null;

    /// <summary>Text of a Dockerfile; null when it cannot be read or is too long to be one.</summary>
    /// <param name="path">Its absolute path.</param>
    public static string? ReadFile(string path)
    {
        try
        {
            // The length of the target of a link: a device has no length, and may be endless.
            using var file = RegularFile.Open(path);
            using var text = new StreamReader(file);
            return file.Length is > 0 and < LongestDockerfile ? text.ReadToEnd() : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return null;
        }
    }

    private int? Line(BuildFailure failure, string path)
    {
        if (Read(path) is not { } text) return null;
        return failure.Step is { Kind: StepKind.Instruction or StepKind.BaseImage } step ? DockerfileLines.Find(text, step)
            : DockerfileErrors.Find(text, failure.Message, failure.Step?.Text ?? "");
    }
}
