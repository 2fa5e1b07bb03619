using Depot.Bake.Files;
using Depot.Bake.Planning;

namespace Depot.Bake.Tests.Files;

public class DiskFolderSpecs
{
    [Fact]
    public void A_device_without_an_end_is_not_read_to_its_end()
    {
        Assert.SkipUnless(File.Exists("/dev/zero"), "There is no /dev/zero.");

        var act = () => new DiskFolder("/dev").Read("zero");

        act.Should().Throw<IOException>().WithMessage("zero is larger than 256 MiB");
    }

    [Fact]
    public void Files_outside_of_the_folder_are_read_as_the_cli_reads_them()
    {
        var root = Directory.CreateTempSubdirectory("depot-bake-tests-").FullName;
        try
        {
            var workspace = Directory.CreateDirectory(Path.Combine(root, "workspace")).FullName;
            File.WriteAllText(Path.Combine(root, "outside.env"), "TAG=from-outside\n");
            File.WriteAllText(Path.Combine(root, "outside.yaml"), "services: {b: {build: ., image: 'b:${TAG}'}}\n");
            File.WriteAllText(Path.Combine(workspace, "compose.yaml"), "include: [{path: ../outside.yaml, env_file: ../outside.env}]\nservices: {a: {build: .}}\n");
            var before = Directory.GetFileSystemEntries(root, "*", SearchOption.AllDirectories);

            var plan = BakePlanner.Plan(Given.Request(new()) with { Folder = new DiskFolder(workspace) }).Definition!;

            plan.Targets.Single(target => target.Name == "b").Tags.Should().Equal("b:from-outside");
            Directory.GetFileSystemEntries(root, "*", SearchOption.AllDirectories).Should().Equal(before);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }
}
