using System.Globalization;
using Hcl2.Text;

namespace Hcl2.Functions;

/// <summary>Reads RFC 3339 times strictly, and says which part is at fault.</summary>
internal static class Rfc3339
{
    private const string Prefix = "not a valid RFC3339 timestamp: ";

    /// <summary>Reads <c>YYYY-MM-DDThh:mm:ss[.fraction](Z|±hh:mm)</c>.</summary>
    public static bool TryParse(string text, out HclDateTime moment, out string error)
    {
        moment = default;
        var rest = text.AsSpan();
        error = "";
        if (Number(ref rest, 4, "year", 0, 9999, out var year) is { } yearError) return Fail(yearError, out error);
        if (Skip(ref rest, '-') is { } dash) return Fail(dash, out error);
        if (Number(ref rest, 2, "month", 1, 12, out var month) is { } monthError) return Fail(monthError, out error);
        if (Skip(ref rest, '-') is { } secondDash) return Fail(secondDash, out error);
        if (Number(ref rest, 2, "day of month", 1, HclDateTime.DaysIn(year, month), out var day) is { } dayError) return Fail(dayError, out error);
        if (rest.IsEmpty || rest[0] != 'T') return Fail("missing required time introducer 'T'", out error);

        rest = rest[1..];
        if (Number(ref rest, 2, "hour", 0, 23, out var hour) is { } hourError) return Fail(hourError, out error);
        if (Skip(ref rest, ':') is { } colon) return Fail(colon, out error);
        if (Number(ref rest, 2, "minute", 0, 59, out var minute) is { } minuteError) return Fail(minuteError, out error);
        if (Skip(ref rest, ':') is { } secondColon) return Fail(secondColon, out error);
        // A second that is out of range blames what follows, as the original does.
        if (Number(ref rest, 2, "second", 0, 59, out var second) is { } secondError) return Fail(secondError, out error);

        var nanoseconds = 0;
        if (!rest.IsEmpty && rest[0] == '.')
        {
            var digits = rest[1..].IndexOfAnyExceptInRange('0', '9') is var end && end < 0 ? rest.Length - 1 : end;
            if (digits == 0) return Fail($"cannot use {GoText.Quote(rest.ToString())} as second", out error);
            nanoseconds = int.Parse(rest[1..(Math.Min(digits, 9) + 1)].ToString().PadRight(9, '0'), CultureInfo.InvariantCulture);
            rest = rest[(digits + 1)..];
        }

        if (Offset(rest, out var offset) is { } offsetError) return Fail(offsetError, out error);
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
        var isNumber = rest.Length >= digits && !rest[..digits].ContainsAnyExceptInRange('0', '9');
        if (!isNumber) return rest.IsEmpty ? "end of string before " + part : $"cannot use {GoText.Quote(rest.ToString())} as {part}";

        number = int.Parse(rest[..digits], CultureInfo.InvariantCulture);
        rest = rest[digits..];
        return number >= least && number <= most ? null : $"cannot use {GoText.Quote(rest.ToString())} as {part}";
    }

    private static string? Skip(ref ReadOnlySpan<char> rest, char separator)
    {
        if (rest.IsEmpty || rest[0] != separator) return $"missing required separator {GoText.Quote(separator.ToString())}";
        rest = rest[1..];
        return null;
    }

    private static string? Offset(ReadOnlySpan<char> rest, out int offset)
    {
        offset = 0;
        if (rest is "Z") return null;
        var isOffset = rest.Length == 6 && rest[0] is '+' or '-' && rest[3] == ':'
            && !rest[1..3].ContainsAnyExceptInRange('0', '9') && !rest[4..].ContainsAnyExceptInRange('0', '9');
        if (!isOffset) return rest.IsEmpty ? "missing UTC offset" : $"cannot use {GoText.Quote(rest.ToString())} as UTC offset";

        var (hours, minutes) = (int.Parse(rest[1..3], CultureInfo.InvariantCulture), int.Parse(rest[4..], CultureInfo.InvariantCulture));
        if (hours > 24 || minutes > 59) return $"cannot use {GoText.Quote(rest.ToString())} as UTC offset";
        offset = ((hours * 60) + minutes) * (rest[0] == '-' ? -60 : 60);
        return null;
    }
}
