using System.Net;
using System.Text.Json;
using Depot.Actions.Text;

namespace Depot.Actions.Http;

/// <summary>A complete answer of a server.</summary>
/// <param name="Call">The request it answers.</param>
/// <param name="Status">The status code.</param>
/// <param name="Body">The text; it may be secret.</param>
public sealed record HttpAnswer(HttpCall Call, HttpStatusCode Status, string Body)
{
    private const int LongestError = 300;
    private const int MostWords = 16 << 10;

    /// <summary>The body where it is a JSON object, or else null.</summary>
    public JsonElement? Json { get; } = ParseObject(Body);

    /// <summary>The wait that the server requested; null if it requested none.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the status is one of the two hundreds.</summary>
    public bool Succeeded => (int)Status is >= 200 and < 300;

    /// <summary>The status for messages, such as <c>503 Service Unavailable</c>.</summary>
    public string StatusText => StatusOf(Status);

    /// <summary>
    /// The server's own message: the <c>error</c> or <c>message</c> of a JSON object, or the text of a plain answer that is no
    /// success. One line without its full stop; null when it gave none, and a page of HTML is none.
    /// </summary>
    public string? ErrorText => Readable(Text("error") ?? Text("message") ?? (Succeeded || IsMarkup ? "" : Body));

    /// <summary>A sentence without its full stop: the request, the status, and the server's own message if there is one.</summary>
    public string Problem => $"{Call} answered {StatusText}" + (ErrorText is { } words ? $": {words}" : "");

    /// <summary>A string member of the JSON object; null when there is none of that name, or the body is no JSON object.</summary>
    public string? Text(string member) =>
        Json is { } json && json.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>A string member for messages: one line of bounded length without terminal codes; null if there is none.</summary>
    public string? Words(string member) => Readable(Text(member) ?? "");

    /// <inheritdoc cref="StatusText"/>
    public static string StatusOf(HttpStatusCode status)
    {
        using var message = new HttpResponseMessage(status);
        return $"{(int)status} {message.ReasonPhrase}".TrimEnd();
    }

    /// <summary>The answer without its body.</summary>
    public override string ToString() => $"{Call} {StatusText}";

    private bool IsMarkup => Body.AsSpan().TrimStart() is ['<' or '{' or '[', ..];

    /// <summary>Untrusted text as one line of bounded length, without terminal codes, secrets and full stop; null when it is empty.</summary>
    internal static string? Readable(string text)
    {
        var isCut = text.Length > MostWords;
        var plain = Redaction.OfText(AnsiText.Strip((isCut ? text[..MostWords] : text).ReplaceLineEndings(" "))).Trim().TrimEnd('.');
        return plain.Length == 0 ? null : plain.Length <= LongestError && !isCut ? plain : plain[..Math.Min(plain.Length, LongestError)] + "…";
    }

    private static JsonElement? ParseObject(string text)
    {
        try
        {
            using var document = UntrustedJson.Parse(text);
            return document.RootElement is { ValueKind: JsonValueKind.Object } json ? json.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
