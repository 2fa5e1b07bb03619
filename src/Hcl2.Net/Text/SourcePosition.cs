namespace Hcl2;

/// <summary>A place in a source file.</summary>
/// <param name="Offset">UTF-8 bytes from the start of the file, from 0.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Grapheme clusters from the start of the line, from 1; a tab is one.</param>
public readonly record struct SourcePosition(int Offset, int Line, int Column)
{
    /// <summary>The first place of a file.</summary>
    public static SourcePosition Start { get; } = new(0, 1, 1);
}
