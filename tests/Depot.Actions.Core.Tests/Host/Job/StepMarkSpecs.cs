using System.Text;
using Depot.Actions.Host.Job;

namespace Depot.Actions.Tests.Host.Job;

public class StepMarkSpecs
{
    private static readonly byte[] Mark = StepMark.Start("step-1");

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(100)]
    public void The_mark_is_taken_out_however_it_is_cut(int length)
    {
        var mark = new StepMark(Mark);
        byte[] all = [.. Mark, .. "hello\n"u8];

        var passed = all.Chunk(length).SelectMany(piece => mark.Take(piece).ToArray()).ToArray();

        mark.IsReached.Should().BeTrue();
        Encoding.UTF8.GetString(passed).Should().Be("hello\n");
    }

    [Theory]
    [InlineData("OCI runtime exec failed: no such file")]
    [InlineData("\u0005step-2\n")]
    public void Output_of_another_process_is_not_the_steps(string text)
    {
        var mark = new StepMark(Mark);

        var passed = Encoding.UTF8.GetBytes(text).Chunk(2).SelectMany(piece => mark.Take(piece).ToArray()).ToArray();

        mark.IsReached.Should().BeFalse();
        Encoding.UTF8.GetString(passed).Should().Be(text);
    }
}
