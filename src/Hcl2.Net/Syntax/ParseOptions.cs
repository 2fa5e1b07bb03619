namespace Hcl2.Syntax;

/// <summary>Limits of what is read.</summary>
public sealed record ParseOptions
{
    /// <summary>The limits that hold unless others are given.</summary>
    public static ParseOptions Default { get; } = new();

    /// <summary>How many brackets, blocks, templates and operators may be open inside each other; more is an error.</summary>
    public int MaxDepth { get; init; } = 500;

    /// <summary>How many bytes a text may have; more is an error, and nothing is read.</summary>
    public int MaxLength { get; init; } = 256 * 1024 * 1024;
}
