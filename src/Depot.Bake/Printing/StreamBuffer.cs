namespace Depot.Bake.Printing;

/// <summary>Writes to a stream through a buffer of fixed size, so that a plan is never in memory as text.</summary>
/// <param name="stream">Takes the bytes; stays open.</param>
internal class StreamBuffer(Stream stream)
{
    private byte[] _buffer = new byte[32 << 10];
    private int _used;

    /// <summary>Room for so many bytes at least, of which <see cref="Advance"/> says how many were written.</summary>
    public Span<byte> GetSpan(int wanted)
    {
        if (_buffer.Length - _used < wanted) Flush();
        if (_buffer.Length < wanted) _buffer = new byte[wanted];
        return _buffer.AsSpan(_used);
    }

    /// <summary>Takes what was written to the start of the latest room.</summary>
    public void Advance(int count) => _used += count;

    /// <summary>Takes bytes.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(GetSpan(bytes.Length));
        Advance(bytes.Length);
    }

    /// <summary>Passes on what is left.</summary>
    public void Flush()
    {
        Pass(_buffer.AsSpan(0, _used));
        _used = 0;
    }

    /// <summary>Writes bytes to the stream.</summary>
    protected virtual void Pass(ReadOnlySpan<byte> bytes) => stream.Write(bytes);
}
