using Depot.Bake.Files;
using Depot.Bake.Planning;

namespace Depot.Bake.Tests.Files;

public class DiskDirectorySpecs
{
    [Fact]
    public void A_device_without_an_end_is_not_read_to_its_end()
    {
        Assert.SkipUnless(File.Exists("/dev/zero"), "There is no /dev/zero.");

        var act = () => new DiskDirectory("/dev").Read("zero");

        act.Should().Throw<IOException>().WithMessage("it is no regular file");
    }

    [Fact]
    public void A_file_beyond_the_limit_is_not_read()
    {
        using var directory = new TemporaryDirectory();
        using (var file = File.Create(Path.Combine(directory.Path, "large"))) file.SetLength(DiskDirectory.MostBytes + 1L);

        var act = () => new DiskDirectory(directory.Path).Read("large");

        act.Should().Throw<IOException>().WithMessage("it is larger than 2 MiB");
    }

    // They have no length on disk, and take what they say in memory.
    [Theory]
    [InlineData("docker-bake.hcl", "read docker-bake.hcl: it is larger than 2 MiB")]
    [InlineData("compose.yml", "read compose.yml: it is larger than 2 MiB")]
    [InlineData(".env", "read .env: it is larger than 2 MiB")]
    public void A_sparse_file_is_an_error_that_names_it(string name, string message)
    {
        using var directory = new TemporaryDirectory();
        File.WriteAllText(Path.Combine(directory.Path, "compose.yaml"), "services: {a: {build: .}}\n");
        using (var file = File.Create(Path.Combine(directory.Path, name))) file.SetLength(250 << 20);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var outcome = BakePlanner.Plan(Given.Request(new()) with { Directory = new DiskDirectory(directory.Path) });

        outcome.Error!.Message.Should().EndWith(message);
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(16 << 20);
    }

    [Fact]
    public void All_files_of_a_plan_together_are_bounded()
    {
        var half = "services: {a: {build: .}}\n#" + new string('x', (1 << 20) + 1) + "\n";

        var outcome = BakePlanner.Plan(Given.Request(new MemoryDirectory(("compose.yaml", half), ("docker-compose.yaml", half))));

        outcome.Error!.Message.Should().Be("read docker-compose.yaml: all files together are larger than 2 MiB");
    }

    [Theory]
    [InlineData("/proc/self/environ", ".")]
    [InlineData("/proc", "self/environ")]
    [InlineData("/dev/fd", "../environ")]
    public void The_variables_of_this_process_are_no_file_whatever_the_path(string target, string path)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/proc/self/environ"), "There is no /proc.");
        var directory = Directory.CreateTempSubdirectory("depot-bake-proc-");
        try
        {
            var link = Path.Combine(directory.FullName, "link");
            File.CreateSymbolicLink(link, target);
            var file = path == "." ? link : $"{link}/{path}";

            FluentActions.Invoking(() => RegularFile.Read(file, 64 << 20)).Should().Throw<IOException>().WithMessage(RegularFile.Problem);
            ProcessFiles.Contain(file).Should().BeTrue();
            ProcessFiles.Contain(directory.FullName).Should().BeFalse();
            ProcessFiles.Contain(file + "/missing").Should().BeFalse();
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    [Fact(Timeout = 10_000)]
    public async Task A_file_of_the_kernel_that_waits_for_news_is_not_waited_for()
    {
        Assert.SkipUnless(File.Exists("/proc/kmsg"), "There is no /proc/kmsg.");

        var act = () => Task.Run(() => RegularFile.Read("/proc/kmsg", 64 << 20), TestContext.Current.CancellationToken);

        // Without permission, or with nothing to say, or with little. A wait would exceed the time of the test.
        try
        {
            await act();
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            refused.Message.Should().NotBeEmpty();
        }
    }

    [Theory(Timeout = 10_000)]
    [InlineData(".env", "services: {a: {build: .}}\n", "read .env: it is no regular file")]
    [InlineData("other", "include: [other]\nservices: {a: {build: .}}\n", "read other: it is no regular file")]
    [InlineData("other", "services: {a: {build: ., extends: {file: other, service: b}}}\n", "read other: it is no regular file")]
    [InlineData("other", "services: {a: {build: ., env_file: other}}\n", "it is no regular file")]
    [InlineData("docker-bake.hcl", "services: {a: {build: .}}\n", "read docker-bake.hcl: it is no regular file")]
    public async Task A_fifo_is_an_error_that_names_it_and_nothing_waits_for_its_writer(string name, string compose, string message)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "FIFOs are made with mkfifo.");
        using var directory = new TemporaryDirectory();
        File.WriteAllText(Path.Combine(directory.Path, "compose.yaml"), compose);
        using (var made = System.Diagnostics.Process.Start("mkfifo", Path.Combine(directory.Path, name))) await made.WaitForExitAsync(TestContext.Current.CancellationToken);

        var outcome = await Task.Run(() => BakePlanner.Plan(Given.Request(new()) with { Directory = new DiskDirectory(directory.Path) }), TestContext.Current.CancellationToken);

        outcome.Error!.Message.Should().EndWith(message);
    }

    [Theory]
    [InlineData(".env", "services: {a: {build: .}}\n")]
    [InlineData("other", "include: [other]\nservices: {a: {build: .}}\n")]
    [InlineData("other", "services: {a: {build: ., extends: {file: other, service: b}}}\n")]
    [InlineData("other", "services: {a: {build: ., env_file: other}}\n")]
    public void A_file_that_may_not_be_read_is_an_error_that_names_it(string name, string compose)
    {
        var directory = new Unreadable(new MemoryDirectory(("compose.yaml", compose), (name, "")), name);

        var outcome = BakePlanner.Plan(Given.Request(new()) with { Directory = directory });

        outcome.Error!.Message.Should().EndWith($"open {name}: permission denied");
        outcome.Error.IsUnreadableFile.Should().BeTrue();
    }

    // The tests may run as root, who may read everything.
    private sealed class Unreadable(IBakeDirectory directory, string name) : IBakeDirectory
    {
        public string Path => directory.Path;

        public BakeEntry Look(string path) => directory.Look(path);

        public byte[] Read(string path) => path == name ? throw new UnauthorizedAccessException() : directory.Read(path);
    }

    private sealed class TemporaryDirectory : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("depot-bake-tests-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }

    [Fact]
    public void Files_outside_of_the_directory_are_read_as_the_cli_reads_them()
    {
        var root = Directory.CreateTempSubdirectory("depot-bake-tests-").FullName;
        try
        {
            var workspace = Directory.CreateDirectory(Path.Combine(root, "workspace")).FullName;
            File.WriteAllText(Path.Combine(root, "outside.env"), "TAG=from-outside\n");
            File.WriteAllText(Path.Combine(root, "outside.yaml"), "services: {b: {build: ., image: 'b:${TAG}'}}\n");
            File.WriteAllText(Path.Combine(workspace, "compose.yaml"), "include: [{path: ../outside.yaml, env_file: ../outside.env}]\nservices: {a: {build: .}}\n");
            var before = Directory.GetFileSystemEntries(root, "*", SearchOption.AllDirectories);

            var plan = BakePlanner.Plan(Given.Request(new()) with { Directory = new DiskDirectory(workspace) }).Definition!;

            plan.Targets.Single(target => target.Name == "b").Tags.Should().Equal("b:from-outside");
            Directory.GetFileSystemEntries(root, "*", SearchOption.AllDirectories).Should().Equal(before);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }
}
