namespace Conventions.Pages;

/// <summary>A link leads somewhere.</summary>
public class LinkSpecs
{
    [Fact]
    public void Every_link_to_a_file_or_a_heading_of_this_repository_has_one()
    {
        var broken = MarkdownPage.All.SelectMany(page => page.Links.Where(link => !IsElsewhere(link) && !Leads(page, link)).Select(link => $"{page.File}: {link}"));

        MarkdownPage.All.Sum(page => page.Links.Count).Should().BeGreaterThan(70);
        broken.Should().BeEmpty();
    }

    [Fact]
    public void Every_page_of_the_docs_can_be_reached_from_the_readme()
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var toRead = new Queue<string>(["README.md"]);
        while (toRead.TryDequeue(out var file))
        {
            if (!reached.Add(file)) continue;
            foreach (var target in MarkdownPage.All.Where(page => page.File == file).SelectMany(page => page.Links.Where(link => !IsElsewhere(link)).Select(link => Target(page, link).File)))
            {
                if (target.EndsWith(".md", StringComparison.Ordinal)) toRead.Enqueue(target);
                else if (target.StartsWith("docs/", StringComparison.Ordinal) && Directory.Exists(Repository.PathOf(target)))
                {
                    foreach (var page in Repository.Files(target, "*.md")) toRead.Enqueue(page);
                }
            }
        }

        MarkdownPage.All.Select(page => page.File).Where(file => file.StartsWith("docs/", StringComparison.Ordinal)).Except(reached).Should().BeEmpty();
    }

    // Two dots that leave the repository are pages of its host, such as ../../security/advisories/new.
    private static bool IsElsewhere(string link) =>
        link.Contains("://", StringComparison.Ordinal) || link.StartsWith("mailto:", StringComparison.Ordinal) || link.StartsWith("../../security/", StringComparison.Ordinal);

    private static bool Leads(MarkdownPage page, string link)
    {
        var (file, anchor) = Target(page, link);
        if (!File.Exists(Repository.PathOf(file)) && !Directory.Exists(Repository.PathOf(file))) return false;
        return anchor is null || MarkdownPage.Load(file).Anchors.Contains(anchor);
    }

    private static (string File, string? Anchor) Target(MarkdownPage page, string link)
    {
        var parts = link.Split('#', 2);
        var directory = Path.GetDirectoryName(Repository.PathOf(page.File))!;
        var file = parts[0].Length == 0 ? page.File : Path.GetRelativePath(Repository.Root, Path.GetFullPath(parts[0], directory)).Replace('\\', '/');
        return (file, parts.Length == 2 ? parts[1] : null);
    }
}
