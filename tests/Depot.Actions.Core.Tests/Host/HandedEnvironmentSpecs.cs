using System.Text;
using Depot.Actions.Host;

namespace Depot.Actions.Tests.Host;

public class HandedEnvironmentSpecs
{
    [Fact]
    public void It_arrives_and_what_follows_is_left_in_the_stream()
    {
        using var stream = new MemoryStream([.. HandedEnvironment.Write(["A=1", "B=\u00e4\n\""]), 7]);

        HandedEnvironment.Read(stream).Values.Select(Encoding.UTF8.GetString).Should().Equal("A=1", "B=\u00e4\n\"");
        stream.ReadByte().Should().Be(7);
    }

    [Fact]
    public void An_empty_one_arrives_as_well()
    {
        using var stream = new MemoryStream(HandedEnvironment.Write([]));

        HandedEnvironment.Read(stream).Should().BeEmpty();
    }

    [Theory]
    [InlineData(new byte[] { })]
    [InlineData(new byte[] { 0, 0, 0, 9, 65 })]
    [InlineData(new byte[] { 0x7f, 0xff, 0xff, 0xff, 65 })]
    [InlineData(new byte[] { 0xff, 0xff, 0xff, 0xff, 65 })]
    public void What_is_cut_off_or_too_long_is_refused(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);

        FluentActions.Invoking(() => HandedEnvironment.Read(stream)).Should().Throw<InvalidDataException>();
    }
}
