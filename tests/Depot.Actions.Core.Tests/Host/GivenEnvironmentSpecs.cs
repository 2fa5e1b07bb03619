using Depot.Actions.Container;
using Depot.Actions.Host;

namespace Depot.Actions.Tests.Host;

public class GivenEnvironmentSpecs
{
    private const string ImagePath = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    private static readonly PathMapping Host = new([new("/github/home", "/work/_temp/_github_home"), new("/github/workspace", "/work/app/app")]);

    [Fact]
    public void What_the_image_has_was_not_given() => Of(ImagePath, "CI=true", "EMPTY=", "A=b=c", "=x").Should().Equal(
        new Dictionary<string, string> { ["CI"] = "true", ["EMPTY"] = "", ["A"] = "b=c" });

    [Fact]
    public void A_path_of_the_workflow_was_given() => Of("PATH=/mine:/bin").Should().Equal(new Dictionary<string, string> { ["PATH"] = "/mine:/bin" });

    [Fact]
    public void Of_a_name_that_comes_twice_the_first_counts() => Of("RUNNER_TEMP=/root/.cache/act/1/tmp", "RUNNER_TEMP=/tmp")["RUNNER_TEMP"].Should().Be("/root/.cache/act/1/tmp");

    [Fact]
    public void An_engine_that_does_not_say_leaves_out_what_engines_set() =>
        GivenEnvironment.Of(new("id", "/a", "i", null, null, null), new Dictionary<string, string> { ["HOME"] = "/", ["PATH"] = "/bin", ["HOSTNAME"] = "x", ["CI"] = "true" })
            .Should().Equal(new Dictionary<string, string> { ["CI"] = "true" });

    [Fact]
    public void A_home_of_the_container_is_none_of_the_host()
    {
        For("/github/home", hasHome: false).Should().Equal("W=/work/app/app");
        For("/home/me", hasHome: false).Should().Equal("HOME=/home/me", "W=/work/app/app");
        For("/github/home", hasHome: true).Should().Equal("HOME=/work/_temp/_github_home", "W=/work/app/app");
    }

    private static IReadOnlyList<string> For(string home, bool hasHome) =>
        GivenEnvironment.For(new Dictionary<string, string> { ["HOME"] = home, ["W"] = "/github/workspace" }, Host, hasHome);

    private static IReadOnlyDictionary<string, string> Of(params string[] entries) =>
        GivenEnvironment.Of(new("id", "/a", "i", new(null, entries), null, null), new Dictionary<string, string>());
}
