using Depot.Actions.Install;

namespace Depot.Actions.Tests.Install;

public class CliVersionSpecs
{
    [Theory]
    [InlineData("2.102.12", "2.102.12")]
    [InlineData("v2.102.12", "2.102.12")]
    [InlineData("3.0.0-rc.1", "3.0.0-rc.1")]
    [InlineData("3.0.0-rc.1+build.5", "3.0.0-rc.1+build.5")]
    [InlineData("latest", null)]
    [InlineData("2", null)]
    [InlineData("2.1", null)]
    [InlineData("2.x.x", null)]
    [InlineData("^2.1.0", null)]
    [InlineData(">=2.1.0", null)]
    [InlineData("1.0.0 - 2.0.0", null)]
    [InlineData("1.0.0-", null)]
    [InlineData("1.0.0-../../etc", null)]
    [InlineData("1..0", null)]
    [InlineData("1.1.1-11111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111", null)]
    [InlineData("", null)]
    public void A_version_is_exact_or_is_not(string text, string? exact) => CliVersion.Exact(text).Should().Be(exact);

    [Theory]
    [InlineData("https://github.com/depot/cli/releases/download/v2.102.12/depot_2.102.12_linux_amd64.tar.gz", "2.102.12")]
    [InlineData("https://github.com/depot/cli/releases/download/v3.0.0-rc.1/depot_3.0.0-rc.1_linux_amd64.tar.gz", "3.0.0-rc.1")]
    [InlineData("https://mirror.example/tools/depot_2.102.12_linux_amd64.tar.gz?sig=v1.2.3", "2.102.12")]
    [InlineData("https://mirror.example/v1/tools/v2.0.0/depot.tar.gz", "2.0.0")]
    [InlineData("https://mirror.example/v2.0.0%2F..%2Fetc/depot.tar.gz", null)]
    [InlineData("https://mirror.example/depot.tar.gz", null)]
    public void A_version_is_read_from_a_URL_with_its_suffix(string address, string? version) =>
        CliVersion.In(new(address)).Should().Be(version);
}
