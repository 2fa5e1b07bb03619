using System.Collections.Concurrent;
using Depot.Actions.Errors;

namespace Depot.Actions.Runner;

/// <summary>A directory of the step below the runner's temporary directory, removed on disposal. It never contains secrets.</summary>
public sealed class StepDirectory : IDisposable
{
    private static readonly ConcurrentDictionary<string, StepDirectory> Open = new(StringComparer.Ordinal);

    private StepDirectory(string path) => Path = path;

    /// <summary>Absolute path.</summary>
    public string Path { get; }

    /// <summary>Creates the directory, readable only by the step's user.</summary>
    /// <exception cref="StepException">The temporary directory cannot be written to.</exception>
    public static StepDirectory Create(RunnerEnvironment environment)
    {
        var path = System.IO.Path.Combine(environment.Scratch ?? environment.TempDirectory, "depot-actions-" + System.IO.Path.GetRandomFileName());
        try
        {
            if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
            else Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new StepException($"No temporary directory could be made in {System.IO.Path.GetDirectoryName(path)}: {refused.Message.TrimEnd('.')}. Check RUNNER_TEMP, and the free space of the runner.", refused);
        }

        return Open.GetOrAdd(path, static path => new(path));
    }

    /// <summary>Removes all directories that are not disposed yet, for a process that ends while it is still working.</summary>
    public static void RemoveAll()
    {
        foreach (var directory in Open.Values) directory.Dispose();
    }

    /// <summary>Removes the directory. If that fails, the runner removes it after the job.</summary>
    public void Dispose()
    {
        Open.TryRemove(Path, out _);
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
        }
    }
}
