namespace Depot.Bake.Files;

/// <summary>
/// Whether the memory that the runtime may have is enough, looked at before it is asked for: a runtime that is asked for one piece larger than
/// its limit may crash instead of refusing it.
/// </summary>
/// <remarks>
/// .NET 10, gc.cpp, init_heap_segment: with a limit of the heap (a container's, or DOTNET_GCHeapHardLimit), a region beyond the limit can be
/// placed where its table is not committed, which is a segmentation fault.
/// </remarks>
internal static class AvailableMemory
{
    // The largest string that an evaluation may make has half as many characters.
    private const long Least = 128 << 20;

    // What a parser makes of one byte: tokens of twelve bytes, characters of two, a copy.
    private const long OfByte = 8;

    /// <summary>Fails where there is too little to evaluate any definition.</summary>
    /// <exception cref="InsufficientMemoryException">There is.</exception>
    public static void Require()
    {
        if (Bytes() < Least) throw new InsufficientMemoryException();
    }

    /// <summary>Fails where there is too little to parse a file.</summary>
    /// <param name="length">Its length in bytes.</param>
    /// <exception cref="InsufficientMemoryException">There is.</exception>
    public static void RequireFor(long length)
    {
        if (length * OfByte > Bytes()) throw new InsufficientMemoryException();
    }

    private static long Bytes() => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
}
