using System.Buffers.Text;
using System.Runtime;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Depot.Actions.Processes;

/// <summary>Prepares the collector's heap for a program that ends before a collection is worthwhile.</summary>
/// <remarks>
/// Such a program touches each page of its heap once, and on virtual machines that first touch is expensive: 16 µs for four kilobytes,
/// where we measured, two thirds of the time of a plan of a thousand targets. Pages of two megabytes are touched 512 times less
/// often, but Linux gives them only on request, and the collector asks for its memory in pieces too small for one.
/// Without it a plan of 1,000 mixed targets takes 44 % more processor time (66 ms for 46 ms, the median of 61 runs by turns on a busy
/// virtual machine). It costs this file, and a look at it with every new version of the
/// runtime: it takes for granted that the collector reserves its heap as one range and keeps it in one piece. Where the system has
/// cheap page faults, or backs every heap with large pages by itself, it saves nothing and can go.
/// </remarks>
internal static unsafe partial class ShortLivedHeap
{
    // madvise(2) and mprotect(2).
    private const int Huge = 14;
    private const int InCoreDumps = 17;
    private const int Collapse = 25;
    private const int ReadWrite = 3;

    private const int WithoutCollecting = 64 << 20;
    private const int MostWithoutCollecting = 512 << 20;
    private const nuint PageSize = 2 << 20;
    private const nuint OlderGenerations = 8 << 20;
    private const nuint Ahead = 1 << 30;

    /// <summary>Prepares it. If the system refuses, nothing happens.</summary>
    public static void Prepare()
    {
        if (!OperatingSystem.IsLinux() || TryUseLargePages()) Postpone(WithoutCollecting);
    }

    /// <summary>
    /// Prepares it for the amount that a program will allocate for its input, up to 512 MiB and a quarter of the machine's memory.
    /// </summary>
    /// <param name="bytes">The approximate amount. Memory that is already prepared costs nothing more.</param>
    public static void Expect(long bytes)
    {
        var most = Math.Min(MostWithoutCollecting, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4);
        if (Math.Min(bytes, most) <= WithoutCollecting || GCSettings.LatencyMode != GCLatencyMode.NoGCRegion) return;

        GC.EndNoGCRegion();
        Postpone(Math.Min(bytes, most));
    }

    // Beyond this the collector works as usual. A quarter is for large objects: strings, their tokens, tables.
    private static void Postpone(long bytes)
    {
        try
        {
            GC.TryStartNoGCRegion(bytes, bytes / 4, disallowFullBlockingGC: true);
        }
        catch (ArgumentOutOfRangeException)
        {
            // A machine with too little memory for that.
        }
    }

    /// <summary>Asks for large pages, which the system may not give.</summary>
    /// <returns>False where memory is short: the collector has not reserved as much as it does elsewhere, and fails if it must not collect.</returns>
    [SupportedOSPlatform("linux")]
    private static bool TryUseLargePages()
    {
        fixed (byte* inHeap = new byte[1])
        {
            var first = (nuint)inHeap / PageSize * PageSize;
            var start = first - OlderGenerations;
            const nuint Length = OlderGenerations + Ahead;
            if (!IsReserved(start, start + Length)) return false;

            // A huge page cannot span mappings with different flags, so the whole range gets the same ones. The first page is already populated.
            if (Advise(start, Length, Huge) == 0 && Advise(start, Length, InCoreDumps) == 0 && Protect(start, Length, ReadWrite) == 0)
                _ = Advise(first, PageSize, Collapse);
            return true;
        }
    }

    /// <summary>Whether a range of memory is private, of no file and without gaps. Then it is the collector's, which reserves far more at once.</summary>
    private static bool IsReserved(nuint start, nuint end)
    {
        var maps = File.ReadAllBytes("/proc/self/maps").AsSpan();
        foreach (var range in maps.Split((byte)'\n'))
        {
            // 7f2410359000-7f2410400000 ---p 00000000 00:00 0
            var line = maps[range];
            if (!Utf8Parser.TryParse(line, out ulong from, out var dash, 'x') || !Utf8Parser.TryParse(line[(dash + 1)..], out ulong to, out var length, 'x')) return false;
            if (to <= start) continue;
            var rest = line[(dash + 1 + length)..].TrimEnd((byte)' ');
            if (from > start || rest[4] != 'p' || !rest.EndsWith(" 00:00 0"u8)) return false;
            if (to >= end) return true;
            start = (nuint)to;
        }

        return false;
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Advise(nuint address, nuint length, int advice);

    [LibraryImport("libc", EntryPoint = "mprotect")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Protect(nuint address, nuint length, int protection);
}
