using System.Buffers;
using System.Text;

namespace Depot.Actions.Container;

/// <summary>Finds the paths in a string and replaces their beginnings. One pass from left to right.</summary>
/// <remarks>
/// The string is split at separators, and a path can begin only at the start of a piece. A colon separates what follows a path
/// (<c>/bin:/sbin</c>), not what follows a host or a scheme (<c>git@host:/srv</c>).
/// </remarks>
internal static class PathTranslator
{
    private static readonly SearchValues<char> Separators = SearchValues.Create(" \t\r\n\v\f,;=\"'`()[]{}<>|&");

    private static readonly SearchValues<char> Endings = SearchValues.Create(" \t\r\n\v\f,;\"'`()[]{}<>|&:/");

    // Behind these names of a local file stands its path at once; other URLs have a host there.
    private static readonly string[] Schemes = ["cwd://", "file://", "oci-layout://", "unix://"];

    /// <summary>The text with every <c>From</c> that stands for a path replaced by its <c>To</c>.</summary>
    public static string Replace(string text, IEnumerable<(string From, string To)> pairs)
    {
        var names = pairs.Select(pair => (From: pair.From.TrimEnd('/'), To: pair.To.TrimEnd('/')))
            .Where(pair => pair is { From.Length: > 0, To.Length: > 0 } && text.Contains(pair.From, StringComparison.Ordinal))
            .OrderByDescending(pair => pair.From.Length).ToArray();
        return names.Length == 0 ? text : Rewrite(text, names);
    }

    private static string Rewrite(string text, (string From, string To)[] names)
    {
        var result = new StringBuilder(text.Length);
        var at = 0;
        while (at < text.Length)
        {
            var start = AfterScheme(text, at);
            var (from, to) = Array.Find(names, name => StandsAt(text, start, name.From));
            result.Append(text, at, start - at).Append(to);
            at = start + (from?.Length ?? 0);

            var end = EndOfPiece(text, at, isPath: from is not null || text.AsSpan(start).StartsWith('/'));
            result.Append(text, at, end - at);
            at = end;
        }

        return result.ToString();
    }

    private static int AfterScheme(string text, int at) =>
        at + (Array.Find(Schemes, scheme => text.AsSpan(at).StartsWith(scheme)) ?? "").Length;

    private static bool StandsAt(string text, int at, string path)
    {
        if (!text.AsSpan(at).StartsWith(path)) return false;
        var rest = text.AsSpan(at + path.Length);
        return rest.IsEmpty || Endings.Contains(rest[0]) || EscapeLength(rest) > 0;
    }

    // The index behind the separator that ends the piece.
    private static int EndOfPiece(string text, int at, bool isPath)
    {
        for (; at < text.Length; at++)
        {
            var c = text[at];
            if (Separators.Contains(c) || (c == ':' && isPath)) return at + 1;
            if (c == '\\' && EscapeLength(text.AsSpan(at)) is > 0 and var length) return at + length;
        }

        return at;
    }

    // A line end, tab or quote as JSON writes it in a string, also in a string within a string: one backslash or several.
    private static int EscapeLength(ReadOnlySpan<char> text)
    {
        var backslashes = text.IndexOfAnyExcept('\\');
        return backslashes > 0 && text[backslashes] is 'n' or 'r' or 't' or '"' ? backslashes + 1 : 0;
    }
}
