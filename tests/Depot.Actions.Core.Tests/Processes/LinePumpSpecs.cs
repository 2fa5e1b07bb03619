using Depot.Actions.Processes;
using Depot.Actions.Runner;

namespace Depot.Actions.Tests.Processes;

public class LinePumpSpecs
{
    [Fact]
    public async Task A_line_without_an_end_passes_in_pieces()
    {
        const long Length = 256 << 20;
        using var log = new StepLog(Stream.Null);
        var before = GC.GetAllocatedBytesForCurrentThread();

        await LinePump.CopyAsync(new OneLine(Length), log, observer: null, new Lock(), TestContext.Current.CancellationToken);

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(Length / 256);
    }

    // Never waits, so that all of the copying is on the test's own thread, whose memory can be distinguished from that of others.
    private sealed class OneLine(long left) : Stream
    {
        private long _left = left;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = (int)Math.Min(buffer.Length, _left);
            buffer.Span[..read].Fill((byte)'x');
            _left -= read;
            return new(read);
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
