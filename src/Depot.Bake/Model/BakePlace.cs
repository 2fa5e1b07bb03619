namespace Depot.Bake.Model;

/// <summary>Part of a file.</summary>
/// <param name="File">The file as the user named it.</param>
/// <param name="Line">First line, from 1.</param>
/// <param name="Column">First column, in grapheme clusters from 1; 0 when only the line is known.</param>
/// <param name="EndLine">Last line, from 1.</param>
/// <param name="EndColumn">Column after the last one; 0 when only the line is known.</param>
public sealed record BakePlace(string File, int Line, int Column, int EndLine, int EndColumn);
