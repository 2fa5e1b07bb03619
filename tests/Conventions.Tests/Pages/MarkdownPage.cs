namespace Conventions.Pages;

/// <summary>A Markdown page, as far as the conventions look at it: headings, links, code blocks.</summary>
/// <param name="File">Its path from the root of the repository.</param>
/// <param name="Headings">Their strings, in order.</param>
/// <param name="Links">What is linked to, in order.</param>
/// <param name="Blocks">The fenced blocks, in order.</param>
internal sealed record MarkdownPage(string File, IReadOnlyList<string> Headings, IReadOnlyList<string> Links, IReadOnlyList<CodeBlock> Blocks)
{
    // Pages that a test writes, from what was recorded.
    private static readonly string[] Written = ["tests/Depot.Actions.Core.Tests/Log/recorded/"];

    /// <summary>The pages for people.</summary>
    public static IReadOnlyList<MarkdownPage> All { get; } =
        [.. Repository.Files(".", "*.md").Where(file => !Written.Any(directory => file.StartsWith(directory, StringComparison.Ordinal))).Select(Load)];

    /// <summary>The names that a link may give behind <c>#</c>, made from the headings as GitHub makes them.</summary>
    public IEnumerable<string> Anchors
    {
        get
        {
            var seen = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var heading in Headings)
            {
                var name = Anchor(heading);
                var count = seen.GetValueOrDefault(name);
                seen[name] = count + 1;
                yield return count == 0 ? name : $"{name}-{count}";
            }
        }
    }

    public static MarkdownPage Load(string file)
    {
        var headings = new List<string>();
        var links = new List<string>();
        var blocks = new List<CodeBlock>();
        CodeBlock? open = null;
        foreach (var (line, index) in Repository.Read(file).ReplaceLineEndings("\n").Split('\n').Select((line, index) => (line, index)))
        {
            var text = line.TrimStart();
            if (open is not null)
            {
                if (text.StartsWith("```", StringComparison.Ordinal))
                {
                    blocks.Add(open);
                    open = null;
                }
                else open = open with { Lines = [.. open.Lines, line[Math.Min(open.Indent, line.Length - text.Length)..]] };
            }
            else if (text.StartsWith("```", StringComparison.Ordinal)) open = new(file, index + 1, text[3..].Trim(), line.Length - text.Length, []);
            else
            {
                if (line.StartsWith('#') && line.TrimStart('#') is [' ', ..] heading) headings.Add(heading.Trim());
                links.AddRange(LinksIn(line));
            }
        }

        return new(file, headings, links, blocks);
    }

    // [text](target), outside of `code`
    private static IEnumerable<string> LinksIn(string line) =>
        string.Concat(line.Split('`').Where((_, at) => at % 2 == 0)).Split("](").Skip(1).Select(rest => rest.Split(')', ' ')[0]);

    private static string Anchor(string heading) => string.Concat(
        heading.ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_').Select(c => c == ' ' ? '-' : c));
}
