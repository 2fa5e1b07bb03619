namespace Conventions.Directories;

/// <summary>A use of a symbol whose declaration is in another directory of the same project.</summary>
/// <param name="From">Directory of the use, from the project's root; empty for the root itself.</param>
/// <param name="To">Directory of the declaration.</param>
/// <param name="FromFile">File of the use, from the project's root.</param>
/// <param name="ToFile">File of the declaration.</param>
/// <param name="Symbol">Name of the type or of the type and its member.</param>
internal sealed record DirectoryArrow(string From, string To, string FromFile, string ToFile, string Symbol);
