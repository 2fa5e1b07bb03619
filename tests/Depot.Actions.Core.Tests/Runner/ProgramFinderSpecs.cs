using Depot.Actions.Runner;

namespace Depot.Actions.Tests.Runner;

public sealed class ProgramFinderSpecs : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("finder-").FullName;

    [Fact]
    public void The_first_executable_file_on_PATH_is_the_program()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no bit that says so.");
        Write("a", UnixFileMode.UserRead);
        var expected = Write("b", UnixFileMode.UserRead | UnixFileMode.UserExecute);
        Write("c", UnixFileMode.UserRead | UnixFileMode.UserExecute);

        Find("a", "b", "c").Should().Be(expected);
    }

    [Fact]
    public void A_link_to_nothing_is_passed_over()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows wants a privilege for links.");
        Directory.CreateDirectory(Path.Combine(_root, "a"));
        File.CreateSymbolicLink(Path.Combine(_root, "a", "tool"), Path.Combine(_root, "gone"));
        var expected = Write("b", UnixFileMode.UserRead | UnixFileMode.UserExecute);

        Find("a", "b").Should().Be(expected);
        Find("a").Should().BeNull();
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private string? Find(params string[] directories) => ProgramFinder.Find("tool", new(
        new Dictionary<string, string> { ["PATH"] = string.Join(Path.PathSeparator, directories.Select(directory => Path.Combine(_root, directory))) }, _root));

    private string Write(string directory, UnixFileMode mode)
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(_root, directory)).FullName, "tool");
        File.WriteAllText(path, "");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, mode);
        return path;
    }
}
