using System.Runtime.Versioning;
using System.Text;

namespace Depot.Actions.Host;

/// <summary>
/// The last bytes that the step on the host writes to each of its two streams. The Engine closes the streams of a container 0.15 s after
/// its end; the marker shows the end of the output at once.
/// </summary>
/// <remarks>
/// It is removed from the output. In the middle of the output it has no meaning. It saves 77 ms of a step that is handed over (1,319 for
/// 1,396 ms, the medians of the container table of <c>./dev bench</c> with and without it). It costs this file and the two places that
/// write the marker. It can be removed once the Engine closes the streams at the container's end.
/// </remarks>
/// <param name="mark">What to look for in one stream, from <see cref="Of"/>.</param>
internal sealed class EndOfOutputMarker(byte[] mark)
{
    private int _matched;

    /// <summary>Whether the last bytes so far are the marker.</summary>
    public bool IsReached => _matched == mark.Length;

    /// <summary>The bytes of the mark for a stage: END OF TRANSMISSION, which no text contains, and the stage's random name.</summary>
    [SupportedOSPlatform("linux")]
    public static byte[] Of(HandOffDirectory stage) => [4, .. Encoding.UTF8.GetBytes(Path.GetFileName(stage.Directory))];

    /// <summary>Reads the next piece of the stream.</summary>
    /// <param name="piece">The bytes.</param>
    /// <param name="pass">Gets the output without the marker; a possible beginning of the marker comes with a later piece.</param>
    public void Take(ReadOnlyMemory<byte> piece, Action<ReadOnlyMemory<byte>> pass)
    {
        var rest = mark.AsSpan(_matched);
        if (piece.Length <= rest.Length && rest.StartsWith(piece.Span))
        {
            _matched += piece.Length;
            return;
        }

        Release(pass);
        // The marker's first byte occurs only once in it, so a partial match can only start at the last such byte.
        var start = piece.Span.LastIndexOf(mark[0]);
        if (start >= 0 && mark.AsSpan().StartsWith(piece.Span[start..])) _matched = piece.Length - start;
        if (piece.Length > _matched) pass(piece[..^_matched]);
    }

    /// <summary>Passes on the bytes that turned out not to be the marker.</summary>
    public void Release(Action<ReadOnlyMemory<byte>> pass)
    {
        if (_matched > 0) pass(mark.AsMemory(0, _matched));
        _matched = 0;
    }
}
