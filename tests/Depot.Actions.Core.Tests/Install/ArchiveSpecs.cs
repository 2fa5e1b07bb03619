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
        Refused(Gzip(RawHeader("h", type, 300 << 20), 8 << 20)).Should().Be("its headers have more than 4194304 bytes");

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
    public void A_header_whose_length_no_memory_could_hold_is_damage(TarEntryType type, long length) =>
        Refused(Gzip(RawHeader("h", type, length), 1024)).Should().NotBeEmpty();

    [Fact(Timeout = ProcessorTime.Hang)]
    public void A_zip_whose_list_of_entries_is_long_is_not_read()
    {
        var archive = Zip([.. Enumerable.Range(0, 100_000).Select(number => ($"{number}", "", 0))]);
        var before = GC.GetTotalAllocatedBytes();

        Refused(archive).Should().Be("its headers have more than 4194304 bytes");
        (GC.GetTotalAllocatedBytes() - before).Should().BeLessThan(100 << 20);
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

    private IEnumerable<string> Files() => Directory.EnumerateFiles(Target, "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Target, path).Replace('\\', '/')).Order(StringComparer.Ordinal);

    private string Mode(string name) => FileModes.Of(Path.Combine(Target, name));
}
