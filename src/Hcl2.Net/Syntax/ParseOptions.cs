namespace Hcl2.Syntax;

/// <summary>Limits of what is read.</summary>
public sealed record ParseOptions
{
    /// <summary>The limits that hold unless others are given.</summary>
    public static ParseOptions Default { get; } = new();

    /// <summary>How many brackets, blocks, templates and operators may be inside each other; more is reported as HCL1901.</summary>
    /// <remarks>Where the stack of the thread does not suffice for that many, fewer are.</remarks>
    public int MaxDepth { get; init; } = 1000;

    /// <summary>How many bytes a text may have; more is reported as HCL1902, and nothing is read.</summary>
    public int MaxLength { get; init; } = 256 * 1024 * 1024;

    /// <summary>How many diagnostics are kept; those behind are lost.</summary>
    public int MaxDiagnostics { get; init; } = 1000;

    /// <summary>Up to how many bytes everything in a text stays in memory once it was read.</summary>
    internal int LongestKept { get; init; } = 1 << 20;
}
