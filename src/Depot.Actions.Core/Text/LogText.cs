using System.Buffers.Text;
using System.Text;

namespace Depot.Actions.Text;

/// <summary>Decodes bytes of a log to short plain text.</summary>
internal static class LogText
{
    /// <summary>Decodes UTF-8, bad bytes as U+FFFD, without terminal codes and space at the ends.</summary>
    /// <param name="bytes">The text.</param>
    /// <param name="longest">The maximum number of bytes to decode.</param>
    public static string Plain(ReadOnlySpan<byte> bytes, int longest) =>
        AnsiText.Strip(Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, longest)])).Trim();

    /// <summary>The same with the space at the start, which shows how lines belong together.</summary>
    public static string Line(ReadOnlySpan<byte> bytes, int longest) =>
        AnsiText.Strip(Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, longest)])).TrimEnd();

    /// <summary>Reads a decimal number at the start; false if there is none in range.</summary>
    public static bool TakeNumber(ref ReadOnlySpan<byte> text, out int number)
    {
        if (!Utf8Parser.TryParse(text, out number, out var length) || number < 0 || text[0] is (byte)'-' or (byte)'+') return false;
        text = text[length..];
        return true;
    }

    /// <summary>Removes a fixed string at the start.</summary>
    public static bool Take(ref ReadOnlySpan<byte> text, ReadOnlySpan<byte> prefix)
    {
        if (!text.StartsWith(prefix)) return false;
        text = text[prefix.Length..];
        return true;
    }
}
