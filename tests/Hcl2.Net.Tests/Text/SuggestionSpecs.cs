using Hcl2.Text;

namespace Hcl2.Tests.Text;

public class SuggestionSpecs
{
    [Theory]
    [InlineData("targt", "target")]
    [InlineData("targets", "target")]
    [InlineData("tragte", null)]
    [InlineData("grou", "group")]
    [InlineData("varible", "variable")]
    [InlineData("x", null)]
    [InlineData("", null)]
    [InlineData("group", "group")]
    public void The_first_name_at_a_distance_below_three_is_suggested(string given, string? suggestion) =>
        Suggestion.For(given, ["function", "group", "target", "variable"]).Should().Be(suggestion);

    [Fact]
    public void The_order_of_the_candidates_decides() => Suggestion.For("ab", ["abcd", "abc"]).Should().Be("abcd");
}
