using System.Diagnostics;

namespace Depot.Faults.Running;

/// <summary>A file system in memory that is soon full, or read-only. Only root may mount one.</summary>
internal sealed class SmallDisk : IDisposable
{
    private SmallDisk(string directory) => Directory = directory;

    public string Directory { get; }

    /// <summary>Mounts one over a directory.</summary>
    /// <exception cref="SkipException">We may not.</exception>
    public static SmallDisk Mount(string directory, string options)
    {
        System.IO.Directory.CreateDirectory(directory);
        if (Run("mount", "-t", "tmpfs", "-o", options, "tmpfs", directory) != 0) throw new SkipException("a file system can be mounted by root only");
        return new(directory);
    }

    public void Dispose() => Run("umount", "--lazy", Directory);

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
