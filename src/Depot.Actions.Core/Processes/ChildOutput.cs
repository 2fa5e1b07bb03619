namespace Depot.Actions.Processes;

/// <summary>
/// One output stream of a child process. It ends when all writers have closed it, or a bounded time after the child has ended.
/// </summary>
/// <remarks>
/// A process that the child left behind may keep the stream open forever. Everything that was written before the child ended is in the pipe
/// and is read completely, because no pipe holds more than <see cref="MostAfterEnd"/>. Then reading ends after <see cref="Silence"/>
/// without a byte, after <see cref="Patience"/> of waiting in all, or after that many bytes.
/// </remarks>
/// <param name="source">The stream. Not disposed here; the code that started the child does that.</param>
/// <param name="ended">Cancelled when the child has ended.</param>
internal sealed class ChildOutput(Stream source, CancellationToken ended) : Stream
{
    /// <summary>The longest time without output after the child has ended.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(2);

    /// <summary>The longest total wait after the child has ended.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>The number of bytes that are read after the child has ended: the largest size of a pipe that Linux allows.</summary>
    public const int MostAfterEnd = 1 << 20;

    private TimeSpan _waited;
    private int _read;

    /// <summary>Whether a process still held the stream when reading ended.</summary>
    public bool WasHeld { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!ended.IsCancellationRequested)
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(ended, cancellationToken);
            try
            {
                return await source.ReadAsync(buffer, either.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // The child ended during the wait; the remaining output has its own limits.
            }
        }

        return await ReadRestAsync(buffer[..Math.Min(buffer.Length, MostAfterEnd - _read)], cancellationToken).ConfigureAwait(false);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    // The limits apply to reading and waiting, not to the time of the log, so a slow log loses nothing.
    private async ValueTask<int> ReadRestAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (buffer.IsEmpty || _waited >= Patience) return Held();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var left = Patience - _waited;
        limit.CancelAfter(left < Silence ? left : Silence);
        var start = TimeProvider.System.GetTimestamp();
        try
        {
            var read = await source.ReadAsync(buffer, limit.Token).ConfigureAwait(false);
            _waited += TimeProvider.System.GetElapsedTime(start);
            _read += read;
            return read;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Held();
        }
    }

    private int Held()
    {
        WasHeld = true;
        return 0;
    }
}
