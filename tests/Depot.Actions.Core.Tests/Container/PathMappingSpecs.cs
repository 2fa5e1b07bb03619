using CsCheck;
using Depot.Actions.Container;

namespace Depot.Actions.Tests.Container;

public class PathMappingSpecs
{
    private static readonly PathMapping Map = new(
    [
        new("/github/runner_temp", "/home/me/_work/_temp"),
        new("/github/home", "/home/me/_work/_temp/_github_home"),
        new("/github/workspace", "/home/me/_work/app/my app"),
    ]);

    /// <summary>A value as the container sees it, and as the host does.</summary>
    public static TheoryData<string, string> Values => new()
    {
        { "/github/workspace", "/home/me/_work/app/my app" },
        { "/github/workspace/", "/home/me/_work/app/my app/" },
        { "/github/workspace/a/b c", "/home/me/_work/app/my app/a/b c" },
        { "./x\n/github/workspace/a\r\n/github/home/b", "./x\n/home/me/_work/app/my app/a\r\n/home/me/_work/_temp/_github_home/b" },
        { "/github/home,/github/runner_temp/x", "/home/me/_work/_temp/_github_home,/home/me/_work/_temp/x" },
        { "base=/github/workspace/base", "base=/home/me/_work/app/my app/base" },
        { "type=local,src=/github/runner_temp/in,dest=/github/workspace/out",
            "type=local,src=/home/me/_work/_temp/in,dest=/home/me/_work/app/my app/out" },
        { "type=oci,\"dest=/github/workspace/a,b\"", "type=oci,\"dest=/home/me/_work/app/my app/a,b\"" },
        { "cwd:///github/runner_temp/docker-bake.json", "cwd:///home/me/_work/_temp/docker-bake.json" },
        { "base=oci-layout:///github/workspace/oci:tag", "base=oci-layout:///home/me/_work/app/my app/oci:tag" },
        { "cp /github/home/a '/github/home/b'", "cp /home/me/_work/_temp/_github_home/a '/home/me/_work/_temp/_github_home/b'" },
        { "PATH=/bin:/github/home/bin:/usr/bin", "PATH=/bin:/home/me/_work/_temp/_github_home/bin:/usr/bin" },
        { "/github/home:/root:ro", "/home/me/_work/_temp/_github_home:/root:ro" },
        { """{"file":"/github/home/x","tags":["a\n/github/home/y","\"/github/home\""]}""",
            """{"file":"/home/me/_work/_temp/_github_home/x","tags":["a\n/home/me/_work/_temp/_github_home/y","\"/home/me/_work/_temp/_github_home\""]}""" },
        { """{"in":"{\"file\":\"x\\n/github/home\\n\"}"}""", """{"in":"{\"file\":\"x\\n/home/me/_work/_temp/_github_home\\n\"}"}""" },
    };

    /// <summary>Values in which nothing is a path of the container.</summary>
    public static TheoryData<string> Lookalikes =>
    [
        "", "/", "/github", "/github/workspace-old", "/github/workspaces/x", "/github/workspace.bak", "/GITHUB/WORKSPACE", "x/github/workspace",
        "./github/workspace", "//github/workspace", "/mnt/github/workspace", "https://host/github/workspace", "https://host:443/github/workspace",
        "git@host:/github/workspace", "host:/github/workspace", "docker-image:///github/workspace", "xcwd:///github/workspace",
        "~/github/workspace", "$HOME/github/workspace", "/bin:x/github/workspace", "C:\\new/github/workspace", "a-/github/workspace",
    ];

    [Theory]
    [MemberData(nameof(Values))]
    public void Every_path_of_the_container_becomes_the_hosts(string container, string host) => Map.ToHost(container).Should().Be(host);

    [Theory]
    [MemberData(nameof(Values))]
    public void Every_path_of_the_host_becomes_the_containers(string container, string host) => Map.ToContainer(host).Should().Be(container);

    [Theory]
    [MemberData(nameof(Lookalikes))]
    public void Text_that_only_looks_like_a_path_is_left_alone(string text) => Map.ToHost(text).Should().Be(text);

    [Fact]
    public void The_longest_path_that_fits_wins_whatever_the_order()
    {
        BindMount[] pairs = [new("/a", "/1"), new("/a/b/c", "/3"), new("/a/b", "/2")];

        new PathMapping(pairs).ToHost("/a/x /a/b/x /a/b/c/x /a/bc").Should().Be("/1/x /2/x /3/x /1/bc");
        new PathMapping([.. pairs.Reverse()]).ToHost("/a/x /a/b/x /a/b/c/x /a/bc").Should().Be("/1/x /2/x /3/x /1/bc");
    }

    [Theory]
    [InlineData("/", "/host")]
    [InlineData("", "/host")]
    [InlineData("/container", "/")]
    public void A_pair_that_names_the_root_or_nothing_is_not_used(string container, string host) =>
        new PathMapping([new(container, host)]).ToHost("/container/x").Should().Be("/container/x");

    [Fact]
    public void A_slash_at_the_end_of_a_pair_makes_no_difference() =>
        new PathMapping([new("/c/", "/h/")]).ToHost("/c /c/x").Should().Be("/h /h/x");

    [Fact] // property: a directory with two names in the container may come back under the other one, but it is the same directory
    public void There_and_back_again_is_the_same_place() => Text.Sample(text =>
    {
        var host = Map.ToHost(text);

        Map.ToHost(Map.ToContainer(host)).Should().Be(host);
    });

    [Fact] // property
    public void A_round_trip_is_the_same_string_when_every_directory_has_one_name() => Text.Sample(text =>
    {
        var map = new PathMapping([.. Map.Pairs.Where(pair => pair.Container != "/github/home")]);
        var container = map.ToContainer(text);

        map.ToContainer(map.ToHost(container)).Should().Be(container);
    });

    [Fact] // property: holds since no path of the one side lies below one of the other
    public void Translating_twice_is_the_same_as_once() => Text.Sample(text =>
    {
        Map.ToHost(Map.ToHost(text)).Should().Be(Map.ToHost(text));
        Map.ToContainer(Map.ToContainer(text)).Should().Be(Map.ToContainer(text));
    });

    [Fact] // property
    public void Text_without_a_path_of_the_map_is_not_changed() => Gen.String.Where(text => !text.Contains("/github", StringComparison.Ordinal)).Sample(text =>
        Map.ToHost(text).Should().Be(text));

    [Fact] // property
    public void Every_item_of_a_list_is_replaced_by_itself() =>
        Gen.Select(Gen.OneOf("\n", ",", " ", "\r\n", ";", "\\n", "\",\""), Piece.Array[1, 6]).Sample((separator, items) =>
            Map.ToHost(string.Join(separator, items)).Should().Be(string.Join(separator, items.Select(Map.ToHost))));

    private static Gen<string> Piece => Gen.OneOf(
        "/github/workspace", "/github/home/x", "/github/runner_temp/_github_home/y", "/github/workspace-old", "/home/me/_work/_temp/z", "x",
        "key=/github/home", "cwd:///github/workspace/b", "https://h/github/home", "/bin", "a:b", "ж 漢", "");

    // Pieces glued together with what may and may not separate them.
    private static Gen<string> Text => Gen.OneOf(Piece, Gen.OneOf("\n", ",", "=", ":", "/", "\"", "\\", "n", " ", "-", "cwd://")).Array[0, 12].Select(string.Concat);
}
