using Depot.Actions.Checks;

namespace Depot.Actions.Tests.Checks;

public class BuildArgumentSpecs
{
    [Theory]
    [InlineData("A=1,B=2", "B")]
    [InlineData("VERSION=1.2, COMMIT_SHA=abc", "COMMIT_SHA")]
    [InlineData("first=1,second=2", "second")]
    [InlineData("A=1,x,B=2", "B")]
    public void A_comma_and_another_name_looks_like_two_arguments(string item, string second) => BuildArgument.SecondName(item).Should().Be(second);

    [Theory]
    [InlineData("A=1")]
    [InlineData("LIST=a,b,c")]
    [InlineData("CACHE=type=local,src=/x")]
    [InlineData("OPTIONS=fast,level=3")]
    [InlineData("URL=https://x.example/?a=1,2=3")]
    [InlineData("A")]
    [InlineData("")]
    public void A_comma_that_belongs_to_the_value_does_not(string item) => BuildArgument.SecondName(item).Should().BeNull();
}
