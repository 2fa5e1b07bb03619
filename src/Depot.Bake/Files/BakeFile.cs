namespace Depot.Bake.Files;

/// <summary>A definition file.</summary>
/// <param name="Name">As the user named it, without <c>cwd://</c>; <c>-</c> for standard input.</param>
/// <param name="Content">The bytes.</param>
public sealed record BakeFile(string Name, ReadOnlyMemory<byte> Content);
