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
    // The largest string that an evaluation may make has half as many characters, and files are small beside it.
    private const long Least = 128 << 20;

    /// <summary>Fails where there is too little to evaluate any definition.</summary>
    /// <exception cref="InsufficientMemoryException">There is.</exception>
    public static void Require()
    {
        if (GC.GetGCMemoryInfo().TotalAvailableMemoryBytes < Least) throw new InsufficientMemoryException();
    }
}
