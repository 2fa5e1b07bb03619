using System.Globalization;
using Depot.Bake.Text;

namespace Depot.Bake.Compose;

/// <summary>Decimal numbers as Go's <c>strconv.ParseFloat</c> reads them.</summary>
internal static class GoFloat
{
    private const NumberStyles Form = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>What is wrong with a text, in the words of Go; null when it is a number.</summary>
    public static string? Fault(string text)
    {
        if (text.TrimStart('+', '-').ToLowerInvariant() is "inf" or "infinity" or "nan") return null;
        // Underscores may stand between digits.
        var plain = HasUnderscores(text) ? text.Replace("_", "", StringComparison.Ordinal) : text;
        if (!double.TryParse(plain, Form, CultureInfo.InvariantCulture, out var number)) return $"strconv.ParseFloat: parsing {GoQuote.Of(text)}: invalid syntax";
        return double.IsInfinity(number) ? $"strconv.ParseFloat: parsing {GoQuote.Of(text)}: value out of range" : null;
    }

    private static bool HasUnderscores(string text)
    {
        var count = 0;
        for (var i = 1; i < text.Length - 1; i++)
        {
            if (text[i] == '_' && char.IsAsciiDigit(text[i - 1]) && char.IsAsciiDigit(text[i + 1])) count++;
        }

        return count > 0 && count == text.AsSpan().Count('_');
    }
}
