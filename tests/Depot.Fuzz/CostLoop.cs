using System.Globalization;
using System.Runtime;
using System.Security.Cryptography;
using System.Text;

namespace Depot.Fuzz;

/// <summary>
/// Looks for inputs that cost much: those that cost most are changed again. Time is processor time, and memory what is allocated in all,
/// under a limit of the heap (Depot.Fuzz.csproj).
/// </summary>
internal sealed class CostLoop(FuzzTarget target, TextWriter output)
{
    private const int Longest = 64 << 10;
    private const int MostKept = 64;
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(2);

    private readonly byte[][] _known = [.. target.Corpus().Select(static input => input.Value)];
    private readonly byte[][] _words = [.. target.Words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Encoding.UTF8.GetBytes)];
    private readonly List<Cost> _dearest = [];
    private int _findings;

    /// <summary>Runs for so much processor time, and prints the dearest inputs, each kept in the directory <c>findings</c>.</summary>
    /// <returns>How many inputs took more than two seconds, or more memory than the heap may have.</returns>
    public int Run(TimeSpan duration, int seed)
    {
        var random = new Random(seed);
        // What the runtime compiles is no cost of an input.
        foreach (var input in _known) Measure(input);
        _findings = 0;
        var start = Environment.CpuUsage.TotalTime;
        var tried = 0L;
        for (; Environment.CpuUsage.TotalTime - start < duration; tried++) Keep(Measure(Next(random)));

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{target.Name}: {tried} inputs of up to {Longest >> 10} KB in {(Environment.CpuUsage.TotalTime - start).TotalMinutes:F1} minutes of processor time, seed {seed}, {_findings} over {MostTime.TotalSeconds:F0} s or the heap"));
        Print("processor time", _dearest.MaxBy(cost => cost.Time));
        Print("processor time per byte", _dearest.MaxBy(cost => cost.Time / cost.Input.Length));
        Print("allocated", _dearest.MaxBy(cost => cost.Bytes));
        Print("allocated per byte", _dearest.MaxBy(cost => (double)cost.Bytes / cost.Input.Length));
        return _findings;
    }

    private Cost Measure(byte[] input)
    {
        var (bytes, time) = (GC.GetAllocatedBytesForCurrentThread(), Environment.CpuUsage.TotalTime);
        try
        {
            Check(input);
        }
#pragma warning disable CA1031 // whatever is thrown is what is looked for
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Find(input, fault is OutOfMemoryException ? "needs more than the heap" : $"{fault.GetType().Name}: {fault.Message}");
        }

        var cost = new Cost(input, Environment.CpuUsage.TotalTime - time, GC.GetAllocatedBytesForCurrentThread() - bytes);
        if (cost.Time > MostTime) Find(input, string.Create(CultureInfo.InvariantCulture, $"takes {cost.Time.TotalSeconds:F1} s"));
        return cost;
    }

    // Thousands of inputs leave large objects with gaps between them in the heap. An input is one that needs too much only if it does so in
    // an orderly heap, as in a process of its own.
    private void Check(byte[] input)
    {
        try
        {
            target.Check(input);
        }
        catch (OutOfMemoryException)
        {
            GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
            GC.Collect();
            target.Check(input);
        }
    }

    private void Keep(Cost cost)
    {
        if (cost.Input.Length == 0) return;
        _dearest.Add(cost);
        if (_dearest.Count <= MostKept) return;
        // By turns the one that is cheapest in time, in memory, and in both for its length gives way.
        var worst = ((_findings + cost.Input.Length) % 3) switch
        {
            0 => _dearest.MinBy(kept => kept.Time),
            1 => _dearest.MinBy(kept => kept.Bytes),
            _ => _dearest.MinBy(kept => kept.Time / kept.Input.Length),
        };
        _dearest.Remove(worst!);
    }

    private byte[] Next(Random random)
    {
        var bytes = new List<byte>(_dearest.Count > 0 && random.Next(4) > 0 ? _dearest[random.Next(_dearest.Count)].Input : Pick(_known));
        for (var changes = random.Next(1, 9); changes > 0; changes--) Change(bytes);
        if (bytes.Count > Longest) bytes.RemoveRange(Longest, bytes.Count - Longest);
        return [.. bytes];

        byte[] Pick(byte[][] choices) => choices[random.Next(choices.Length)];

        void Change(List<byte> bytes)
        {
            var at = random.Next(bytes.Count + 1);
            var length = Math.Min(bytes.Count - at, random.Next(1, 200));
            switch (random.Next(8))
            {
                case 0 or 1: bytes.InsertRange(at, Pick(_words)); break;
                case 2: bytes.RemoveRange(at, Math.Min(length, 16)); break;
                case 3: bytes.RemoveRange(at, Math.Min(length, 16)); bytes.InsertRange(at, Pick(_words)); break;
                case 4 when at < bytes.Count: bytes[at] = (byte)random.Next(32, 127); break;
                case 5: Repeat(bytes, at, length, random.Next(2, 100)); break;
                case 6: RepeatLine(bytes, at, random.Next(2, 100)); break;
                default:
                    var other = Pick(_known);
                    var from = random.Next(other.Length + 1);
                    bytes.InsertRange(at, other[from..Math.Min(other.Length, from + random.Next(1, 200))]);
                    break;
            }
        }
    }

    private static void Repeat(List<byte> bytes, int at, int length, int times)
    {
        var piece = bytes.GetRange(at, length);
        for (; times > 0 && bytes.Count < Longest; times--) bytes.InsertRange(at, piece);
    }

    private static void RepeatLine(List<byte> bytes, int at, int times)
    {
        var start = at == 0 ? 0 : bytes.LastIndexOf((byte)'\n', at - 1) + 1;
        var end = bytes.IndexOf((byte)'\n', Math.Min(start, bytes.Count));
        if (end > start) Repeat(bytes, start, end - start + 1, times);
    }

    private void Find(byte[] input, string what)
    {
        if (++_findings <= 20) output.WriteLine($"{target.Name}: {what}\n  {Save(input)}");
    }

    private void Print(string what, Cost? cost)
    {
        if (cost is null) return;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  most {what}: {cost.Input.Length} bytes, {cost.Time.TotalMilliseconds:F0} ms ({cost.Time.TotalMicroseconds / cost.Input.Length:F2} µs a byte), {cost.Bytes >> 20} MB allocated ({cost.Bytes / cost.Input.Length} a byte)  {Save(cost.Input)}"));
    }

    private string Save(byte[] input)
    {
        var path = Path.GetFullPath(Path.Combine("findings", target.Name, Convert.ToHexStringLower(SHA256.HashData(input))[..16]));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, input);
        return path;
    }

    private sealed record Cost(byte[] Input, TimeSpan Time, long Bytes);
}
