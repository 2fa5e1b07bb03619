namespace Depot.Actions.Install;

/// <summary>Passes an archive on to its reader, and bounds what the reader takes from it beside the contents of the files.</summary>
/// <param name="inner">The archive.</param>
/// <param name="unpacking">Counts.</param>
/// <param name="claimed">Bytes of memory that a block of 512 bytes makes its reader take; null if no block does.</param>
/// <remarks>
/// A reader of an archive reads the header of an entry, and the list of entries of a .zip, into memory as a whole, of whatever length the
/// archive claims.
/// </remarks>
internal sealed class HeaderStream(Stream inner, Unpacking unpacking, HeaderStream.Claim? claimed = null) : Stream
{
    private bool _isHeader;

    /// <summary>Bytes that a block claims.</summary>
    public delegate long Claim(ReadOnlySpan<byte> block);

    public override bool CanRead => true;

    public override bool CanSeek => inner.CanSeek;

    public override bool CanWrite => false;

    public override long Length => inner.Length;

    public override long Position { get => inner.Position; set => inner.Position = value; }

    /// <summary>Runs work that reads headers only.</summary>
    public T Header<T>(Func<T> work)
    {
        _isHeader = true;
        var result = work();
        _isHeader = false;
        return result;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (!_isHeader) return inner.Read(buffer);
        unpacking.AllowHeader(buffer.Length);
        // A block in one piece, though a decompressor may give less at a time.
        var read = inner.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        unpacking.GrowHeaders(read);
        if (read == TarHeader.Length && claimed is not null) unpacking.AllowHeader(claimed(buffer));
        return read;
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}
