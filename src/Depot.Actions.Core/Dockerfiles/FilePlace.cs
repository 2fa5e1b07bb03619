namespace Depot.Actions.Dockerfiles;

/// <summary>A line of a file.</summary>
/// <param name="Path">From the working directory, or absolute.</param>
/// <param name="Line">From 1.</param>
public readonly record struct FilePlace(string Path, int Line);
