using Depot.Actions.Log;

namespace Depot.Actions.Tests.Log;

public class BuildLinkSpecs
{
    [Theory]
    [InlineData("https://depot.dev/orgs/o/projects/p1/builds/b1", "b1", "p1")]
    [InlineData("http://localhost:1/projects/p1/builds/b1/steps", "b1", "p1")]
    [InlineData("https://depot.dev/builds/b1", "b1", null)]
    [InlineData("https://depot.dev/projects/p1/", null, "p1")]
    [InlineData("https://depot.dev/builds/one/builds/two", "one", null)]
    [InlineData("https://depot.dev/orgs/builds", null, null)]
    [InlineData("https://depot.dev/", null, null)]
    public void The_URL_names_the_build_and_its_project(string url, string? build, string? project) =>
        BuildLink.Parse(url).Should().Be(new BuildLink(url, build, project));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("depot.dev/projects/p1/builds/b1")]
    [InlineData("file:///projects/p1/builds/b1")]
    [InlineData("javascript:projects/p1")]
    public void Another_text_is_no_page_of_a_build(string? text) => BuildLink.Parse(text).Should().BeNull();
}
