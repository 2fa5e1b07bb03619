using System.Runtime.InteropServices;
using System.Text;
using Depot.Actions.Runner;

namespace Depot.Actions.Host;

/// <summary>The output of the second container: buffered until the step has begun, then passed on immediately.</summary>
/// <remarks>Earlier output can only be an error, of a loader for example. It is shown as the reason, not as the log.</remarks>
/// <param name="log">Takes standard output.</param>
/// <param name="hasStarted">Whether the step has begun.</param>
internal sealed class BufferedOutput(StepLog log, Func<bool> hasStarted)
{
    private const int MostHeld = 64 << 10;
    private readonly List<byte> _held = [];
    private readonly Stream _errors = StandardError.Open();
    private readonly StopCommandsTracker _fence = new();
    private bool _open;

    /// <summary>The buffered output, as one line.</summary>
    public string Text => string.Join(' ', Encoding.UTF8.GetString(CollectionsMarshal.AsSpan(_held)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Adds a piece of output.</summary>
    public void Write(ReadOnlyMemory<byte> piece, bool isError)
    {
        if (!_open && hasStarted()) Release();
        if (!_open) _held.AddRange(piece.Span[..Math.Min(piece.Length, MostHeld - _held.Count)]);
        else if (isError) _errors.Write(piece.Span);
        else Pass(piece.Span);
    }

    /// <summary>Passes on the buffered output, and everything from now on.</summary>
    public void Release()
    {
        if (_open) return;
        _open = true;
        Pass(CollectionsMarshal.AsSpan(_held));
        _held.Clear();
    }

    /// <summary>Enables workflow commands again, if the step ended without doing so.</summary>
    public void End()
    {
        if (_fence.Token is { } token) log.EndFence(token);
    }

    private void Pass(ReadOnlySpan<byte> text)
    {
        _fence.Take(text);
        log.Raw(text);
    }
}
