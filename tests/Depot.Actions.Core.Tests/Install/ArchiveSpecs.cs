using System.Formats.Tar;
using Depot.Actions.Install;
using Depot.Actions.Tests.Running;
using Hcl2.Tests;
using static Depot.Actions.Tests.Install.TestArchive;

namespace Depot.Actions.Tests.Install;

public class ArchiveSpecs : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("depot-actions-tests-").FullName;

    private string Target => Path.Combine(_root, "target");

    [Fact]
    public void A_release_is_unpacked_with_its_program_executable()
    {
        Unpack(Release("program"));

        Files().Should().Equal("LICENSE", "bin/depot");
        File.ReadAllText(Path.Combine(Target, "bin/depot")).Should().Be("program");
        Mode("bin/depot").Should().Be("rwxr-xr-x");
        Mode("LICENSE").Should().Be("rw-r--r--");
    }

    [Fact]
    public void A_zip_is_recognized_by_how_it_begins()
    {
        Unpack(Zip(("bin/", "", 0), ("bin/depot.exe", "program", 0)));

        Files().Should().Equal("bin/depot.exe");
    }

    [Fact]
    public void Names_may_begin_with_a_dot_and_a_slash()
    {
        Unpack(TarGz(DirectoryEntry("./"), DirectoryEntry("./bin/"), Entry("./bin/depot", "x")));

        Files().Should().Equal("bin/depot");
    }

    [Fact]
    public void A_file_keeps_no_special_rights()
    {
        Unpack(TarGz(Entry("depot", "x", UnixFileMode.SetUser | UnixFileMode.OtherWrite | UnixFileMode.UserExecute)));

        Mode("depot").Should().Be("rwxr-xr-x");
    }

    [Theory]
    [InlineData("../evil")]
    [InlineData("bin/../../evil")]
    [InlineData("/tmp/evil")]
    [InlineData("bin/..")]
    [InlineData("C:/evil")]
    [InlineData(@"..\evil")]
    [InlineData(@"\evil")]
    public void A_name_that_leads_out_of_the_directory_is_refused(string name)
    {
        Refused(TarGz(Entry(name, "x"))).Should().Be($"its entry '{name}' would be written outside of the directory");
        Refused(Zip((name, "x", 0))).Should().Be($"its entry '{name}' would be written outside of the directory");
    }

    [Fact]
    public void A_directory_that_leads_out_is_refused() =>
        Refused(TarGz(DirectoryEntry("../evil/"))).Should().Be("its entry '../evil/' would be written outside of the directory");

    [Theory]
    [InlineData(TarEntryType.SymbolicLink, "/etc")]
    [InlineData(TarEntryType.SymbolicLink, "../..")]
    [InlineData(TarEntryType.SymbolicLink, "depot")]
    [InlineData(TarEntryType.HardLink, "/etc/passwd")]
    public void Links_are_refused(TarEntryType type, string target) =>
        Refused(TarGz(Link(type, "bin", target), Entry("bin/evil", "x"))).Should()
            .Be($"its entry 'bin' is a {type}, and only files and directories are unpacked");

    [Theory]
    [InlineData(TarEntryType.CharacterDevice)]
    [InlineData(TarEntryType.BlockDevice)]
    [InlineData(TarEntryType.Fifo)]
    public void Devices_and_pipes_are_refused(TarEntryType type) =>
        Refused(TarGz(Special(type, "dev"))).Should().Be($"its entry 'dev' is a {type}, and only files and directories are unpacked");

    [Fact]
    public void A_link_in_a_zip_is_refused() =>
        Refused(Zip(("bin", "/etc", 0xA1FF))).Should().Be("its entry 'bin' is a link or a device, and only files and directories are unpacked");

    [Fact]
    public void The_same_name_twice_is_refused() =>
        Refused(TarGz(Entry("depot", "good"), Entry("./depot", "bad"))).Should().Be("it has './depot' twice");

    [Fact]
    public void A_small_archive_that_becomes_a_large_one_is_refused()
    {
        var zeros = new string('\0', 3 << 20);

        Refused(TarGz(Entry("depot", zeros)), new(1 << 20, 10, 100)).Should().Be("it unpacks to more than 1048576 bytes");
        Refused(Zip(("depot", zeros, 0)), new(1 << 20, 10, 100)).Should().Be("it unpacks to more than 1048576 bytes");
    }

    [Fact]
    public void Many_entries_are_refused() =>
        Refused(TarGz(Enumerable.Range(0, 11).Select(number => Entry($"f{number}", ""))), new(1 << 20, 10, 100)).Should().Be("it has more than 10 entries");

    [Theory(Timeout = ProcessorTime.Hang)]
    [InlineData(TarEntryType.ExtendedAttributes)]
    [InlineData(TarEntryType.GlobalExtendedAttributes)]
    [InlineData(TarEntryType.LongPath)]
    [InlineData(TarEntryType.LongLink)]
    public void A_header_that_claims_to_be_long_is_not_read(TarEntryType type) =>
        AllocatedBy(Gzip(RawHeader("h", type, 300 << 20), 8 << 20), "its headers have more than 4194304 bytes").Should().BeLessThan(50 << 20);

    [Fact]
    public void Headers_of_many_entries_are_bounded_together()
    {
        var attributes = Enumerable.Range(0, 3000).ToDictionary(number => $"a{number}", _ => "b");

        Refused(TarGz(Enumerable.Range(0, 200).Select(number => new PaxTarEntry(TarEntryType.RegularFile, $"f{number}", attributes)))).Should().Be("its headers have more than 4194304 bytes");
    }

    [Theory]
    [InlineData(TarEntryType.ExtendedAttributes, (8L << 30) - 1)]
    [InlineData(TarEntryType.LongPath, (8L << 30) - 1)]
    [InlineData(TarEntryType.LongPath, int.MaxValue)]
    public void A_header_whose_length_no_memory_could_hold_is_refused(TarEntryType type, long length) =>
        AllocatedBy(Gzip(RawHeader("h", type, length), 1024), "its headers have more than 4194304 bytes").Should().BeLessThan(50 << 20);

    [Fact]
    public void A_header_whose_length_is_a_binary_number_is_refused()
    {
        var header = RawHeader("h", TarEntryType.LongPath, 0);
        header[124] = 0x80;

        AllocatedBy(Gzip(header, 1024), "its headers have more than 4194304 bytes").Should().BeLessThan(50 << 20);
    }

    [Theory(Timeout = ProcessorTime.Hang)]
    [InlineData(60_000, "it has more than 1000 entries")]
    [InlineData(100_000, "it is in the format ZIP64, which an archive of the CLI does not need")]
    public void A_zip_with_many_entries_is_refused_before_they_are_read(int entries, string problem)
    {
        var archive = Zip([.. Enumerable.Range(0, entries).Select(number => ($"{number}", "", 0))]);

        AllocatedBy(archive, problem).Should().BeLessThan(archive.Length + (5 << 20));
    }

    [Fact]
    public void A_zip_whose_list_of_entries_is_longer_than_it_says_is_refused()
    {
        var archive = Zip([.. Enumerable.Range(0, 2000).Select(number => ($"{number}", "", 0))]);
        // The number of entries, on this disk and on all.
        (archive[^14], archive[^13], archive[^12], archive[^11]) = (1, 0, 1, 0);

        Refused(archive).Should().NotBeEmpty();
    }

    [Fact]
    public void The_list_of_entries_of_a_zip_is_bounded_as_headers_are() =>
        Refused(Zip([.. Enumerable.Range(0, 2000).Select(number => ($"{number:d60}", "", 0))]), new(1 << 20, 5000, 100) { Headers = 100_000 })
            .Should().Be("its headers have more than 100000 bytes");

    [Theory]
    [InlineData(4)]
    [InlineData(21)]
    [InlineData(22)]
    public void A_zip_without_its_end_is_refused(int length) => Refused(Zip(("depot", "x", 0))[..length]).Should().NotBeEmpty();

    [Fact]
    public void A_zip_may_have_a_comment()
    {
        var archive = Zip(("depot.exe", "x", 0));
        archive[^2] = 3;

        Unpack([.. archive, .. "PK\u0005"u8]);

        Files().Should().Equal("depot.exe");
    }

    [Fact]
    public void Many_directories_in_a_name_are_refused()
    {
        Refused(TarGz(DirectoryEntry("a/b/c/d/e/"), Entry("f/g/h/i/j/k", "")), new(1 << 20, 10, 100)).Should().Be("it has more than 10 entries");
        Files().Should().BeEmpty();
    }

    [Fact]
    public void A_name_that_no_file_can_have_is_refused()
    {
        var name = new string('d', 100_000);

        Refused(TarGz(DirectoryEntry(name))).Should().Be($"its entry '{name[..300]}…' has a name of more than 1000 characters");
        Refused(Zip((name[..60_000], "x", 0))).Should().Be($"its entry '{name[..300]}…' has a name of more than 1000 characters");
    }

    [Fact]
    public void A_page_in_place_of_an_archive_is_refused() =>
        Refused("<html>login</html>"u8.ToArray()).Should().Be("it is neither .tar.gz nor .zip");

    [Fact]
    public void An_empty_file_is_refused() => Refused([]).Should().Be("it is neither .tar.gz nor .zip");

    [Fact]
    public void A_flipped_bit_is_noticed()
    {
        var damaged = Release(string.Concat(Enumerable.Range(0, 200)));
        damaged[^6] ^= 1;

        Refused(damaged).Should().NotBeEmpty();
    }

    public void Dispose()
    {
        Directory.Delete(_root, recursive: true);
        GC.SuppressFinalize(this);
    }

    private void Unpack(byte[] archive, UnpackLimits? limits = null)
    {
        if (Directory.Exists(Target)) Directory.Delete(Target, recursive: true);
        Directory.CreateDirectory(Target);
        var file = Path.Combine(_root, "archive");
        File.WriteAllBytes(file, archive);
        Archive.Unpack(file, Target, limits ?? UnpackLimits.OfTheCli, TestContext.Current.CancellationToken);
    }

    private string Refused(byte[] archive, UnpackLimits? limits = null)
    {
        var message = FluentActions.Invoking(() => Unpack(archive, limits)).Should().Throw<InvalidDataException>().Which.Message;
        Directory.EnumerateFileSystemEntries(_root).Select(Path.GetFileName).Should().BeEquivalentTo("archive", "target");
        return message;
    }

    private long AllocatedBy(byte[] archive, string problem)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Refused(archive).Should().Be(problem);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private IEnumerable<string> Files() => Directory.EnumerateFiles(Target, "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Target, path).Replace('\\', '/')).Order(StringComparer.Ordinal);

    private string Mode(string name) => FileModes.Of(Path.Combine(Target, name));
}
