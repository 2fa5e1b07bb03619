using System.Text;
using Depot.Actions.Host;
using Depot.Actions.Host.Engine;
using Depot.Actions.Runner;

namespace Depot.Actions.Tests.Host.Engine;

public class ContainerOutputSpecs
{
    [Fact]
    public async Task Frames_are_taken_apart_by_stream()
    {
        var read = await ReadAsync([1, 0, 0, 0, 0, 0, 0, 3, .. "one"u8, 2, 0, 0, 0, 0, 0, 0, 1, .. "e"u8, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 2, .. "\n!"u8]);

        read.Should().Equal((false, "one"), (true, "e"), (false, "\n!"));
    }

    [Fact]
    public async Task A_frame_longer_than_any_buffer_comes_in_pieces()
    {
        byte[] frame = [1, 0, 0, 0, 0, 1, 0, 0, .. Enumerable.Repeat((byte)'x', 1 << 16)];

        var read = await ReadAsync(frame);

        string.Concat(read.Select(piece => piece.Text)).Should().Be(new string('x', 1 << 16));
        read.Should().HaveCountGreaterThan(1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(10)]
    public async Task A_stream_that_is_cut_off_ends_where_it_was(int length) =>
        string.Concat((await ReadAsync(((byte[])[1, 0, 0, 0, 0, 0, 0, 3, .. "one"u8])[..length])).Select(piece => piece.Text)).Should().Be("one"[..Math.Max(0, length - 8)]);

    [Fact]
    public void Output_is_held_back_until_the_step_has_begun()
    {
        using var stream = new MemoryStream();
        using var log = new StepLog(stream);
        var started = false;
        var output = new BufferedOutput(log, () => started);

        output.Write("early "u8.ToArray(), isError: true);
        stream.Length.Should().Be(0);
        output.Text.Should().Be("early");
        started = true;
        output.Write("late\n"u8.ToArray(), isError: false);

        Encoding.UTF8.GetString(stream.ToArray()).Should().Be("early late\n");
    }

    [Fact]
    public void What_is_held_back_is_one_line_of_at_most_64_KiB()
    {
        using var log = new StepLog(Stream.Null);
        var output = new BufferedOutput(log, () => false);

        output.Write("./depot-actions: /lib/libc.so.6:\n  version `GLIBC_2.99' not found\n"u8.ToArray(), isError: true);
        output.Write(new byte[1 << 20], isError: true);

        output.Text.Should().StartWith("./depot-actions: /lib/libc.so.6: version `GLIBC_2.99' not found").And.HaveLength((64 << 10) - 2);
    }

    private static async Task<List<(bool IsError, string Text)>> ReadAsync(byte[] frames)
    {
        var read = new List<(bool, string)>();
        using var stream = new MemoryStream(frames);
        await ContainerOutput.CopyAsync(stream, (piece, isError) =>
        {
            read.Add((isError, Encoding.UTF8.GetString(piece.Span)));
            return true;
        }, CancellationToken.None);
        return read;
    }
}
