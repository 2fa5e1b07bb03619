using System.Globalization;
using System.Text;
using Hcl2.Text;

namespace Hcl2.Functions;

/// <summary>The format of <c>formatdate</c>: runs of one letter are verbs, text in single quotes and everything else stays.</summary>
internal static class DatePattern
{
    public static FunctionResult Format(string format, HclDateTime moment)
    {
        var text = new StringBuilder();
        for (var position = 0; position < format.Length;)
        {
            var token = Token(format, position);
            position += token.Length;
            if (token[0] == '\'')
            {
                if (token.Length < 2 || token[^1] != '\'') return FunctionResult.Failed(0, "unterminated literal '");
                text.Append(Unquoted(token));
            }
            else if (!char.IsAsciiLetter(token[0]))
            {
                text.Append(token);
            }
            else if (Verb(token, moment) is { } part)
            {
                text.Append(part);
            }
            else
            {
                return FunctionResult.Failed(0, $"invalid date format verb {GoText.Quote(token)}{Hint(token)}");
            }
        }

        return HclValue.String(text.ToString());
    }

    /// <summary>A quoted literal, a run of one letter, or one character.</summary>
    private static string Token(string format, int start)
    {
        if (format[start] == '\'')
        {
            for (var end = start + 1; end < format.Length; end++)
            {
                if (format[end] != '\'') continue;
                // Two quotes stand for one and do not end the literal.
                if (end + 1 == format.Length || format[end + 1] != '\'') return format[start..(end + 1)];
                end++;
            }

            return format[start..];
        }

        var length = 1;
        if (char.IsAsciiLetter(format[start]))
            while (start + length < format.Length && format[start + length] == format[start]) length++;
        return format.Substring(start, length);
    }

    private static string Unquoted(string token) =>
        // Nothing in between is one quote.
        token.Length == 2 ? "'" : token[1..^1].Replace("''", "'", StringComparison.Ordinal);

    private static string? Verb(string token, HclDateTime moment) => token switch
    {
        "YYYY" => Padded(moment.Year, 4),
        "YY" => Padded(moment.Year % 100, 2),
        "MMMM" => moment.MonthName,
        "MMM" => moment.MonthName[..3],
        "MM" => Padded(moment.Month, 2),
        "M" => Padded(moment.Month, 1),
        "DD" => Padded(moment.Day, 2),
        "D" => Padded(moment.Day, 1),
        "EEEE" => moment.DayOfWeek.ToString(),
        "EEE" => moment.DayOfWeek.ToString()[..3],
        "hh" => Padded(moment.Hour, 2),
        "h" => Padded(moment.Hour, 1),
        "HH" => Padded(Twelve(moment.Hour), 2),
        "H" => Padded(Twelve(moment.Hour), 1),
        "AA" => moment.Hour < 12 ? "AM" : "PM",
        "aa" => moment.Hour < 12 ? "am" : "pm",
        "mm" => Padded(moment.Minute, 2),
        "m" => Padded(moment.Minute, 1),
        "ss" => Padded(moment.Second, 2),
        "s" => Padded(moment.Second, 1),
        "ZZZZZ" => moment.OffsetText(":"),
        "ZZZZ" => moment.OffsetText(""),
        "ZZZ" => moment.OffsetText("", "UTC"),
        "Z" => moment.OffsetText(":", "Z"),
        _ => null,
    };

    /// <summary>What a run of the right letter but the wrong length should be.</summary>
    private static string Hint(string token) => token[0] switch
    {
        'Y' => ": year must either be \"YY\" or \"YYYY\"",
        'M' => ": month must be \"M\", \"MM\", \"MMM\", or \"MMMM\"",
        'D' => ": day of month must either be \"D\" or \"DD\"",
        'E' => ": day of week must either be \"EEE\" or \"EEEE\"",
        'h' => ": 24-hour must either be \"h\" or \"hh\"",
        'H' => ": 12-hour must either be \"H\" or \"HH\"",
        'A' => ": must be \"AA\"",
        'a' => ": must be \"aa\"",
        'm' => ": minute must either be \"m\" or \"mm\"",
        's' => ": second must either be \"s\" or \"ss\"",
        'Z' => ": timezone must be Z, ZZZ, ZZZZ, or ZZZZZ",
        _ => "",
    };

    private static int Twelve(int hour) => ((hour + 11) % 12) + 1;

    private static string Padded(int number, int digits) => number.ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
}
