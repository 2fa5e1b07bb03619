using System.Globalization;

namespace Depot.Bake.Compose.Tree;

/// <summary>A date or time without quotes, which is not a string in Go's YAML library.</summary>
/// <param name="Date">The date, <c>2006-01-02</c>.</param>
/// <param name="Time">The time of day, with a fraction of nine digits at most and no zeros at its end.</param>
/// <param name="Zone">The offset, <c>+0100</c>.</param>
internal sealed record YamlTimestamp(string Date, string Time, string Zone)
{
    private const string Utc = "+0000";

    /// <summary>The time as Go prints it.</summary>
    public string Text => $"{Date} {Time} {Zone} {(Zone == Utc ? "UTC" : Zone)}";

    /// <summary>The time as Go writes it to JSON.</summary>
    public string Json => $"{Date}T{Time}{(Zone == Utc ? "Z" : Zone.Insert(3, ":"))}";

    /// <summary>The time; null if the string is not a time.</summary>
    public static YamlTimestamp? Parse(string text)
    {
        var at = 0;
        if (text.Length < 8 || text[4] != '-' || text.AsSpan(0, 4).IndexOfAnyExceptInRange('0', '9') >= 0) return null;

        var year = int.Parse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture);
        at = 5;
        if (Number(text, ref at, 12) is not (> 0 and var month) || !Goes(text, ref at, '-') || Number(text, ref at, 31) is not (> 0 and var day)) return null;

        // Year 0 is a leap year; .NET does not support it.
        if (day > DateTime.DaysInMonth(year == 0 ? 4 : year, month)) return null;

        var date = string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}-{day:00}");
        if (at == text.Length) return new(date, "00:00:00", Utc);

        // A time of day after T needs its zone, one after spaces has none.
        var hasZone = text[at] is 'T' or 't';
        if (!hasZone && text[at] != ' ') return null;
        do at++;
        while (!hasZone && at < text.Length && text[at] == ' ');

        if (TimeOfDay(text, ref at) is not { } time) return null;
        var zone = hasZone ? Offset(text, ref at) : Utc;
        return zone is not null && at == text.Length ? new(date, time, zone) : null;
    }

    private static string? TimeOfDay(string text, ref int at)
    {
        if (Number(text, ref at, 23) is not { } hour || !Goes(text, ref at, ':')) return null;
        if (Number(text, ref at, 59) is not { } minute || !Goes(text, ref at, ':')) return null;
        if (Number(text, ref at, 59) is not { } second) return null;

        var time = string.Create(CultureInfo.InvariantCulture, $"{hour:00}:{minute:00}:{second:00}");
        if (at + 1 >= text.Length || text[at] is not ('.' or ',') || !char.IsAsciiDigit(text[at + 1])) return time;

        var start = ++at;
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        var fraction = text[start..Math.Min(at, start + 9)].TrimEnd('0');
        return fraction.Length == 0 ? time : $"{time}.{fraction}";
    }

    private static string? Offset(string text, ref int at)
    {
        if (Goes(text, ref at, 'Z')) return Utc;
        if (text.Length - at != 6 || text[at] is not ('+' or '-') || text[at + 3] != ':') return null;

        // A day of 24 hours and an hour of 60 minutes are allowed.
        var digits = string.Concat(text.AsSpan(at + 1, 2), text.AsSpan(at + 4, 2));
        if (digits.AsSpan().IndexOfAnyExceptInRange('0', '9') >= 0) return null;

        var (hours, minutes) = Math.DivRem(int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture), 100);
        if (hours > 24 || minutes > 60) return null;

        var total = (hours * 60) + minutes;
        var sign = total == 0 ? '+' : text[at];
        at = text.Length;
        return string.Create(CultureInfo.InvariantCulture, $"{sign}{total / 60:00}{total % 60:00}");
    }

    // One digit or two.
    private static int? Number(string text, ref int at, int most)
    {
        var start = at;
        while (at < text.Length && at < start + 2 && char.IsAsciiDigit(text[at])) at++;
        return at > start && int.Parse(text.AsSpan(start, at - start), NumberStyles.None, CultureInfo.InvariantCulture) is var number && number <= most ? number : null;
    }

    private static bool Goes(string text, ref int at, char c)
    {
        if (at >= text.Length || text[at] != c) return false;

        at++;
        return true;
    }
}
