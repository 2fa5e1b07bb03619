using System.Buffers;
using System.Text;

namespace Depot.Actions.Text;

/// <summary>
/// Hides probable secrets in text, in addition to the secrets that the runner knows and masks. One rule for everything that is shown.
/// </summary>
/// <remarks>
/// Hidden are: the value of <c>NAME=value</c> and of <c>"NAME": "value"</c> where <see cref="SecretNames"/> knows the name; what follows
/// the header <c>Authorization:</c>; the login of a URL. In one item of an input everything behind such a name is hidden, since a value may
/// hold any character, and so may a password in a URL; in other text a value ends at white space or at its quote. A secret under another name, or without one, cannot be
/// known. All of it is linear.
/// </remarks>
internal static class Redaction
{
    /// <summary>The replacement of a secret.</summary>
    public const string Hidden = "***";

    private static readonly SearchValues<char> Signs = SearchValues.Create("=:");
    private static readonly SearchValues<char> EndsOfValue = SearchValues.Create(" \t\r\n\"'`");
    // JSON may escape a slash.
    private const string InJson = ":\\/\\/";
    private static readonly SearchValues<string> Schemes = SearchValues.Create(["://", InJson], StringComparison.Ordinal);
    private static readonly SearchValues<char> WhiteSpace = SearchValues.Create(" \t\r\n");
    private static readonly SearchValues<char> EndsOfAddress = SearchValues.Create(" \t\r\n\"'`<>");

    // https://www.iana.org/assignments/http-authschemes, and GitHub's own.
    private static readonly string[] Authentications = ["Basic", "Bearer", "Digest", "Negotiate", "Token", "AWS4-HMAC-SHA256"];

    // The replacement of a value in messages of the actions.
    private static readonly string[] Placeholders = ["path", "value", "VALUE", "VARIABLE", "PATH", "…", Hidden];

    /// <summary>One item of an input with secrets hidden.</summary>
    public static string OfItem(string item)
    {
        // `NAME: value` and `NAME value=`, as ArgumentName. Behind a colon alone there is the tag of an image.
        var name = ArgumentName.Leading(item);
        var end = item.AsSpan(name.Length).StartsWith(":") ? name.Length + 1 : name.Length;
        return end < item.Length && char.IsWhiteSpace(item[end]) && SecretNames.Contains(name) ? item[..end] + Hidden : Logins(Values(item, isItem: true), isItem: true);
    }

    /// <summary>Text of any kind with secrets hidden.</summary>
    public static string OfText(string text) => Logins(Values(text, isItem: false), isItem: false);

    private static string Values(string text, bool isItem)
    {
        StringBuilder? shown = null;
        var (copied, floor) = (0, 0);
        for (var at = 0; text.AsSpan(at).IndexOfAny(Signs) is var next and >= 0;)
        {
            at += next;
            var (start, end) = Value(text, floor, at, isItem);
            at++;
            if (start < 0) continue;
            (shown ??= new()).Append(text, copied, start - copied).Append(Hidden);
            (copied, floor, at) = (end, end, end);
        }

        return shown is null ? text : shown.Append(text, copied, text.Length - copied).ToString();
    }

    // The start and the end of the secret after a separator; -1 if there is none. A name does not start before the floor.
    private static (int Start, int End) Value(string text, int floor, int sign, bool isItem)
    {
        var isMember = text[sign] == ':';
        var end = sign;
        if (isMember && IsHeader(text.AsSpan(floor, sign - floor), text.AsSpan(sign + 1))) return (sign + 1, EndOfLine(text, sign + 1, isItem));
        if (isMember || (end > floor && text[end - 1] is '"' or '\''))
        {
            // "NAME": "value", and the same with its quotes escaped; 'NAME'=value.
            if (end <= floor || (isMember && text[end - 1] != '"')) return (-1, -1);
            end--;
            if (end > floor && text[end - 1] == '\\') end--;
        }

        var start = end;
        while (start > floor && IsOfName(text[start - 1], isMember)) start--;
        if (start == end || !SecretNames.Contains(text.AsSpan(start, end - start))) return (-1, -1);
        var value = sign + 1;
        if (isMember)
        {
            while (value < text.Length && text[value] == ' ') value++;
            if (value >= text.Length || text[value] is not ('"' or '\\')) return (-1, -1);
        }

        if (isItem) return (value, text.Length);
        var (first, last) = !isMember && start > 0 && text[start - 1] is '"' or '\'' ? (value, EndOfQuoted(text, start - 1, value)) : Bounds(text, value);
        return last == first || Placeholders.Contains(text[first..last].TrimEnd(')', ',', '.', ';')) ? (-1, -1) : (first, last);
    }

    private static bool IsOfName(char c, bool isMember) =>
        char.IsLetterOrDigit(c) || c is '_' or '-' or '.' || (isMember && c is ':' or '/');

    // `Authorization: Bearer x`, and any value where the header begins what is written. BuildKit ends a sentence with `may require authorization:`.
    private static bool IsHeader(ReadOnlySpan<char> before, ReadOnlySpan<char> value)
    {
        if (!before.EndsWith("authorization", StringComparison.OrdinalIgnoreCase)) return false;
        before = before[..^"authorization".Length];
        if (before.EndsWith("proxy-", StringComparison.OrdinalIgnoreCase)) before = before[..^"proxy-".Length];
        var word = before.TrimEnd(' ');
        if (word.IsEmpty || word.Length == before.Length || !char.IsLetterOrDigit(word[^1])) return true;
        value = value.TrimStart(' ');
        foreach (var scheme in Authentications)
        {
            if (value.Length > scheme.Length && value.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) && value[scheme.Length] == ' ') return true;
        }

        return false;
    }

    private static int EndOfLine(string text, int start, bool isItem) =>
        isItem || text.AsSpan(start).IndexOfAny("\r\n\"") is not (>= 0 and var length) ? text.Length : start + length;

    // 'NAME=some words': the quote in front of the name ends the value.
    private static int EndOfQuoted(string text, int open, int start)
    {
        var close = text.AsSpan(start).IndexOfAny(text[open], '\r', '\n');
        return close >= 0 && text[start + close] == text[open] ? start + close : Bounds(text, start).End;
    }

    // Within its quotes, which may be escaped themselves, or to white space.
    private static (int Start, int End) Bounds(string text, int start)
    {
        var open = start;
        while (open < text.Length && text[open] == '\\') open++;
        if (open < text.Length && text[open] is '"' or '\'' && EndOfQuote(text, open) is >= 0 and var close) return (open + 1, close);
        var end = text.AsSpan(start).IndexOfAny(EndsOfValue);
        return (start, end < 0 ? text.Length : start + end);
    }

    // The quote, or its backslash, that closes the one at the start; -1 where the line has none.
    private static int EndOfQuote(string text, int open)
    {
        var isEscaped = open > 0 && text[open - 1] == '\\';
        for (var at = open + 1; at < text.Length && text[at] is not ('\n' or '\r'); at++)
        {
            if (text[at] == text[open]) return at;
            if (text[at] != '\\') continue;
            if (isEscaped && at + 1 < text.Length && text[at + 1] == text[open]) return at;
            at++;
        }

        return -1;
    }

    // `https://user:password@host/` becomes `https://***@host/`. A password may contain characters that should be written as %23 or %2F.
    private static string Logins(string text, bool isItem)
    {
        if (!text.AsSpan().ContainsAny(Schemes)) return text;
        var shown = new StringBuilder();
        var rest = text.AsSpan();
        // From here to the end is what was not yet searched for an `@`: none is searched twice.
        var unsearched = text.Length;
        for (int scheme; (scheme = rest.IndexOfAny(Schemes)) >= 0;)
        {
            var start = scheme + (rest[scheme + 1] == '/' ? "://" : InJson).Length;
            shown.Append(rest[..start]);
            rest = rest[start..];
            var address = rest[..End(rest)];
            if (rest.Length <= unsearched && BeginsLogin(address))
            {
                // The password goes on behind a quote, another `://`, and in an item behind white space.
                var longer = isItem || rest.IndexOfAny(WhiteSpace) is not (>= 0 and var space) ? rest : rest[..space];
                if (longer.Contains('@')) address = longer;
                else unsearched = rest.Length - longer.Length;
            }

            if (EndOfLogin(address) is not (>= 0 and var at)) continue;
            shown.Append(Hidden);
            rest = rest[at..];
        }

        return shown.Append(rest).ToString();
    }

    // Up to white space or a quote, or to the next URL of a list, which is handled separately.
    private static int End(ReadOnlySpan<char> rest)
    {
        if (rest.IndexOfAny(Schemes) is >= 0 and var next) rest = rest[..next];
        return rest.IndexOfAny(EndsOfAddress) is >= 0 and var space ? space : rest.Length;
    }

    // `user:pass`: a name, a colon and no port, with no `@` yet.
    private static bool BeginsLogin(ReadOnlySpan<char> address)
    {
        if (address.Contains('@') || address.StartsWith("[")) return false;
        var authority = address.IndexOfAny("/?#") is >= 0 and var slash ? address[..slash] : address;
        if (authority.IndexOf(':') is not (>= 0 and var colon)) return false;
        var port = authority[(colon + 1)..];
        return port.IndexOfAnyExceptInRange('0', '9') switch { 0 => true, > 0 and var end => char.IsLetter(port[end]), _ => false };
    }

    // The place of the `@` that ends a login; -1 where there is none. After a name with a colon the last `@` counts, wherever it is.
    private static int EndOfLogin(ReadOnlySpan<char> address)
    {
        var authority = address.IndexOfAny("/?#") is >= 0 and var slash ? address[..slash] : address;
        var last = (authority.Contains(':') ? address : authority).LastIndexOf('@');
        if (last < 0 || !IsDigest(address[last..])) return last;
        return authority.Contains(':') && address[..last].LastIndexOf('@') is >= 0 and var before ? before : authority[..Math.Min(last, authority.Length)].LastIndexOf('@');
    }

    // The digest of an image is not a host.
    private static bool IsDigest(ReadOnlySpan<char> at) => at.StartsWith("@sha256:") || at.StartsWith("@sha512:");
}
