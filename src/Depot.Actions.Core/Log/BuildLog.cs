using Depot.Actions.Processes;
using Depot.Actions.Text;

namespace Depot.Actions.Log;

/// <summary>Reads the plain progress of the CLI as it streams: constant memory, each byte is read once.</summary>
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

    /// <summary>URL of the build at Depot, once the log has it.</summary>
    public string? BuildUrl => _progress.BuildUrl;

    /// <summary>Whether BuildKit began to work: there was a builder, so a later failure has another reason.</summary>
    public bool ReachedBuilder => _progress.ReachedBuilder;

    /// <summary>
    /// The CLI's error: all lines after "failed to solve", or else its last error line, or its last line; empty without output.
    /// </summary>
    public string Message => _progress.FinalError ?? (_lastError.IsEmpty ? _lastLine.Text : _lastError.Text);

    /// <summary>The model of the log so far. After the end of the log, it is the same for every call.</summary>
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
