using Depot.Actions.Container;
using Depot.Actions.Host;
using Depot.Actions.Runner;

namespace Depot.Actions.Tests.Host;

public sealed class JobPathSpecs : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("depot-actions-path-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void The_newest_comes_first_and_each_once() =>
        JobPath.Directories(["/a\n/b\n", "/c\r\n\n/a", ""]).Should().Equal("/a", "/c", "/b");

    [Fact]
    public void Directories_of_earlier_steps_come_before_path_in_the_order_of_their_files()
    {
        Write("add_path_zzz", "/first\n", minute: 1);
        Write("add_path_aaa", "/second\n", minute: 2);
        Write("set_env_bbb", "/no\n", minute: 3);
        Write("add_path_own", "/own\n", minute: 4);

        Path("add_path_own", "/usr/bin", PathMapping.Empty).Should().Be("/second:/first:/usr/bin");
    }

    [Fact]
    public void In_the_container_they_are_its_own()
    {
        Write("add_path_1", "/work/_tool/x\n/usr/local/y\n", minute: 1);

        Path("add_path_own", null, new([new("/tools", "/work/_tool")])).Should().Be("/usr/local/y:/tools/x");
    }

    [Fact]
    public void A_link_among_the_files_is_not_followed()
    {
        Write("secret", "/secret\n", minute: 1);
        File.CreateSymbolicLink(System.IO.Path.Combine(_directory, "add_path_link"), System.IO.Path.Combine(_directory, "secret"));

        Path("add_path_own", "/usr/bin", PathMapping.Empty).Should().Be("/usr/bin");
    }

    // act keeps one file for all steps and empties it before each.
    [Fact]
    public void Where_there_are_no_such_files_path_stays_as_it_is()
    {
        Write("pathcmd.txt", "/x\n", minute: 1);

        Path("pathcmd.txt", "/usr/bin", PathMapping.Empty).Should().Be("/usr/bin");
        JobPath.Prepend(new RunnerEnvironment(new Dictionary<string, string> { ["PATH"] = "/bin" }, "/"), PathMapping.Empty)["PATH"].Should().Be("/bin");
    }

    private string? Path(string ownFile, string? path, PathMapping paths)
    {
        var variables = new Dictionary<string, string> { ["GITHUB_PATH"] = System.IO.Path.Combine(_directory, ownFile) };
        if (path is not null) variables["PATH"] = path;
        return JobPath.Prepend(new RunnerEnvironment(variables, "/"), paths)["PATH"];
    }

    private void Write(string name, string text, int minute)
    {
        var path = System.IO.Path.Combine(_directory, name);
        File.WriteAllText(path, text);
        File.SetLastWriteTimeUtc(path, new DateTime(2026, 11, 29, 9, minute, 0, DateTimeKind.Utc));
    }
}
