namespace Depot.Sandbox.Scripting;

/// <summary>A response body whose connection breaks after a number of bytes, as with an unreliable network.</summary>
internal sealed class CutStream(HttpContext context, long length) : Stream
{
    private readonly Stream _inner = context.Response.Body;
    private long _left = length;

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var taken = (int)Math.Min(buffer.Length, _left);
        await _inner.WriteAsync(buffer[..taken], cancellationToken);
        _left -= taken;
        if (_left > 0) return;
        await _inner.FlushAsync(cancellationToken);
        context.Abort();
        throw new IOException("Cut by the script.");
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) => _inner.FlushAsync(cancellationToken);
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override void Flush() => throw new NotSupportedException();
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
}
