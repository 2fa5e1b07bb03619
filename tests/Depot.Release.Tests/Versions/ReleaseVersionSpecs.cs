using Depot.Release.Errors;
using Depot.Release.Versions;

namespace Depot.Release.Tests.Versions;

public class ReleaseVersionSpecs
{
    [Theory]
    [InlineData("v1.22.3", "v1", "v1")]
    [InlineData("v1.20.0-rc.1", "v1", "v1.20.0-rc.1")]
    [InlineData("v10.0.0-rc.1", "v10", "v10.0.0-rc.1")]
    public void A_version_has_a_tag_that_moves_and_a_tag_for_snippets(string tag, string moving, string snippet)
    {
        var version = ReleaseVersion.Parse(tag);

        version.Tag.Should().Be(tag);
        version.MovingTag.Should().Be(moving);
        version.SnippetTag.Should().Be(snippet);
    }

    [Theory]
    [InlineData("2.2.3")]
    [InlineData("v1")]
    [InlineData("v1.22")]
    [InlineData("v1.22.3.4")]
    [InlineData("v02.2.3")]
    [InlineData("v1.22.3+build")]
    [InlineData("V2.2.3")]
    [InlineData("v1.22.3 ")]
    [InlineData("")]
    public void Whatever_is_not_exactly_a_version_is_refused(string text)
    {
        var parse = () => ReleaseVersion.Parse(text);

        parse.Should().Throw<ReleaseException>().Which.Message.Should().Be(
            $"'{text}' is no version to release. Write v1.21.3, or v1.21.3-rc.1 for a pre-release: three numbers after a v, and no +metadata.");
    }

    [Theory]
    [InlineData("v1.19.9")]
    [InlineData("v1.0.0-rc.1")]
    [InlineData("v0.9.0")]
    public void The_versions_of_the_javascript_actions_are_refused(string text)
    {
        var parse = () => ReleaseVersion.Parse(text);

        parse.Should().Throw<ReleaseException>().Which.Message.Should().Be(
            $"'{text}' would be among the versions of the JavaScript actions. "
            + "The first version of these actions is v1.20.0: docs/decisions/0009-versions-after-the-javascript-actions.md.");
    }

    [Fact]
    public void Versions_are_ordered_as_numbers_and_a_pre_release_comes_before_its_release() =>
        "v2.10.0 v1.29.0 v2.10.0-rc.2 v2.10.0-rc.10".Split(' ').Select(ReleaseVersion.Parse).Order().Select(version => version.Tag)
            .Should().Equal("v1.29.0", "v2.10.0-rc.2", "v2.10.0-rc.10", "v2.10.0");
}
