using Depot.Bake.Files;

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
}
