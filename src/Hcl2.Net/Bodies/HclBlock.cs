namespace Hcl2;

/// <summary>A block with its labels and its body.</summary>
public abstract class HclBlock
{
    /// <summary>The word before the labels.</summary>
    public abstract string Type { get; }

    /// <summary>The labels, as many as the schema asked for.</summary>
    public abstract IReadOnlyList<string> Labels { get; }

    /// <summary>The contents.</summary>
    public abstract HclBody Body { get; }

    /// <summary>Span of the type.</summary>
    public abstract SourceSpan TypeLocation { get; }

    /// <summary>Where the block begins: type and labels, or the opening bracket in JSON.</summary>
    public abstract SourceSpan Location { get; }

    /// <summary>Span of each label, in the order of <see cref="Labels"/>.</summary>
    public abstract IReadOnlyList<SourceSpan> LabelLocations { get; }
}
