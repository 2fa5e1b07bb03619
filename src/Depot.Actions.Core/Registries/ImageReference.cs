namespace Depot.Actions.Registries;

/// <summary>A name of an image, such as <c>ghcr.io/octo/app:1.0</c>.</summary>
/// <param name="Registry">host[:port]; <c>docker.io</c> where the text names none.</param>
/// <param name="Repository">The path at the registry, without <c>library/</c> where the text has none.</param>
/// <param name="Tag">Null when the text has none.</param>
/// <param name="Digest">Such as <c>sha256:…</c>; null when the text has none.</param>
/// <remarks>
/// Grammar and rules: github.com/distribution/reference, reference.go and normalize.go (ParseNormalizedNamed), which the CLI applies to
/// every tag once a builder has been started. Parsed in one pass without regular expressions, so no input can make it slow.
/// </remarks>
public sealed record ImageReference(string Registry, string Repository, string? Tag, string? Digest)
{
    /// <summary>The registry of names that have none.</summary>
    public const string DockerHub = "docker.io";

    private const string Official = "library/";
    private const int LongestName = 255;
    private const int LongestTag = 128;

    /// <summary>Reads a name.</summary>
    /// <param name="text">The name as the user wrote it.</param>
    /// <param name="problem">What is wrong and what to write, without a full stop; empty if the name is valid.</param>
    /// <returns>Null when the CLI would refuse it.</returns>
    public static ImageReference? Parse(string text, out string problem)
    {
        var (name, digest) = text.IndexOf('@') is var at and >= 0 ? (text[..at], text[(at + 1)..]) : (text, null);
        var host = HostOf(name);
        var rest = host is null ? name : name[(host.Length + 1)..];
        var (repository, tag) = rest.IndexOf(':') is var colon and >= 0 ? (rest[..colon], rest[(colon + 1)..]) : (rest, null);
        var reference = new ImageReference(host ?? DockerHub, repository, tag, digest);
        problem = reference.Problem(host is not null);
        return problem.Length == 0 ? reference : null;
    }

    /// <summary>The registry that a name belongs to, also of a name that the CLI would refuse.</summary>
    public static string RegistryOf(string text) => HostOf(text) ?? DockerHub;

    /// <summary>The name without tag and digest, as the user wrote it: <c>octo/app</c> for Docker Hub.</summary>
    public string Name => Registry == DockerHub ? Repository : $"{Registry}/{Repository}";

    /// <summary>The short form: <c>node</c> for the official image <c>docker.io/library/node</c>.</summary>
    public string FamiliarName => Registry == DockerHub && Repository.StartsWith(Official, StringComparison.Ordinal) ? Repository[Official.Length..] : Name;

    private static string? HostOf(string name) =>
        name.IndexOf('/', StringComparison.Ordinal) is var slash and > 0 && LooksLikeHost(name[..slash]) ? name[..slash] : null;

    // docker: the part before the first slash is a host when it could not be a user of Docker Hub.
    private static bool LooksLikeHost(string part) =>
        part.AsSpan().ContainsAny('.', ':') || part == "localhost" || part.Any(char.IsUpper);

    private string Problem(bool hasRegistry)
    {
        // Usually the tag is the name of a branch with a '/'.
        if (hasRegistry && !IsHost(Registry)) return $"'{Registry}' is no registry; write host or host:port before the first '/', and no '/' in a tag";
        if (Repository.Length == 0) return "it names no repository; write registry/name:tag";
        if (Repository.Any(char.IsUpper)) return $"a repository name is lowercase; write '{(hasRegistry ? Registry + "/" : "")}{Repository.ToLowerInvariant()}'";
        if (Repository.Split('/').FirstOrDefault(part => !IsPathPart(part)) is { } bad) return PartProblem(bad);
        if (Name.Length > LongestName) return $"the name has more than {LongestName} characters";
        if (!hasRegistry && Repository.Length == 64 && Repository.All(char.IsAsciiHexDigitLower)) return "64 hexadecimal digits are an image id, not a name";
        if (Tag is not null && !IsTag(Tag)) return TagProblem(Tag);
        return Digest is not null && !IsDigest(Digest) ? "what follows '@' is no digest; write sha256: and 64 hexadecimal digits" : "";
    }

    private static string PartProblem(string part) => part.Length == 0
        ? "it has an empty component (two slashes, or a leading or trailing slash); a variable may be empty"
        : $"'{part}' is no part of a repository name; write lowercase letters and digits, with '.', '_' or '-' only between them";

    private static string TagProblem(string tag) => tag switch
    {
        "" => "there is nothing after ':'; a variable may be empty",
        { Length: > LongestTag } => $"a tag has at most {LongestTag} characters",
        _ => $"'{tag}' is not a valid tag; a tag has letters, digits, '_', '.' and '-', and must not start with '.' or '-'",
    };

    private static bool IsHost(string host)
    {
        var colon = host.LastIndexOf(':');
        if (host.StartsWith('['))
        {
            var end = host.IndexOf(']', StringComparison.Ordinal);
            return end > 1 && host[1..end].All(c => char.IsAsciiHexDigit(c) || c == ':')
                && (end == host.Length - 1 || (host[end + 1] == ':' && IsPort(host[(end + 2)..])));
        }

        return (colon < 0 || IsPort(host[(colon + 1)..]))
            && (colon < 0 ? host : host[..colon]).Split('.').All(label =>
                label.Length > 0 && label[0] != '-' && label[^1] != '-' && label.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'));
    }

    private static bool IsPort(string text) => text.Length > 0 && text.All(char.IsAsciiDigit);

    // Letters and digits, in between: one '.', one or two '_', or any number of '-'.
    private static bool IsPathPart(string part)
    {
        for (var at = 0; at < part.Length;)
        {
            var start = at;
            while (at < part.Length && (char.IsAsciiLetterLower(part[at]) || char.IsAsciiDigit(part[at]))) at++;
            if (at == start) return false;
            if (at == part.Length) return true;
            var separator = part[at];
            var from = at;
            while (at < part.Length && part[at] == separator) at++;
            if (!(separator switch { '.' => at - from == 1, '_' => at - from <= 2, '-' => true, _ => false })) return false;
        }

        return false;
    }

    private static bool IsTag(string tag) =>
        tag.Length is > 0 and <= LongestTag && tag[0] is not ('.' or '-') && tag.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-');

    private static bool IsDigest(string digest) =>
        digest.Split(':') is [{ Length: > 0 } algorithm, { Length: >= 32 } hash]
        && char.IsAsciiLetter(algorithm[0]) && algorithm.All(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '.' or '_' or '-')
        && hash.All(char.IsAsciiHexDigit);
}
