using ActionsRunner.Jobs;
using ActionsRunner.Machines;
using ActionsRunner.Workflows;

namespace ActionsRunner.Steps;

/// <summary>Makes the images of container actions ready: each is built or pulled once in a job.</summary>
internal sealed class ActionImages(Job job)
{
    private const string Scheme = "docker://";
    private const int Tries = 3;
    private readonly Dictionary<string, string> _ready = new(StringComparer.Ordinal);

    /// <summary>Name of the image that a container action runs.</summary>
    /// <exception cref="ImageException">It could not be built or pulled.</exception>
    public async Task<string> ReadyAsync(ActionSource.Directory source, ContainerRuns runs, CancellationToken cancel)
    {
        if (source.Image is { } given) return given;
        var key = runs.Image.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? runs.Image : Path.GetFullPath(runs.Image, source.Path);
        if (!_ready.TryGetValue(key, out var image)) _ready[key] = image = await MakeAsync(key, cancel);
        return image;
    }

    private async Task<string> MakeAsync(string key, CancellationToken cancel)
    {
        if (key.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            var name = key[Scheme.Length..];
            await TryAsync($"Pull down action image '{name}'", ["docker", "pull", name], cancel);
            return name;
        }

        var file = Path.GetFileName(key);
        if (!file.StartsWith("Dockerfile.", StringComparison.OrdinalIgnoreCase) && !file.EndsWith("Dockerfile", StringComparison.OrdinalIgnoreCase))
            throw new ImageException($"'{key}' should be either '[path]/Dockerfile' or 'docker://image[:tag]'.");
        var tag = $"{job.Machine.Label}:{Guid.NewGuid():N}";
        await TryAsync($"Build container for action use: '{key}'.", ["docker", "build", "-t", tag, "-f", key, Path.GetDirectoryName(key)!], cancel);
        return tag;
    }

    private async Task TryAsync(string title, IReadOnlyList<string> command, CancellationToken cancel)
    {
        job.Log.Write($"##[group]{title}");
        for (var left = Tries; ; left--)
        {
            var code = await WorkerProcess.RunAsync(job.Machine, job.Machine.Directories.Workspace, new Dictionary<string, string>(), command, job.Log.Write, cancel);
            if (code == 0) break;
            if (left == 1 || cancel.IsCancellationRequested) throw new ImageException($"Docker {command[1]} failed with exit code {code}");
            await Task.Delay(TimeSpan.FromSeconds(Random.Shared.Next(1, 10)), cancel);
        }

        job.Log.Write("##[endgroup]");
    }
}

/// <summary>The image of a container action is not to be had; that fails the job before its first step.</summary>
public sealed class ImageException : Exception
{
    public ImageException(string message) : base(message) { }

    public ImageException() { }

    public ImageException(string message, Exception inner) : base(message, inner) { }
}
