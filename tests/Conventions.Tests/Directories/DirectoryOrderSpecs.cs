using System.Collections.Concurrent;

namespace Conventions.Directories;

/// <summary>Directories are used in one direction: a reader of one needs to know the earlier ones only.</summary>
public sealed class DirectoryOrderSpecs
{
    private static readonly ConcurrentDictionary<string, ProjectSources> Sources = new();

    public static TheoryData<string> Projects => [.. DirectoryOrder.All.Select(order => order.Project)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_directory_uses_only_directories_before_it(string project)
    {
        var order = DirectoryOrder.All.Single(order => order.Project == project);

        var against = SourcesOf(project).Arrows().Where(arrow => !order.Allows(arrow));

        Described(against).Should().BeEmpty("the order is in tests/Conventions.Tests/Directories/directories.txt");
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void The_order_names_each_directory_once(string project)
    {
        var order = DirectoryOrder.All.Single(order => order.Project == project);

        order.Directories.Order(StringComparer.Ordinal).Should().Equal(SourcesOf(project).Directories);
    }

    [Theory]
    [InlineData("Depot.Actions.Core")]
    [InlineData("Depot.Bake")]
    [InlineData("Hcl2.Net")]
    public void The_architecture_page_shows_the_order(string project)
    {
        const string Page = "docs/architecture.md";
        var picture = DirectoryOrder.All.Single(order => order.Project == project).Picture();

        ReadmeTable.Update(Page, project, picture);

        ReadmeTable.In(Page, project).Should().Be(picture);
    }

    [Fact]
    public void Every_project_with_directories_has_an_order()
    {
        var projects = Repository.Files("src", "*.cs").Where(file => file.Split('/').Length > 3).Select(file => file.Split('/')[1]).Distinct();

        projects.Should().BeEquivalentTo(DirectoryOrder.All.Select(order => order.Project));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_name_is_followed_to_its_declaration(string project)
    {
        // What the Protobuf compiler makes of the CLI's interface is no source of the checkout.
        var unresolved = SourcesOf(project).Unresolved.Where(item => project != "Depot.Sandbox");

        unresolved.Should().BeEmpty();
    }

    [Fact]
    public void An_arrow_against_the_order_is_seen()
    {
        var order = DirectoryOrder.All.Single(order => order.Project == "Depot.Bake");
        var first = order.Lines[0][0];
        var sources = ProjectSources.Of("Depot.Bake",
            ($"{first}/Added.cs", "internal static class Added { public static int Count => AlsoAdded.Count; }"),
            ($"{order.Lines[^1][0]}/AlsoAdded.cs", "internal static class AlsoAdded { public static int Count => 1; }"));

        var against = sources.Arrows().Where(arrow => !order.Allows(arrow) && arrow.FromFile == $"{first}/Added.cs");

        Described(against).Should().BeEquivalentTo(
            $"{first} -> {order.Lines[^1][0]}: {first}/Added.cs -> {order.Lines[^1][0]}/AlsoAdded.cs: AlsoAdded, AlsoAdded.Count");
    }

    private static ProjectSources SourcesOf(string project) => Sources.GetOrAdd(project, name => ProjectSources.Of(name));

    // One line for each pair of files, with its symbols.
    private static IEnumerable<string> Described(IEnumerable<DirectoryArrow> arrows) => arrows
        .GroupBy(arrow => (arrow.From, arrow.To, arrow.FromFile, arrow.ToFile))
        .OrderBy(group => group.Key)
        .Select(group => $"{group.Key.From} -> {group.Key.To}: {group.Key.FromFile} -> {group.Key.ToFile}: {string.Join(", ", group.Select(arrow => arrow.Symbol).Distinct().Order(StringComparer.Ordinal))}");
}
