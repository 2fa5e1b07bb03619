using System.Globalization;
using Hcl2.Values;

namespace Depot.Bake.Compose.Tree;

/// <summary>Values as Go's <c>fmt.Sprint</c> prints them.</summary>
internal static class GoText
{
    public static string Of(object? value) => value switch
    {
        null => "<nil>",
        string text => text,
        bool flag => flag ? "true" : "false",
        double number => Of(number),
        DateTimeOffset time => Of(time),
        ComposeList list => $"[{string.Join(' ', list.Select(Of))}]",
        ComposeMap map => $"map[{string.Join(' ', map.OrderBy(static entry => entry.Key, Utf8Order.Instance).Select(static entry => $"{entry.Key}:{Of(entry.Value)}"))}]",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private static string Of(DateTimeOffset time)
    {
        var offset = (time.Offset < TimeSpan.Zero ? "-" : "+") + time.Offset.ToString("hhmm", CultureInfo.InvariantCulture);
        return time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture) + " " + offset + (time.Offset == TimeSpan.Zero ? " UTC" : " " + offset);
    }

    // The shortest digits that read back as the number; with an exponent below 0.0001 and from a million on.
    private static string Of(double number)
    {
        if (double.IsNaN(number)) return "NaN";
        if (double.IsInfinity(number)) return number > 0 ? "+Inf" : "-Inf";
        if (number == 0) return double.IsNegative(number) ? "-0" : "0";

        var digits = number.ToString("E16", CultureInfo.InvariantCulture);
        var shortest = number.ToString("R", CultureInfo.InvariantCulture);
        var exponent = int.Parse(digits.AsSpan(digits.IndexOf('E', StringComparison.Ordinal) + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var significant = Significant(shortest);
        var sign = number < 0 ? "-" : "";
        if (exponent is < -4 or >= 6)
        {
            var mantissa = significant.Length == 1 ? significant : $"{significant[0]}.{significant[1..]}";
            return string.Create(CultureInfo.InvariantCulture, $"{sign}{mantissa}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}");
        }

        if (exponent < 0) return $"{sign}0.{new string('0', -exponent - 1)}{significant}";
        return significant.Length <= exponent + 1
            ? sign + significant.PadRight(exponent + 1, '0')
            : $"{sign}{significant[..(exponent + 1)]}.{significant[(exponent + 1)..]}";
    }

    private static string Significant(string shortest)
    {
        var mantissa = shortest.Split('E')[0].TrimStart('-').Replace(".", "", StringComparison.Ordinal);
        var trimmed = mantissa.TrimStart('0').TrimEnd('0');
        return trimmed.Length == 0 ? "0" : trimmed;
    }
}
