using Depot.Actions.Install;
using Depot.Actions.Runner;
using Depot.Actions.Tests.Running;

namespace Depot.Actions.Tests.Install;

public class ToolCacheSpecs : IDisposable
{
    private static readonly ReleasePlatform Platform = new("linux", "x64");
    private readonly string _root = Directory.CreateTempSubdirectory("depot-actions-tests-").FullName;

    private string Cache => Path.Combine(_root, "cache");

    private string Versions => Path.Combine(Cache, "depot", "2.1.0");

    private ToolEntry Entry => ToolCache.Entry(Cache, "2.1.0", Platform);

    [Fact]
    public void The_layout_is_the_one_that_other_setup_actions_use() => Entry.Should().Be(new ToolEntry(
        Path.Combine(Versions, "x64"), Path.Combine(Versions, "x64", "depot"), Path.Combine(Versions, "x64.complete")));

    [Fact]
    public void The_directory_is_the_runners_or_else_one_in_its_temporary_directory()
    {
        ToolCache.Root(new(new Dictionary<string, string> { ["RUNNER_TOOL_CACHE"] = "/opt/cache" }, "/")).Should().Be("/opt/cache");
        ToolCache.Root(new(new Dictionary<string, string> { ["RUNNER_TEMP"] = "/tmp/r" }, "/")).Should().Be("/tmp/r/depot-tool-cache");
    }

    [Fact]
    public void What_is_in_bin_gets_into_the_cache_and_nothing_else_stays()
    {
        Install(TestArchive.Release("program"));

        Content().Should().Equal("x64", "x64.complete", "x64/depot");
        File.ReadAllText(Entry.Program).Should().Be("program");
    }

    [Fact]
    public void An_archive_without_bin_is_taken_as_it_is()
    {
        Install(TestArchive.TarGz(TestArchive.Entry("depot", "program")));

        Content().Should().Equal("x64", "x64.complete", "x64/depot");
        FileModes.Of(Entry.Program).Should().Be("rwxr-xr-x");
    }

    [Fact]
    public void An_archive_without_the_program_leaves_nothing_behind()
    {
        var installing = () => Install(TestArchive.TarGz(TestArchive.Entry("bin/other", "x")));

        installing.Should().Throw<InvalidDataException>().WithMessage("it holds no bin/depot");
        Content().Should().BeEmpty();
    }

    [Fact]
    public void A_hostile_archive_leaves_nothing_behind()
    {
        var installing = () => Install(TestArchive.TarGz(TestArchive.Entry("bin/depot", "x"), TestArchive.Entry("../../evil", "x")));

        installing.Should().Throw<InvalidDataException>();
        Content().Should().BeEmpty();
    }

    [Fact]
    public void A_cut_archive_never_becomes_a_cut_program()
    {
        var program = string.Concat(Enumerable.Range(0, 500));
        var whole = TestArchive.Release(program);

        for (var length = 0; length < whole.Length; length += length < whole.Length - 30 ? 5 : 1)
        {
            var installing = () => Install(whole[..length]);

            installing.Should().Throw<InvalidDataException>();
            Content().Should().BeEmpty();
        }
    }

    [Fact]
    public void What_a_kill_left_half_way_is_replaced()
    {
        Directory.CreateDirectory(Entry.Directory);
        File.WriteAllText(Entry.Program, "hal");
        Directory.CreateDirectory(Path.Combine(Versions, "x64.abc.partial/bin"));

        Install(TestArchive.Release("program"));

        File.ReadAllText(Entry.Program).Should().Be("program");
        Content().Should().Equal("x64", "x64.abc.partial", "x64.abc.partial/bin", "x64.complete", "x64/depot");
    }

    [Fact]
    public void What_a_kill_left_long_ago_is_swept_away()
    {
        string[] left = [Path.Combine(Versions, "x64.abc.partial"), Path.Combine(Cache, "depot", "1.0.0", "x64.abc.partial")];
        foreach (var directory in left) Directory.SetLastWriteTimeUtc(Directory.CreateDirectory(directory).FullName, DateTime.UtcNow.AddDays(-1));

        Install(TestArchive.Release());

        left.Should().OnlyContain(directory => !Directory.Exists(directory));
    }

    [Fact]
    public void A_link_in_the_place_of_the_marker_is_not_followed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links take a privilege there.");
        var foreign = Path.Combine(_root, "foreign");
        File.WriteAllText(foreign, "kept");
        Directory.CreateDirectory(Path.GetDirectoryName(Entry.Marker)!);
        File.CreateSymbolicLink(Entry.Marker, foreign);

        Install(TestArchive.Release());

        Entry.IsComplete.Should().BeTrue();
        File.ReadAllText(foreign).Should().Be("kept");
    }

    [Fact]
    public void A_marker_beside_a_directory_without_the_program_does_not_count()
    {
        Directory.CreateDirectory(Entry.Directory);
        File.WriteAllText(Entry.Marker, "");

        Entry.IsComplete.Should().BeFalse();
        Install(TestArchive.Release("program"));

        Entry.IsComplete.Should().BeTrue();
    }

    [Fact]
    public void A_complete_entry_is_not_changed()
    {
        Install(TestArchive.Release("first"));

        Install(TestArchive.Release("second"));

        File.ReadAllText(Entry.Program).Should().Be("first");
        Content().Should().Equal("x64", "x64.complete", "x64/depot");
    }

    [Fact]
    public async Task Many_jobs_at_once_install_one_whole_entry()
    {
        var program = new string('p', 300_000);
        var archive = Path.Combine(_root, "archive");
        File.WriteAllBytes(archive, TestArchive.Release(program));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
            () => ToolCache.Install(archive, Entry, TimeProvider.System, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken)));

        File.ReadAllText(Entry.Program).Should().Be(program);
        Content().Should().Equal("x64", "x64.complete", "x64/depot");
    }

    [Fact]
    public void A_cancelled_step_leaves_nothing_behind()
    {
        using var stop = new StopSignals();
        stop.Raise();
        var archive = Path.Combine(_root, "archive");
        File.WriteAllBytes(archive, TestArchive.Release());

        var installing = () => ToolCache.Install(archive, Entry, new HurriedTime(), stop.Interrupt);

        installing.Should().Throw<OperationCanceledException>();
        Content().Should().BeEmpty();
    }

    public void Dispose()
    {
        Directory.Delete(_root, recursive: true);
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData("cache/depot")]
    [InlineData("cache/depot/2.1.0")]
    public void Nothing_is_written_through_a_link(string link)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links take a privilege there.");
        var foreign = Directory.CreateDirectory(Path.Combine(_root, "foreign")).FullName;
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_root, link))!);
        Directory.CreateSymbolicLink(Path.Combine(_root, link), foreign);

        var installing = () => Install(TestArchive.Release());

        installing.Should().Throw<IOException>().WithMessage($"{Path.Combine(_root, link)} is a link, and nothing is written through one");
        Directory.EnumerateFileSystemEntries(foreign).Should().BeEmpty();
    }

    [Fact]
    public void The_sweep_follows_no_link()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links take a privilege there.");
        var foreign = Directory.CreateDirectory(Path.Combine(_root, "foreign", "old.partial")).FullName;
        Directory.SetLastWriteTimeUtc(foreign, DateTime.UtcNow.AddDays(-1));
        Directory.CreateDirectory(Path.Combine(Cache, "depot"));
        Directory.CreateSymbolicLink(Path.Combine(Cache, "depot", "ln"), Path.Combine(_root, "foreign"));

        Install(TestArchive.Release());

        Directory.Exists(foreign).Should().BeTrue();
    }

    private void Install(byte[] archive)
    {
        var file = Path.Combine(_root, "archive");
        File.WriteAllBytes(file, archive);
        ToolCache.Install(file, Entry, TimeProvider.System, TestContext.Current.CancellationToken);
    }

    private IEnumerable<string> Content() => Directory.EnumerateFileSystemEntries(Versions, "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Versions, path)).Order(StringComparer.Ordinal);
}
