using Depot.Actions.Summary;

namespace Depot.Actions.Tests.Summary;

public class MarkdownSpecs
{
    [Theory]
    [InlineData("plain", "`plain`")]
    [InlineData(" \t\n", "")]
    [InlineData("a\nb\tc", "`a b c`")]
    [InlineData("a`b", "``a`b``")]
    [InlineData("``a", "``` ``a ```")]
    [InlineData("a`", "`` a` ``")]
    [InlineData("a``b```c", "````a``b```c````")]
    [InlineData("a\u202eb\u0000c\u2028d\u2029e", "`abcde`")]
    public void A_code_span_ends_where_it_should(string text, string markdown) => Markdown.Code(text).Should().Be(markdown);

    [Theory]
    [InlineData("linux/amd64", "`linux/amd64`")]
    [InlineData(" a.b_c/d:e@f+g-h ", "`a.b_c/d:e@f+g-h`")]
    [InlineData("a|b`c<d>é", "`a?b?c?d??`")]
    [InlineData(" ", "")]
    [InlineData(null, "")]
    public void A_cell_holds_what_a_name_can_have(string? text, string markdown) => Markdown.Cell(text).Should().Be(markdown);

    [Fact]
    public void A_cell_has_a_hundred_characters_at_most() => Markdown.Cell(new string('x', 101)).Should().Be($"`{new string('x', 100)}`");

    [Theory]
    [InlineData("a\nb\n\n", "```text\na\nb\n```\n")]
    [InlineData("```\nx", "````text\n```\nx\n````\n")]
    [InlineData("a``b", "```text\na``b\n```\n")]
    [InlineData("`````", "``````text\n`````\n``````\n")]
    public void A_fence_is_longer_than_any_inside(string text, string markdown) => Markdown.Fence("text", text).Should().Be(markdown);

    [Theory]
    [InlineData("https://depot.dev/x y", "[here](<https://depot.dev/x%20y>)")]
    [InlineData("http://localhost:1/", "[here](<http://localhost:1/>)")]
    [InlineData("https://x/>)[evil](", "[here](<https://x/%3E)[evil](>)")]
    [InlineData("javascript:alert(1)", "here")]
    [InlineData("/relative", "here")]
    [InlineData(null, "here")]
    public void A_link_leads_to_the_web_or_nowhere(string? url, string markdown) => Markdown.Link("here", url).Should().Be(markdown);

    [Theory]
    [InlineData("ab\ncd\n", 6, "ab\ncd\n", true)]
    [InlineData("ab\ncd\n", 5, "ab", false)]
    [InlineData("ab\ncd\n", 3, "ab", false)]
    [InlineData("ab\ncd\n", 2, "ab", false)]
    [InlineData("abcd", 3, "abc", false)]
    [InlineData("éé", 3, "é", false)]
    [InlineData("\U0001F600\U0001F600", 7, "\U0001F600", false)]
    [InlineData("\nabc", 2, "\na", false)]
    [InlineData("abc", 0, "", false)]
    public void A_text_is_cut_at_the_end_of_a_line_where_it_has_one(string text, int bytes, string kept, bool isWhole) =>
        Markdown.Cut(text, bytes).Should().Be((kept, isWhole));

    [Fact]
    public void A_folded_part_ends_in_one_line_break() => Markdown.Folded("title", "body\n\n").Should().Be("<details><summary>title</summary>\n\nbody\n\n</details>\n");
}
