using System.Buffers;
using System.Globalization;

namespace Depot.Bake.Compose;

/// <summary>Amounts of bytes such as <c>64m</c>, as go-units 0.5 reads them.</summary>
internal static class ComposeSize
{
    private static readonly SearchValues<char> OfNumbers = SearchValues.Create("0123456789. ");

    /// <summary>What is wrong with a text, in the words of Go; null when it is a size.</summary>
    public static string? Fault(string text)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)) return null;

        var last = text.AsSpan().LastIndexOfAny(OfNumbers);
        if (last < 0) return $"invalid size: '{text}'";

        var number = text[..(text[last] == ' ' ? last : last + 1)];
        if (GoFloat.Fault(number) is { } fault) return fault;
        // Minus zero is none that is less than zero.
        if (number.StartsWith('-') && number.AsSpan().ContainsAnyInRange('1', '9')) return $"invalid size: '{text}'";

        var suffix = text[(last + 1)..];
        // One that is too long is shown as it is written.
        if (System.Text.Encoding.UTF8.GetByteCount(suffix) > 3) return $"invalid suffix: '{suffix}'";

        var lower = suffix.ToLowerInvariant();
        return lower is "" or "b" or ['k' or 'm' or 'g' or 't' or 'p', .. "" or "b" or "ib"] ? null : $"invalid suffix: '{lower}'";
    }
}
