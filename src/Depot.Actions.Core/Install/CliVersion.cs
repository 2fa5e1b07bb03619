using System.Buffers;

namespace Depot.Actions.Install;

/// <summary>Versions of the CLI, which are semantic versions: <c>2.102.12</c>, <c>3.0.0-rc.1</c>.</summary>
public static class CliVersion
{
    private static readonly SearchValues<char> SuffixCharacters =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.-+");

    // Semantic versions have no limit; a directory of the tool cache is named after this one.
    private const int Longest = 100;

    /// <summary>The version that a string names exactly, without a leading <c>v</c> and with its pre-release suffix; null for anything else.</summary>
    /// <remarks>The result is safe as the name of a directory.</remarks>
    public static string? Exact(string text)
    {
        var version = text.StartsWith('v') ? text[1..] : text;
        var end = version.AsSpan().IndexOfAny('-', '+');
        var (core, suffix) = end < 0 ? (version, "") : (version[..end], version[end..]);
        var numbers = core.Split('.');
        return version.Length <= Longest && numbers.Length == 3 && numbers.All(number => number.Length > 0 && number.All(char.IsAsciiDigit))
            && suffix.Length != 1 && !suffix.AsSpan().ContainsAnyExcept(SuffixCharacters)
            ? version : null;
    }

    /// <summary>
    /// The version in the URL of a release: a segment <c>v1.2.3</c>, or else a file <c>depot_1.2.3_…</c>; null if there is neither.
    /// </summary>
    /// <remarks>The suffix belongs to it: a release candidate must not be taken for the release.</remarks>
    public static string? In(Uri address)
    {
        var segments = address.Segments.Select(segment => Uri.UnescapeDataString(segment.Trim('/'))).ToList();
        return segments.Where(segment => segment.StartsWith('v')).Select(Exact).FirstOrDefault(version => version is not null)
            ?? segments.Where(segment => segment.StartsWith("depot_", StringComparison.Ordinal))
                .Select(segment => Exact(segment.Split('_')[1])).FirstOrDefault(version => version is not null);
    }
}
