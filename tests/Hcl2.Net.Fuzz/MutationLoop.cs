using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;

namespace Hcl2.Fuzz;

/// <summary>Tries mutations of the corpus until the time is up. Knows nothing of coverage, and needs nothing installed.</summary>
internal sealed class MutationLoop(FuzzTarget target, TextWriter output)
{
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(10);

    private readonly HashSet<string> _seen = [];
    private byte[] _running = [];
    // In processor time, so that a busy machine is no finding. 0 while nothing runs.
    private long _startedAt;

    /// <summary>Runs for so long.</summary>
    /// <returns>How many different faults were found; the inputs are left in the directory <c>findings</c>.</returns>
    public int Run(TimeSpan duration, int seed)
    {
        using var watchdog = new Timer(_ => EndHang(), null, Slow, TimeSpan.FromSeconds(1));
        var mutator = new Mutator(new Random(seed), [.. target.Corpus().Select(static input => input.Value)], Words.Of(target));
        var watch = Stopwatch.StartNew();
        var executions = 0L;
        for (; watch.Elapsed < duration; executions++) Try(mutator.Next());

        Volatile.Write(ref _startedAt, 0);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{target.Name}: {executions} executions in {watch.Elapsed.TotalMinutes:F1} minutes, seed {seed}, {_seen.Count} findings"));
        return _seen.Count;
    }

    private void Try(byte[] input)
    {
        _running = input;
        Volatile.Write(ref _startedAt, Environment.CpuUsage.TotalTime.Ticks);
        try
        {
            target.Check(input);
        }
#pragma warning disable CA1031 // whatever is thrown is what is looked for
        catch (Exception fault)
#pragma warning restore CA1031
        {
            var place = fault is PropertyException ? fault.Message : $"{fault.GetType().Name} {fault.StackTrace?.Split('\n')[0].Trim()}";
            if (_seen.Add(place)) output.WriteLine($"{target.Name}: {place}\n  {Keep(input)}");
        }
    }

    /// <summary>A check that does not end would hang this program too, so it ends here, with the input at hand.</summary>
    private void EndHang()
    {
        var startedAt = Volatile.Read(ref _startedAt);
        if (startedAt == 0 || Environment.CpuUsage.TotalTime.Ticks - startedAt < Slow.Ticks) return;
        output.WriteLine($"{target.Name}: takes more than {Slow.TotalSeconds:F0} seconds\n  {Keep(_running)}");
        output.Flush();
        Environment.Exit(1);
    }

    private string Keep(byte[] input)
    {
        var path = Path.GetFullPath(Path.Combine("findings", target.Name, Convert.ToHexStringLower(SHA256.HashData(input))[..16]));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, input);
        return path;
    }
}
