using System.Text;
using Depot.Actions.Text;

namespace Depot.Actions.Log;

/// <summary>The error that the CLI ends with, which may have several lines: from <c>failed to solve</c> on.</summary>
internal sealed class FinalError
{
    private const int MostLines = 20;
    private const int LongestError = 4 << 10;

    private readonly StringBuilder _text = new();
    private int _lines;

    /// <summary>Whether one has begun.</summary>
    public bool HasBegun => _lines > 0;

    /// <summary>Its text, lines joined by line breaks; null when there is none.</summary>
    public string? Text => _lines == 0 ? null : _text.ToString().TrimEnd();

    /// <summary>The error after "failed to solve"; null if there is none.</summary>
    public string? Reason => Text is { } text && text.IndexOf(Opening, StringComparison.Ordinal) is var at and >= 0 ? text[(at + Opening.Length)..] : Text;

    private const string Opening = "failed to solve: ";

    /// <summary>Begins a new error with a line; false if the line is not the start of such an error.</summary>
    /// <remarks>Bake writes the target in front, <c>target app: failed to solve: …</c>, and buildx <c>failed to build: </c>.</remarks>
    public bool Begin(ReadOnlySpan<byte> line)
    {
        if (LogText.Take(ref line, "ERROR: "u8) || LogText.Take(ref line, "Error: "u8)) line = line.Trim((byte)' ');
        var at = line.IndexOf("failed to solve: "u8);
        if (at < 0 || (at > 0 && !line.StartsWith("target "u8) && !line.StartsWith("failed to build: "u8))) return false;
        // A step that was stopped because another failed has this suffix.
        if (line.EndsWith("context canceled"u8)) return HasBegun;
        Clear();
        Add(line);
        return true;
    }

    /// <summary>Adds a line that follows.</summary>
    public void Add(ReadOnlySpan<byte> line)
    {
        if (_lines == MostLines || _text.Length >= LongestError) return;
        if (_lines++ > 0) _text.Append('\n');
        _text.Append(LogText.Plain(line, LongestError - _text.Length));
    }

    /// <summary>Drops it, because the build continued.</summary>
    public void Clear()
    {
        _text.Clear();
        _lines = 0;
    }
}
