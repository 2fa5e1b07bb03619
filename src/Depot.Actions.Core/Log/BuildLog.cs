using System.Text;
using Depot.Actions.Runner;

namespace Depot.Actions.Log;

/// <summary>What the plain progress of the CLI tells about a build while it passes by: constant memory, each byte seen once.</summary>
public sealed class BuildLog : ILineObserver
{
    private const int LongestMessage = 8 << 10;
    private string _lastLine = "";
    private string _lastError = "";

    /// <summary>The page of the build at Depot, once the log has named it.</summary>
    public string? BuildUrl { get; private set; }

    /// <summary>Whether BuildKit began to work: a builder was had, and what failed later is not for want of one.</summary>
    public bool ReachedBuilder { get; private set; }

    /// <summary>What went wrong in the CLI's own words: its last error line, or else its last line; empty when it said nothing.</summary>
    public string Message => _lastError.Length > 0 ? _lastError : _lastLine;

    /// <inheritdoc />
    public void Line(ReadOnlySpan<byte> line)
    {
        var text = line.Trim((byte)' ');
        if (text.IsEmpty) return;
        if (text[0] == (byte)'#') Progress(text);
        if (ErrorText(text) is { IsEmpty: false } error) _lastError = Text(error);
        else _lastLine = Text(text);
    }

    // `#1 [depot] build: URL`, `#2 [depot] launching amd64 machine`, `#5 [internal] load build definition…`
    private void Progress(ReadOnlySpan<byte> text)
    {
        var space = text.IndexOf((byte)' ');
        if (space < 0) return;
        var step = text[(space + 1)..];
        if (step.StartsWith("[depot] build: "u8)) BuildUrl ??= Text(step["[depot] build: ".Length..]);
        else if (step.StartsWith("["u8) && !step.StartsWith("[depot]"u8)) ReachedBuilder = true;
    }

    private static ReadOnlySpan<byte> ErrorText(ReadOnlySpan<byte> text) =>
        text.StartsWith("ERROR: "u8) ? text["ERROR: ".Length..]
        : text.StartsWith("Error: "u8) ? text["Error: ".Length..]
        : default;

    private static string Text(ReadOnlySpan<byte> bytes) =>
        AnsiText.Strip(Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, LongestMessage)])).Trim();
}
