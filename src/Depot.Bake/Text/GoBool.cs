namespace Depot.Bake.Text;

/// <summary>Booleans as the CLI, BuildKit and bake read them in variables, flags and attributes.</summary>
/// <remarks>Go, strconv.ParseBool.</remarks>
public static class GoBool
{
    /// <summary>The value, or null when the text is no boolean.</summary>
    public static bool? Parse(string? text) => text switch
    {
        "1" or "t" or "T" or "TRUE" or "true" or "True" => true,
        "0" or "f" or "F" or "FALSE" or "false" or "False" => false,
        _ => null,
    };

    /// <summary>Whether the string is true.</summary>
    public static bool IsTrue(string? text) => Parse(text) == true;

    /// <summary>Go's error message for a string that is not a boolean.</summary>
    internal static string Reason(string text) => $"strconv.ParseBool: parsing {GoQuote.Of(text)}: invalid syntax";
}
