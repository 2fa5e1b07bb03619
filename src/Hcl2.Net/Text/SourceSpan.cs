namespace Hcl2;

/// <summary>A half-open range of one file: <see cref="Start"/> is inside, <see cref="End"/> is not.</summary>
/// <param name="File">The name the source was given.</param>
/// <param name="Start">The first place inside.</param>
/// <param name="End">The first place after; the same as the start for an empty range.</param>
public readonly record struct SourceSpan(string File, SourcePosition Start, SourcePosition End)
{
    /// <summary>The range as messages write it: <c>FILE:LINE,COLUMN-COLUMN</c>, or <c>FILE:LINE,COLUMN-LINE,COLUMN</c> over several lines.</summary>
    public override string ToString() => Start.Line == End.Line
        ? $"{File}:{Start.Line},{Start.Column}-{End.Column}"
        : $"{File}:{Start.Line},{Start.Column}-{End.Line},{End.Column}";
}
