using System.Buffers;
using System.Globalization;
using System.Text;
using Depot.Bake.Text;

namespace Depot.Bake.Compose.Values;

/// <summary>Amounts of bytes such as <c>64m</c>, as go-units 0.5 reads them.</summary>
internal static class ComposeSize
{
    private const string Units = "kmgtp";

    private static readonly SearchValues<char> OfNumbers = SearchValues.Create("0123456789. ");

    /// <summary>The bytes that a string stands for.</summary>
    /// <exception cref="FormatException">It is not a size; the message is Go's.</exception>
    public static long Parse(string text)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var bytes)) return bytes;

        var last = text.AsSpan().LastIndexOfAny(OfNumbers);
        if (last < 0) throw new FormatException($"invalid size: '{text}'");

        var amount = GoFloat.Parse(text[..(text[last] == ' ' ? last : last + 1)]);
        if (amount < 0) throw new FormatException($"invalid size: '{text}'");

        return (long)(amount * Unit(text[(last + 1)..]));
    }

    private static double Unit(string suffix)
    {
        // One that is too long is shown as it is written.
        if (Encoding.UTF8.GetByteCount(suffix) > 3) throw new FormatException($"invalid suffix: '{suffix}'");

        var lower = suffix.ToLowerInvariant();
        if (lower is "" or "b") return 1;
        return Units.IndexOf(lower[0], StringComparison.Ordinal) is var power and >= 0 && lower[1..] is "" or "b" or "ib"
            ? Math.Pow(1024, power + 1)
            : throw new FormatException($"invalid suffix: '{lower}'");
    }
}
