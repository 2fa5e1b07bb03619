using Depot.Release.Staging;
using Depot.Release.Versions;

namespace Depot.Release.Tests.Staging;

public class SignerSpecs
{
    [Fact]
    public void The_page_for_fleets_verifies_a_release_with_the_lines_of_its_readme()
    {
        var page = File.ReadAllText(Path.Combine(TestSource.Repository, "docs", "fleet.md"));

        var lines = Signer.Verification(new("depot", "depot/actions"), "build-push-action", ReleaseVersion.Parse("v1.20.0"), TestSource.Image).Split('\n');

        lines.Should().HaveCount(10);
        // The page finds the image out.
        lines.Where(line => line != $"image={TestSource.Image}" && !page.Contains($"\n{line}\n", StringComparison.Ordinal)).Should().BeEmpty();
    }
}
