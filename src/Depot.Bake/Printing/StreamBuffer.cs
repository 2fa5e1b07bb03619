using System.Buffers;

namespace Depot.Bake.Printing;

/// <summary>Passes bytes on to a stream whenever a buffer of a fixed size is full, so that no plan is in memory as text.</summary>
/// <param name="stream">Takes the bytes; stays open.</param>
internal sealed class StreamBuffer(Stream stream) : IBufferWriter<byte>
{
    private byte[] _buffer = new byte[32 << 10];
    private int _used;

    /// <inheritdoc/>
    public void Advance(int count) => _used += count;

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        var wanted = Math.Max(sizeHint, 1);
        if (_buffer.Length - _used < wanted) Flush();
        if (_buffer.Length < wanted) _buffer = new byte[wanted];
        return _buffer.AsMemory(_used);
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    /// <summary>Passes on what is left.</summary>
    public void Flush()
    {
        stream.Write(_buffer, 0, _used);
        _used = 0;
    }
}
