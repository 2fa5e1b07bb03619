using Depot.Actions.Cli;

namespace Depot.Actions.Tests.Cli;

public class OutputSpecSpecs
{
    [Theory]
    [InlineData("-", "tar", "-", true)]
    [InlineData("out", "local", "out", true)]
    [InlineData(" ./out ", "local", "./out", true)]
    [InlineData("type=local,dest=out", "local", "out", true)]
    [InlineData("type=tar,dest=a=b.tar", "tar", "a=b.tar", true)]
    [InlineData("dest=x.tar, type=docker", "docker", "x.tar", false)]
    [InlineData("type=image,name=a,type=docker", "docker", null, false)]
    [InlineData("type=docker,dest=one,dest=two", "docker", "two", false)]
    [InlineData("Type=oci,DEST=x", "oci", "x", false)]
    [InlineData("\"dest=a,b\",type=local", "local", "a,b", true)]
    [InlineData("push=true", "local", "push=true", true)]
    [InlineData("a,b", "", null, false)]
    [InlineData("\"never closed", "", null, false)]
    [InlineData("", "", null, false)]
    public void An_item_has_a_type_and_perhaps_a_destination(string item, string type, string? destination, bool hasNoImage)
    {
        var output = OutputSpec.Parse(item);

        (output.Type, output.Destination, output.HasNoImage).Should().Be((type, destination, hasNoImage));
    }

    [Theory]
    [InlineData("\"type=image,name=a,push=true\"", "type=image,name=a,push=true")]
    [InlineData("\"type=image,\"\"name=a,b\"\"\"", "type=image,\"name=a,b\"")]
    [InlineData("\"dest=a,b\",type=local", "\"dest=a,b\",type=local")]
    [InlineData("type=image,\"name=a,b\"", "type=image,\"name=a,b\"")]
    [InlineData("\"never closed", "\"never closed")]
    public void Quotes_round_a_whole_item_are_taken_off_and_those_inside_kept(string item, string unquoted) => OutputSpec.Unquoted(item).Should().Be(unquoted);
}
