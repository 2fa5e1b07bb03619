using System.Diagnostics;

namespace Depot.Faults.Running;

/// <summary>A file system in memory that is soon full, or read-only. Only root may mount one.</summary>
internal sealed class SmallDisk : IDisposable
{
    private SmallDisk(string folder) => Folder = folder;

    public string Folder { get; }

    /// <summary>Mounts one over a directory.</summary>
    /// <exception cref="SkipException">We may not.</exception>
    public static SmallDisk Mount(string folder, string options)
    {
        Directory.CreateDirectory(folder);
        if (Run("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder) != 0) throw new SkipException("a file system can be mounted by root only");
        return new(folder);
    }

    public void Dispose() => Run("umount", "--lazy", Folder);

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
