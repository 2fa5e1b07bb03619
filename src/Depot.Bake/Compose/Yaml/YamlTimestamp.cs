using System.Globalization;

namespace Depot.Bake.Compose.Yaml;

/// <summary>Dates and times without quotes, which are not strings to Go's YAML library.</summary>
internal static class YamlTimestamp
{
    private static readonly string[] Formats =
    [
        "yyyy-M-d",
        "yyyy-M-d H:m:s", "yyyy-M-d H:m:s.FFFFFFF",
        "yyyy-M-d'T'H:m:sK", "yyyy-M-d'T'H:m:s.FFFFFFFK",
        "yyyy-M-d't'H:m:sK", "yyyy-M-d't'H:m:s.FFFFFFFK",
    ];

    /// <summary>The time; null when the text is none.</summary>
    public static DateTimeOffset? Parse(string text)
    {
        if (text.Length < 8 || text[4] != '-' || text.AsSpan(0, 4).IndexOfAnyExceptInRange('0', '9') >= 0) return null;

        // A time of day after T needs its zone.
        var hasZone = text[^1] == 'Z' || (text.Length > 6 && text[^6] is '+' or '-' && text[^3] == ':');
        if (text.AsSpan().IndexOfAny('T', 't') >= 0 != hasZone) return null;
        return DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
    }
}
