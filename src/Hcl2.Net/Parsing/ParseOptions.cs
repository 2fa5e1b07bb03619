namespace Hcl2;

/// <summary>Limits of what is read.</summary>
public sealed record ParseOptions
{
    /// <summary>The limits that hold unless others are given.</summary>
    public static ParseOptions Default { get; } = new();

    /// <summary>How many brackets, blocks, templates and operators may be inside each other; more is reported as HCL1901.</summary>
    /// <remarks>Where the stack of the thread does not suffice for that many, fewer are.</remarks>
    public int MaxDepth { get; init; } = 1000;

    /// <summary>How many bytes a string may have; more is reported as HCL1902, and nothing is read.</summary>
    public int MaxLength { get; init; } = 256 * 1024 * 1024;

    /// <summary>How many diagnostics are kept; those behind are lost.</summary>
    public int MaxDiagnostics { get; init; } = 1000;

    /// <summary>Up to how many bytes a string is kept in memory as syntax; of longer ones what is in blocks is read again when it is asked for.</summary>
    /// <remarks>Syntax takes ten times as many bytes as its text. Who is going to look into every block saves time by keeping all.</remarks>
    public int LongestKept { get; init; } = 1 << 20;
}
