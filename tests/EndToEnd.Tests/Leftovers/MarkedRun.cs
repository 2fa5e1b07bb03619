using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Depot.Actions.EndToEnd.Leftovers;

/// <summary>A command in a process group and with a temporary directory of its own; a variable marks every process that comes of it.</summary>
internal sealed class MarkedRun(CopiedCheckout checkout)
{
    private const string Name = "LEFTOVER_MARK";

    // The compiler's server ends by itself, as after any build.
    private static readonly string[] Expected = ["VBCSCompiler"];

    private readonly string _mark = Guid.NewGuid().ToString("N");
    private int _process;

    /// <summary>Runs it to its end.</summary>
    /// <param name="interruptAt">What the command prints when Ctrl-C is pressed; null when it is not.</param>
    /// <param name="command">The command and its arguments.</param>
    public async Task<(int ExitCode, string Log)> RunAsync(string? interruptAt, params string[] command)
    {
        // A shell cannot trap a signal that it was started to ignore, as by a runner of tests in the background.
        var start = new ProcessStartInfo("env", ["--default-signal=INT", "setsid", .. command]) { WorkingDirectory = checkout.Root, RedirectStandardOutput = true, RedirectStandardError = true };
        // Neither this lab nor the data beside this repository is the command's.
        foreach (var name in start.Environment.Keys.Where(name => name == "SHARED" || name.StartsWith("LAB_", StringComparison.Ordinal)).ToList()) start.Environment.Remove(name);
        start.Environment["PATH"] = $"{checkout.Programs}:{start.Environment["PATH"]}";
        start.Environment["TMPDIR"] = checkout.Temp;
        start.Environment[Name] = _mark;
        using var process = Process.Start(start)!;
        _process = process.Id;
        var log = new StringBuilder();
        await Task.WhenAll(ReadAsync(process.StandardOutput), ReadAsync(process.StandardError), process.WaitForExitAsync());
        return (process.ExitCode, log.ToString());

        async Task ReadAsync(StreamReader reader)
        {
            while (await reader.ReadLineAsync() is { } line)
            {
                lock (log) log.Append(line).Append('\n');
                // As a terminal does it: to everything in the foreground at once.
                if (interruptAt is not null && line.Contains(interruptAt, StringComparison.Ordinal)) Process.Start("kill", ["-INT", "--", $"-{_process}"]).Dispose();
            }
        }
    }

    /// <summary>What is still there: processes, temporary files, mounts, bridges, images. What is about to go gets a moment.</summary>
    public async Task<IReadOnlyList<string>> LeftoversAsync()
    {
        var clock = Stopwatch.StartNew();
        while (Processes().Any() && clock.Elapsed < TimeSpan.FromSeconds(5)) await Task.Delay(100);
        return [.. Processes(), .. Files(), .. Mounts(), .. Bridges(), .. await ImagesAsync()];
    }

    private IEnumerable<string> Processes() => Directory.EnumerateDirectories("/proc")
        .Where(process => int.TryParse(Path.GetFileName(process), CultureInfo.InvariantCulture, out _) && Read(process, "environ").Contains($"{Name}={_mark}", StringComparison.Ordinal))
        .Select(process => $"process {Path.GetFileName(process)}: {Read(process, "cmdline").Replace('\0', ' ').Trim()}")
        .Where(process => !Expected.Any(name => process.Contains(name, StringComparison.Ordinal)));

    private IEnumerable<string> Files() => Directory.EnumerateFileSystemEntries(checkout.Temp).Select(file => $"file {file}");

    private IEnumerable<string> Mounts() => File.ReadLines("/proc/mounts").Where(mount => mount.Contains(checkout.Temp, StringComparison.Ordinal)).Select(mount => $"mount {mount}");

    private IEnumerable<string> Bridges() => Directory.EnumerateFileSystemEntries("/sys/class/net", $"dlab{_process}").Select(bridge => $"bridge {bridge}");

    // In the user's own Engine, where there is one: the lab gives its images the number of its shell.
    private async Task<IEnumerable<string>> ImagesAsync()
    {
        using var docker = Process.Start(new ProcessStartInfo("docker", ["image", "ls", "--format", "{{.Repository}}:{{.Tag}}"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var images = await docker.StandardOutput.ReadToEndAsync();
        await docker.WaitForExitAsync();
        return images.Split('\n').Where(image => image.EndsWith($":{_process}", StringComparison.Ordinal)).Select(image => $"image {image}");
    }

    private static string Read(string process, string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, file));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
