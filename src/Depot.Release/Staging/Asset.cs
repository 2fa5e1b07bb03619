using System.Security.Cryptography;

namespace Depot.Release.Staging;

/// <summary>A file that a release offers for download.</summary>
/// <param name="Name">Its name there.</param>
/// <param name="File">Its path here.</param>
/// <param name="Sha256">Of its content, lower-case hexadecimal.</param>
internal sealed record Asset(string Name, string File, string Sha256)
{
    /// <summary>Name of the list of all programs' checksums.</summary>
    public const string Checksums = "SHA256SUMS";

    public static Asset Of(string file)
    {
        using var content = System.IO.File.OpenRead(file);
        return new(Path.GetFileName(file), file, Convert.ToHexStringLower(SHA256.HashData(content)));
    }

    /// <summary>All files of a directory, in the order of their names.</summary>
    public static IReadOnlyList<Asset> AllOf(string directory) =>
        [.. Directory.EnumerateFiles(directory).Order(StringComparer.Ordinal).Select(Of)];
}
