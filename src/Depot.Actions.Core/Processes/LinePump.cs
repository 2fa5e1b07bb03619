using System.Buffers;
using Depot.Actions.Runner;

namespace Depot.Actions.Processes;

/// <summary>Copies a child's stream into the log as it arrives, in whole lines and constant memory.</summary>
internal static class LinePump
{
    /// <summary>
    /// The longest line that is kept in one piece, in bytes. A longer one is passed on in pieces, and observers see its start.
    /// </summary>
    public const int LongestLine = 64 << 10;

    public static async Task CopyAsync(Stream source, StepLog log, ILineObserver? observer, Lock observing, CancellationToken cancellation)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(LongestLine);
        try
        {
            var (held, insideLongLine) = (0, false);
            for (int read; (read = await source.ReadAsync(buffer.AsMemory(held), cancellation).ConfigureAwait(false)) > 0;)
            {
                var filled = held + read;
                var whole = buffer.AsSpan(held, read).LastIndexOf((byte)'\n') is var last and >= 0 ? held + last + 1 : 0;
                if (whole == 0 && filled < buffer.Length)
                {
                    held = filled;
                    continue;
                }

                // There is no line break in a full buffer: pass the piece on instead of buffering a line of unknown length.
                if (whole == 0) whole = filled;
                log.Raw(buffer.AsSpan(0, whole));
                insideLongLine = Observe(buffer.AsSpan(0, whole), insideLongLine);
                held = filled - whole;
                buffer.AsSpan(whole, held).CopyTo(buffer);
            }

            log.Raw(buffer.AsSpan(0, held));
            if (held > 0) Observe(buffer.AsSpan(0, held), insideLongLine);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        // Returns whether the text ends inside a line whose start has been reported.
        bool Observe(ReadOnlySpan<byte> text, bool continuesLine)
        {
            if (observer is null) return false;
            lock (observing)
            {
                while (!text.IsEmpty)
                {
                    var end = text.IndexOf((byte)'\n');
                    var line = end < 0 ? text : text[..end];
                    if (!continuesLine) observer.Line(line.EndsWith("\r"u8) ? line[..^1] : line);
                    if (end < 0) return true;
                    continuesLine = false;
                    text = text[(end + 1)..];
                }
            }

            return false;
        }
    }
}
