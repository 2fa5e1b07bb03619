using System.Globalization;
using Depot.Bake.Text;
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
        YamlTimestamp time => time.Text,
        ComposeList list => $"[{string.Join(' ', list.Select(Of))}]",
        ComposeMap map => $"map[{string.Join(' ', Sorted(map).Select(static entry => $"{entry.Key}:{Of(entry.Value)}"))}]",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    /// <summary>A value where Go prints text (<c>%s</c>), and what it is where it is none.</summary>
    public static string Verb(object? value) => value switch
    {
        string or YamlTimestamp => Of(value),
        null => "%!s(<nil>)",
        ComposeList list => $"[{string.Join(' ', list.Select(Verb))}]",
        ComposeMap map => $"map[{string.Join(' ', Sorted(map).Select(static entry => $"{entry.Key}:{Verb(entry.Value)}"))}]",
        _ => $"%!s({ComposeTypes.Name(value)}={Of(value)})",
    };

    /// <summary>A value as Go would write it in a program (<c>%#v</c>).</summary>
    public static string Syntax(object? value) => value switch
    {
        null => "interface {}(nil)",
        string text => GoQuote.Of(text),
        ComposeList list => $"[]interface {{}}{{{string.Join(", ", list.Select(Syntax))}}}",
        ComposeMap map => $"map[string]interface {{}}{{{string.Join(", ", Sorted(map).Select(static entry => $"{GoQuote.Of(entry.Key)}:{Syntax(entry.Value)}"))}}}",
        _ => Of(value),
    };

    private static IEnumerable<KeyValuePair<string, object?>> Sorted(ComposeMap map) => map.OrderBy(static entry => entry.Key, Utf8Order.Instance);

    // The shortest digits that read back as the number; with an exponent below 0.0001 and from a million on.
    private static string Of(double number)
    {
        if (double.IsNaN(number)) return "NaN";
        if (double.IsInfinity(number)) return number > 0 ? "+Inf" : "-Inf";
        if (number == 0) return double.IsNegative(number) ? "-0" : "0";

        var (significant, exponent) = Shortest(Math.Abs(number).ToString("R", CultureInfo.InvariantCulture));
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

    // The digits of a positive number and the power of ten of the first, both from the same form: 17 digits of 1e-7 begin with 9.
    private static (string Digits, int Exponent) Shortest(string text)
    {
        var parts = text.Split('E');
        var point = parts[0].IndexOf('.', StringComparison.Ordinal) is var at and >= 0 ? at : parts[0].Length;
        var digits = parts[0].Replace(".", "", StringComparison.Ordinal);
        var significant = digits.TrimStart('0');
        var power = parts.Length > 1 ? int.Parse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0;
        return (significant.TrimEnd('0'), power + point - 1 - (digits.Length - significant.Length));
    }
}
