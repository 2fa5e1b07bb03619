using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace Depot.Faults.Running;

/// <summary>Looks into /proc: what is left running, what shows in arguments, how much memory is held.</summary>
internal static class Processes
{
    private const int Every = 30;
    private static readonly ConcurrentDictionary<string, byte> Shown = new();
    private static long _looked;

    /// <summary>Remembers each command line that has a secret of a fault in it. Called as often as one likes, it looks every 30 ms.</summary>
    public static void LookAtArguments()
    {
        var looked = Interlocked.Read(ref _looked);
        if (Environment.TickCount64 - looked < Every || Interlocked.CompareExchange(ref _looked, Environment.TickCount64, looked) != looked) return;
        foreach (var process in All())
        {
            if (Read(process, "cmdline") is var line && line.Contains("faultsecret", StringComparison.Ordinal)) Shown.TryAdd(line.Replace('\0', ' '), 0);
        }
    }

    public static string? ShownInArguments(string secret) => Shown.Keys.FirstOrDefault(line => line.Contains(secret, StringComparison.Ordinal));

    /// <summary>Processes whose environment names the directory, once they had this long to end.</summary>
    public static async Task<IReadOnlyList<string>> LeftAsync(string directory, TimeSpan within)
    {
        for (var until = DateTime.UtcNow + within; ; await Task.Delay(100))
        {
            string[] left = [.. All().Where(process => process != Environment.ProcessId && Read(process, "environ").Contains(directory, StringComparison.Ordinal))
                .Select(process => Read(process, "cmdline").Replace('\0', ' ')).Where(line => line.Length > 0)];
            if (left.Length == 0 || DateTime.UtcNow > until) return left;
        }
    }

    /// <summary>Most memory the process has held, in kilobytes; 0 when it is gone.</summary>
    public static long Memory(int process) =>
        Read(process, "status").Split('\n').FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)) is { } line
            ? long.Parse(line["VmHWM:".Length..].Replace("kB", "", StringComparison.Ordinal), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture)
            : 0;

    /// <summary>Processor time of a process; none when it is gone.</summary>
    public static TimeSpan Time(int process)
    {
        // proc_pid_stat(5): fields 14 and 15 in hundredths of a second, counted behind the name, which may hold anything.
        var stat = Read(process, "stat");
        var fields = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length < 13 ? TimeSpan.Zero : TimeSpan.FromSeconds((Number(fields[11]) + Number(fields[12])) / 100.0);

        static long Number(string field) => long.Parse(field, CultureInfo.InvariantCulture);
    }

    private static IEnumerable<int> All() => Directory.EnumerateDirectories("/proc")
        .Select(directory => int.TryParse(Path.GetFileName(directory), NumberStyles.None, CultureInfo.InvariantCulture, out var process) ? process : 0)
        .Where(process => process > 0);

    private static string Read(int process, string file)
    {
        try
        {
            return Encoding.UTF8.GetString(File.ReadAllBytes($"/proc/{process}/{file}"));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
