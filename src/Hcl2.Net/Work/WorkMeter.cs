namespace Hcl2.Work;

/// <summary>
/// Counts the work and the memory of the evaluation that runs on a thread, against limits. Work is charged where its amount is known
/// before it is done; memory is what the thread has really allocated, so it covers everything that creates values.
/// </summary>
internal sealed class WorkMeter
{
    /// <summary>Units of work: characters that functions and operators look at, elements by their weight, digits of numbers, hash rounds.</summary>
    public const int MaximumWork = 32 * 1024 * 1024;

    /// <summary>Bytes that are allocated, also those of values that are dropped again.</summary>
    public const long MaximumMemory = 320L << 20;

    private const long MaximumCount = long.MaxValue >> 8;

    // A long input may take more: so much for each of its characters.
    private const int WorkOfCharacter = 8;
    private const int MemoryOfCharacter = 64;

    private const int ShortText = 64;
    private const int CharactersOfUnit = 32;

    [ThreadStatic]
    private static WorkMeter? _running;

    private long _work;
    private long _mostWork;
    private long _memoryBefore;
    private long _mostMemory;

    /// <summary>Whether the work is used up.</summary>
    public bool IsOverWork => _work > _mostWork;

    /// <summary>Whether work or memory is used up.</summary>
    public bool IsExceeded => IsOverWork || GC.GetAllocatedBytesForCurrentThread() - _memoryBefore > _mostMemory;

    /// <summary>Units of work that the evaluation of this thread may still do, or that one may do in all.</summary>
    public static long Remaining => _running is { } meter ? Math.Max(0, meter._mostWork - meter._work) : MaximumWork;

    /// <summary>Begins to count what this thread does, from nothing.</summary>
    public void Start()
    {
        (_work, _mostWork) = (0, MaximumWork);
        (_memoryBefore, _mostMemory) = (GC.GetAllocatedBytesForCurrentThread(), MaximumMemory);
        _running = this;
    }

    /// <summary>Ends counting.</summary>
    public static void Stop() => _running = null;

    /// <summary>Raises the limits for a long input.</summary>
    /// <param name="characters">Its length.</param>
    public void AllowFor(long characters)
    {
        _mostWork += characters * WorkOfCharacter;
        _mostMemory += characters * MemoryOfCharacter;
    }

    /// <summary>Counts work.</summary>
    public void Add(long units) => _work = Math.Min(_work + units, MaximumCount);

    /// <summary>Ends a function, a conversion or a search if the limits are exceeded.</summary>
    /// <exception cref="WorkExceededException">They are.</exception>
    public static void Check()
    {
        if (_running?.IsExceeded == true) throw new WorkExceededException();
    }

    /// <summary>Counts work of a function, a conversion or a search.</summary>
    /// <exception cref="WorkExceededException">It was too much.</exception>
    public static void Spend(long units)
    {
        _running?.Add(units);
        Check();
    }

    /// <summary>
    /// Counts that a string is hashed, or compared with another. Short strings are part of what the evaluation of an expression counts as;
    /// of long ones many characters are read at once.
    /// </summary>
    /// <param name="characters">So many are read.</param>
    /// <param name="times">How often, or how much slower than that.</param>
    public static void Read(int characters, int times = 1)
    {
        if (characters > ShortText) _running?.Add((long)characters * times / CharactersOfUnit);
    }

    /// <summary>Counts work that can be left undone.</summary>
    /// <returns>False if it would be too much.</returns>
    public static bool CanSpend(long units)
    {
        _running?.Add(units);
        return _running?.IsExceeded != true;
    }
}
