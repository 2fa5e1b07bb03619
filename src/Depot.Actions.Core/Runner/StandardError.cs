namespace Depot.Actions.Runner;

/// <summary>Standard error, for what can be said nowhere else: what cannot be written is dropped, and the exit code says that something failed.</summary>
internal sealed class StandardError : Stream
{
    private readonly Stream _stream = Console.OpenStandardError();

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Opens it.</summary>
    public static Stream Open() => new StandardError();

    /// <summary>Writes a string.</summary>
    public static void Say(string text)
    {
        using var errors = new StandardError();
        errors.Write(System.Text.Encoding.UTF8.GetBytes(text));
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            _stream.Write(buffer);
        }
        catch (IOException)
        {
            // A full disk, for example.
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) _stream.Dispose();
        base.Dispose(disposing);
    }
}
