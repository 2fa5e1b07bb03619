namespace Depot.Bake.Text;

/// <summary>The booleans of Go's <c>strconv.ParseBool</c>.</summary>
internal static class GoBool
{
    public static bool TryParse(string text, out bool value)
    {
        value = text is "1" or "t" or "T" or "true" or "TRUE" or "True";
        return value || text is "0" or "f" or "F" or "false" or "FALSE" or "False";
    }

    /// <exception cref="FormatException">It is none of them.</exception>
    public static bool Parse(string text) => TryParse(text, out var value) ? value : throw new FormatException(Reason(text));

    /// <summary>Why a text is not a boolean.</summary>
    public static string Reason(string text) => $"strconv.ParseBool: parsing {GoQuote.Of(text)}: invalid syntax";
}
