using System.Xml.Linq;

namespace Conventions;

/// <summary>The program comes with the names and licenses of what is in it.</summary>
public class NoticeSpecs
{
    // Nothing of these two is published.
    private static readonly string[] Tools = ["Depot.Release", "Depot.Sandbox"];

    [Fact]
    public void The_notice_names_every_package_that_the_program_is_made_of()
    {
        var packages = Directory.EnumerateFiles(Repository.PathOf("src"), "*.csproj", SearchOption.AllDirectories)
            .Where(file => !Tools.Contains(Path.GetFileNameWithoutExtension(file)))
            .SelectMany(file => XDocument.Load(file).Descendants("PackageReference"))
            .Where(package => package.Attribute("PrivateAssets") is null)
            .Select(package => package.Attribute("Include")!.Value).ToList();

        packages.Should().Contain("CliWrap");
        packages.Where(package => !Repository.Read("docs/NOTICE").Contains($"\n{package} ", StringComparison.Ordinal)).Should().BeEmpty();
    }
}
