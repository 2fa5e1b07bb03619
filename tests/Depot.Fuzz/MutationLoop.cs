using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Depot.Fuzz;

/// <summary>Changes known inputs at random until the time is up. The same seed makes the same inputs in the same order.</summary>
internal sealed class MutationLoop(FuzzTarget target, TextWriter output)
{
    private const int Longest = 4096;
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(10);

    private readonly byte[][] _known = [.. target.Corpus().Select(static input => input.Value)];
    private readonly byte[][] _words = [.. target.Words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Encoding.UTF8.GetBytes)];
    private readonly HashSet<string> _seen = [];
    private byte[] _running = [];
    // In processor time, so that a busy machine is no finding. 0 while nothing runs.
    private long _startedAt;

    /// <summary>Runs for so long.</summary>
    /// <returns>How many different faults were found; each one's input is left in the directory <c>findings</c>.</returns>
    public int Run(TimeSpan duration, int seed)
    {
        using var watchdog = new Timer(_ => EndHang(), null, Slow, TimeSpan.FromSeconds(1));
        var random = new Random(seed);
        var clock = Stopwatch.StartNew();
        var tried = 0L;
        for (; clock.Elapsed < duration; tried++) Try(Next(random));

        Volatile.Write(ref _startedAt, 0);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{target.Name}: {tried} inputs in {clock.Elapsed.TotalMinutes:F1} minutes, seed {seed}, {_seen.Count} findings"));
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
            var place = fault is PropertyException ? fault.Message : $"{fault.GetType().Name}{string.Join("; ", (fault.StackTrace ?? "").Split('\n').Where(line => line.Contains("Depot.", StringComparison.Ordinal)).Take(1))}";
            if (_seen.Add(place)) output.WriteLine($"{target.Name}: {place}\n  {Keep(input)}");
        }
    }

    private byte[] Next(Random random)
    {
        var bytes = new List<byte>(Pick(_known));
        for (var changes = random.Next(1, 9); changes > 0; changes--) Change(bytes);
        if (bytes.Count > Longest) bytes.RemoveRange(Longest, bytes.Count - Longest);
        return [.. bytes];

        byte[] Pick(byte[][] choices) => choices[random.Next(choices.Length)];

        void Change(List<byte> bytes)
        {
            var at = random.Next(bytes.Count + 1);
            var length = Math.Min(bytes.Count - at, random.Next(1, 17));
            var other = Pick(_known);
            var from = random.Next(other.Length + 1);
            switch (random.Next(7))
            {
                case 0 or 1: bytes.InsertRange(at, Pick(_words)); break;
                case 2: bytes.RemoveRange(at, length); break;
                case 3: bytes.RemoveRange(at, length); bytes.InsertRange(at, Pick(_words)); break;
                case 4 when at < bytes.Count: bytes[at] = (byte)random.Next(256); break;
                case 5: bytes.InsertRange(random.Next(bytes.Count + 1), bytes.GetRange(at, length)); break;
                default: bytes.InsertRange(at, other[from..Math.Min(other.Length, from + random.Next(1, 65))]); break;
            }
        }
    }

    // A check that does not end would hang this program too, so it ends here, with the input at hand.
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
