using Depot.Actions.Inputs;

namespace Depot.Actions.Tests.Inputs;

public class InputListSpecs
{
    [Theory]
    [InlineData("linux/amd64,linux/arm64", new[] { "linux/amd64", "linux/arm64" })]
    [InlineData("a\n b \n\nc", new[] { "a", "b", "c" })]
    [InlineData("a, b,\nc", new[] { "a", "b", "c" })]
    [InlineData("\"a,b\"", new[] { "a", "b" })]
    [InlineData("\"a,b\",c", new[] { "a,b", "c" })]
    public void Lists_of_lines_and_commas_split_at_both(string text, string[] expected) =>
        InputList.Parse(text, ListRule.LinesAndCommas).Should().Equal(expected);

    [Theory]
    [InlineData("A=1,2\nB=3", new[] { "A=1,2", "B=3" })]
    [InlineData("\"A=1\n2\"\nB=3", new[] { "A=1\n2", "B=3" })]
    [InlineData("MSG=say \"hi\", twice", new[] { "MSG=say \"hi\", twice" })]
    [InlineData("A=x,\"y\",z", new[] { "A=x,y,z" })]
    public void Lists_of_lines_keep_commas_and_take_outer_quotes_off(string text, string[] expected) =>
        InputList.Parse(text, ListRule.Lines).Should().Equal(expected);

    [Fact]
    public void Outputs_keep_their_quotes() =>
        InputList.Parse("type=image,\"name=a,b\",push=true\nannotation.a=say \"hi\"", ListRule.LinesWithQuotes)
            .Should().Equal("type=image,\"name=a,b\",push=true", "annotation.a=say \"hi\"");

    [Theory]
    [InlineData("\"KEY=-----BEGIN-----\nabc\n-----END-----\n\"", new[] { "KEY=-----BEGIN-----\nabc\n-----END-----\n" })]
    [InlineData("A= x ", new[] { "A= x " })]
    [InlineData("A=1\nB=2\n", new[] { "A=1", "B=2" })]
    [InlineData("KEY=[\"x\",\"y\",\"z\"]", new[] { "KEY=[\"x\",\"y\",\"z\"]" })]
    [InlineData("KEY={\"a\":1,\"b\":\"c,d\"}", new[] { "KEY={\"a\":1,\"b\":\"c,d\"}" })]
    [InlineData("\"KEY={\"\"a\"\":1}\"", new[] { "KEY={\"a\":1}" })]
    [InlineData("\"A=1\",B=2", new[] { "A=1,B=2" })]
    [InlineData("\"A=1\",", new[] { "A=1," })]
    [InlineData("\"A=-----BEGIN-----\r\nabc\r\n\"\nB=2\n", new[] { "A=-----BEGIN-----\r\nabc\r\n", "B=2" })]
    [InlineData("A=\"x\"", new[] { "A=\"x\"" })]
    [InlineData(" \nA\n\u00a0\n", new[] { "A" })]
    public void Secrets_lose_nothing(string text, string[] expected) =>
        InputList.Parse(text, ListRule.Verbatim).Should().Equal(expected);
}
