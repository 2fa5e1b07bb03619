using Depot.Release.Errors;

namespace Depot.Release.Images;

/// <summary>An image pinned by its digest.</summary>
/// <param name="Registry">Host, perhaps with a port.</param>
/// <param name="Repository">Path at the registry.</param>
/// <param name="Digest"><c>sha256:</c> and 64 lower-case hexadecimal digits.</param>
internal sealed record ImageReference(string Registry, string Repository, string Digest)
{
    /// <exception cref="ReleaseException">The text names no registry, or no digest.</exception>
    public static ImageReference Parse(string text)
    {
        if (text.Split('@') is [var name, var digest] && name.Split('/', 2) is [var registry, { Length: > 0 } path]
            && registry.AsSpan().ContainsAny('.', ':') && IsDigest(digest))
        {
            // A tag in addition to the digest is for readers; only the digest is used.
            var repository = path.LastIndexOf(':') is var colon and > 0 ? path[..colon] : path;
            return new(registry, repository, digest);
        }

        throw new ReleaseException($"'{text}' does not name one image. Write REGISTRY/NAME@sha256:… with the digest that the push printed.");
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Registry}/{Repository}@{Digest}";

    private static bool IsDigest(string text) =>
        text.Length == 71 && text.StartsWith("sha256:", StringComparison.Ordinal) && text[7..].All(char.IsAsciiHexDigitLower);
}
