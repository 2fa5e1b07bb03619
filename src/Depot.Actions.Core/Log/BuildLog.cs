using Depot.Actions.Processes;
using Depot.Actions.Text;

namespace Depot.Actions.Log;

/// <summary>What the plain progress of the CLI tells about a build while it passes by: constant memory, each byte seen once.</summary>
public sealed class BuildLog : ILineObserver
{
    private const int LongestMessage = 8 << 10;
    private readonly KeptLine _lastLine = new(LongestMessage);
    private readonly KeptLine _lastError = new(LongestMessage);
    private readonly ProgressReader _progress;
    private BuildLogModel? _facts;

    /// <summary>A log that begins now.</summary>
    public BuildLog()
        : this(TimeProvider.System)
    {
    }

    /// <summary>A log that begins now.</summary>
    /// <param name="time">The clock that places the steps in time.</param>
    public BuildLog(TimeProvider time)
    {
        var start = time.GetTimestamp();
        _progress = new(() => time.GetElapsedTime(start));
    }

    /// <summary>The page of the build at Depot, once the log has named it.</summary>
    public string? BuildUrl => _progress.BuildUrl;

    /// <summary>Whether BuildKit began to work: a builder was had, and what failed later is not for lack of one.</summary>
    public bool ReachedBuilder => _progress.ReachedBuilder;

    /// <summary>
    /// What went wrong as the CLI said it: all lines of what could not be solved, or else its last error line, or its last
    /// line; empty when it said nothing.
    /// </summary>
    public string Message => _progress.FinalError ?? (_lastError.IsEmpty ? _lastLine.Text : _lastError.Text);

    /// <summary>What the log told so far. Asked for more than once after the end, it is the same.</summary>
    public BuildLogModel Facts => _facts ??= _progress.Facts();

    /// <inheritdoc />
    public void Line(ReadOnlySpan<byte> line)
    {
        _facts = null;
        _progress.Line(line);
        var text = line.Trim((byte)' ');
        if (text.IsEmpty) return;
        if (LogText.Take(ref text, "ERROR: "u8) || LogText.Take(ref text, "Error: "u8)) _lastError.Keep(text);
        else _lastLine.Keep(text);
    }

    /// <summary>The start of one line, kept as bytes because nearly all lines are replaced before they are read.</summary>
    private sealed class KeptLine(int longest)
    {
        private readonly byte[] _bytes = new byte[longest];
        private int _length;

        public bool IsEmpty => _length == 0;

        public string Text => LogText.Plain(_bytes.AsSpan(0, _length), longest);

        public void Keep(ReadOnlySpan<byte> line)
        {
            _length = Math.Min(line.Length, longest);
            line[.._length].CopyTo(_bytes);
        }
    }
}
