using System.Globalization;
using Depot.Actions.Log;

namespace Depot.Actions.Annotations;

/// <summary>One finding at a position in the user's files.</summary>
/// <param name="Level">How bad it is.</param>
/// <param name="Message">What it says.</param>
/// <param name="Title">Its heading, such as the name of a rule; null for GitHub's own.</param>
/// <param name="File">Path, absolute or from the working directory; null when it has no position.</param>
/// <param name="Line">From 1; null when unknown.</param>
public sealed record Annotation(LintLevel Level, string Message, string? Title = null, string? File = null, int? Line = null)
{
    /// <summary>
    /// Reads what the CLI says of a bake file that it cannot read, such as
    /// <c>docker-bake.hcl:2,34-38: Unknown variable; There is no variable named "TAG".</c>
    /// </summary>
    /// <returns>Null when the text does not have this form.</returns>
    /// <remarks>Form: hashicorp/hcl v2, diagnostic.go, Diagnostic.Error.</remarks>
    public static Annotation? OfBake(string text)
    {
        var end = text.IndexOf(": ", StringComparison.Ordinal);
        var comma = end < 0 ? -1 : text.LastIndexOf(',', end);
        var colon = comma < 0 ? -1 : text.LastIndexOf(':', comma);
        if (colon < 1 || !int.TryParse(text.AsSpan(colon + 1, comma - colon - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var line)) return null;
        var message = text[(end + 2)..];
        var split = message.IndexOf("; ", StringComparison.Ordinal);
        return split < 0
            ? new(LintLevel.Error, message, null, text[..colon], line)
            : new(LintLevel.Error, message[(split + 2)..], message[..split], text[..colon], line);
    }
}
