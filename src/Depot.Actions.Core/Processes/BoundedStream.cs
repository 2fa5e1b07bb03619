using System.Text;

namespace Depot.Actions.Processes;

/// <summary>Keeps the first bytes written to it and drops the rest, so that a child process cannot fill the memory.</summary>
/// <param name="limit">How many bytes are kept.</param>
internal sealed class BoundedStream(int limit) : Stream
{
    private readonly MemoryStream _kept = new();

    /// <summary>What was kept, as UTF-8.</summary>
    public string Text => Encoding.UTF8.GetString(_kept.GetBuffer(), 0, (int)_kept.Length);

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => _kept.Length;

    public override long Position { get => _kept.Length; set => throw new NotSupportedException(); }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer) => _kept.Write(buffer[..(int)Math.Min(buffer.Length, limit - _kept.Length)]);

    public override void Flush() { }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) _kept.Dispose();
        base.Dispose(disposing);
    }
}
