using System.Globalization;
using Hcl2.Text;

namespace Hcl2.Functions;

/// <summary>Reads RFC 3339 times strictly, and says which part is at fault.</summary>
internal static class Rfc3339
{
    private const string Prefix = "not a valid RFC3339 timestamp: ";

    /// <summary>Reads <c>YYYY-MM-DDThh:mm:ss[.fraction](Z|±hh:mm)</c>.</summary>
    /// <remarks>Part by part, as the original's reader does it: a part that is out of range blames what follows it.</remarks>
    public static bool TryParse(string text, out HclDateTime moment, out string error)
    {
        moment = default;
        var rest = text.AsSpan();
        error = "";
        if (Number(ref rest, 4, "year", 0, 9999, out var year) is { } yearError) return Fail(yearError, out error);
        if (Skip(ref rest, '-') is { } dash) return Fail(dash, out error);
        if (Number(ref rest, 2, "month", 1, 12, out var month) is { } monthError) return Fail(monthError, out error);
        if (Skip(ref rest, '-') is { } secondDash) return Fail(secondDash, out error);
        if (Number(ref rest, 2, "day of month", 0, 99, out var day) is { } dayError) return Fail(dayError, out error);
        if (rest.IsEmpty || rest[0] != 'T') return Fail("missing required time introducer 'T'", out error);

        rest = rest[1..];
        var hasShortHour = rest.Length > 1 && char.IsAsciiDigit(rest[0]) && !char.IsAsciiDigit(rest[1]);
        if (Number(ref rest, hasShortHour ? 1 : 2, "hour", 0, 23, out var hour) is { } hourError) return Fail(hourError, out error);
        if (Skip(ref rest, ':') is { } colon) return Fail(colon, out error);
        if (Number(ref rest, 2, "minute", 0, 59, out var minute) is { } minuteError) return Fail(minuteError, out error);
        if (Skip(ref rest, ':') is { } secondColon) return Fail(secondColon, out error);
        if (Number(ref rest, 2, "second", 0, 59, out var second) is { } secondError) return Fail(secondError, out error);

        var hasComma = !rest.IsEmpty && rest[0] == ',';
        var nanoseconds = 0;
        if (rest.Length > 1 && rest[0] is '.' or ',' && char.IsAsciiDigit(rest[1]))
        {
            var digits = rest[1..].IndexOfAnyExceptInRange('0', '9') is var end && end < 0 ? rest.Length - 1 : end;
            nanoseconds = int.Parse(rest[1..(Math.Min(digits, 9) + 1)].ToString().PadRight(9, '0'), CultureInfo.InvariantCulture);
            rest = rest[(digits + 1)..];
        }

        if (Offset(ref rest, out var offset, out var written) is { } offsetError) return Fail(offsetError, out error);
        if (!rest.IsEmpty) return Fail(Unusable(rest, "timestamp segment"), out error);
        if (day < 1 || day > HclDateTime.DaysIn(year, month)) return Fail("day out of range", out error);
        if (hasShortHour) return Fail("hour must have exactly two digits", out error);
        if (hasComma) return Fail(Unusable(",", "timestamp segment"), out error);
        if (Math.Abs(offset) >= 24 * 3600 || written is [.., '6', '0']) return Fail(Unusable(written, "UTC offset"), out error);
        moment = HclDateTime.Of(year, month, day, (hour * 3600) + (minute * 60) + second, nanoseconds, offset);
        return true;
    }

    private static bool Fail(string problem, out string error)
    {
        error = Prefix + problem;
        return false;
    }

    private static string? Number(ref ReadOnlySpan<char> rest, int digits, string part, int least, int most, out int number)
    {
        number = 0;
        if (rest.Length < digits || rest[..digits].ContainsAnyExceptInRange('0', '9')) return Unusable(rest, part);

        number = int.Parse(rest[..digits], CultureInfo.InvariantCulture);
        rest = rest[digits..];
        return number >= least && number <= most ? null : Unusable(rest, part);
    }

    private static string Unusable(ReadOnlySpan<char> text, string part)
    {
        if (text.IsEmpty) return "end of string before " + part;
        if (part == "hour" && text.Contains(':')) return "hour must be between 0 and 23 inclusive";
        return part is "hour" or "minute" && text.Length != 2 ? part + " must have exactly two digits" : $"cannot use {GoText.Quote(text.ToString())} as {part}";
    }

    private static string? Skip(ref ReadOnlySpan<char> rest, char separator)
    {
        var wanted = GoText.Quote(separator.ToString());
        if (rest.IsEmpty) return $"end of string where {wanted} is expected";
        if (rest[0] != separator) return $"found {GoText.Quote(rest.ToString())} where {wanted} is expected";
        rest = rest[1..];
        return null;
    }

    private static string? Offset(ref ReadOnlySpan<char> rest, out int offset, out ReadOnlySpan<char> written)
    {
        offset = 0;
        written = [];
        if (!rest.IsEmpty && rest[0] == 'Z')
        {
            rest = rest[1..];
            return null;
        }

        var isOffset = rest.Length >= 6 && rest[0] is '+' or '-' && rest[3] == ':'
            && !rest[1..3].ContainsAnyExceptInRange('0', '9') && !rest[4..6].ContainsAnyExceptInRange('0', '9');
        if (!isOffset) return Unusable(rest, "UTC offset");

        written = rest[..6];
        rest = rest[6..];
        var (hours, minutes) = (int.Parse(written[1..3], CultureInfo.InvariantCulture), int.Parse(written[4..], CultureInfo.InvariantCulture));
        offset = ((hours * 60) + minutes) * (written[0] == '-' ? -60 : 60);
        return hours > 24 || minutes > 60 ? Unusable(rest, "UTC offset") : null;
    }
}
