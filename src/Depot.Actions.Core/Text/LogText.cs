using System.Buffers.Text;
using System.Text;
using Depot.Actions.Text;

namespace Depot.Actions.Text;

/// <summary>From the bytes of a log to short plain text.</summary>
internal static class LogText
{
    /// <summary>Decodes UTF-8, bad bytes as U+FFFD, without terminal codes and space at the ends.</summary>
    /// <param name="bytes">The text.</param>
    /// <param name="longest">How many bytes of it to look at.</param>
    public static string Plain(ReadOnlySpan<byte> bytes, int longest) =>
        AnsiText.Strip(Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, longest)])).Trim();

    /// <summary>The same with the space at the start, which tells how lines belong together.</summary>
    public static string Line(ReadOnlySpan<byte> bytes, int longest) =>
        AnsiText.Strip(Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, longest)])).TrimEnd();

    /// <summary>Takes a decimal number off the front; false when there is none that fits.</summary>
    public static bool TakeNumber(ref ReadOnlySpan<byte> text, out int number)
    {
        if (!Utf8Parser.TryParse(text, out number, out var length) || number < 0 || text[0] is (byte)'-' or (byte)'+') return false;
        text = text[length..];
        return true;
    }

    /// <summary>Takes a fixed text off the front.</summary>
    public static bool Take(ref ReadOnlySpan<byte> text, ReadOnlySpan<byte> prefix)
    {
        if (!text.StartsWith(prefix)) return false;
        text = text[prefix.Length..];
        return true;
    }
}
