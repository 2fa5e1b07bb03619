using System.Text.Json;

namespace Depot.Actions.Text;

/// <summary>Takes single members out of long untrusted JSON in one pass, and keeps nothing of the rest.</summary>
/// <remarks>
/// A JsonDocument takes twelve bytes of memory for each value, and a value may be two bytes long. A string that is not valid text is
/// reported as missing without an exception, because there may be millions of them.
/// </remarks>
internal static class JsonMembers
{
    /// <summary>Moves to the next name in the object that the reader is in; false at the end of the object.</summary>
    /// <exception cref="JsonException">It is not JSON, or nested more than 64 deep.</exception>
    public static bool Next(ref Utf8JsonReader json) => json.Read() && json.TokenType == JsonTokenType.PropertyName;

    /// <summary>Moves from a name into its value if that is an object, and behind it otherwise.</summary>
    /// <inheritdoc cref="Next" path="/exception"/>
    public static bool IsObject(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.StartObject) return true;
        json.Skip();
        return false;
    }

    /// <summary>Moves from a name to the end of its value, which is the result if it is a string.</summary>
    /// <inheritdoc cref="Next" path="/exception"/>
    public static string? TextOf(ref Utf8JsonReader json, int longest)
    {
        json.Read();
        var text = Text(ref json, longest);
        json.Skip();
        return text;
    }

    /// <summary>The string or name that the reader is at; null if it is neither, is too long, or has an escaped half of a surrogate pair.</summary>
    /// <param name="json">The reader.</param>
    /// <param name="longest">The most bytes.</param>
    public static string? Text(ref Utf8JsonReader json, int longest) =>
        json.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && json.ValueSpan.Length <= longest && IsText(ref json) ? json.GetString() : null;

    // Code points from D000 on are never escaped by the writers of what is read here; halves of pairs are among them.
    private static bool IsText(ref Utf8JsonReader json) =>
        System.Text.Unicode.Utf8.IsValid(json.ValueSpan)
        && !(json.ValueIsEscaped && (json.ValueSpan.IndexOf(@"\ud"u8) >= 0 || json.ValueSpan.IndexOf(@"\uD"u8) >= 0));
}
