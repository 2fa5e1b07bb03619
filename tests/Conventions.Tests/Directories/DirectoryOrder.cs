namespace Conventions.Directories;

/// <summary>The directories of a project in the order in which they may use each other: a directory uses those of earlier lines only.</summary>
/// <param name="Project">Name of the project in src.</param>
/// <param name="Lines">Lines of directories; those of one line do not use each other.</param>
internal sealed record DirectoryOrder(string Project, IReadOnlyList<IReadOnlyList<string>> Lines)
{
    /// <summary>Of all projects of src that have directories, as <c>directories.txt</c> beside this file says it.</summary>
    public static IReadOnlyList<DirectoryOrder> All { get; } = Read(Repository.Read("tests/Conventions.Tests/Directories/directories.txt"));

    public IEnumerable<string> Directories => Lines.SelectMany(line => line);

    /// <summary>Whether the order lets one directory use another. The project's root is the program itself and uses all of them.</summary>
    public bool Allows(DirectoryArrow arrow) => arrow.From.Length == 0 || (arrow.To.Length > 0 && LineOf(arrow.To) < LineOf(arrow.From));

    /// <summary>The order as docs/architecture.md shows it.</summary>
    public string Picture() => $"```text\n{string.Concat(Lines.Select((line, at) => $"{(at == 0 ? "   " : "↑  ")}{string.Join("   ", line)}\n"))}```\n";

    private int LineOf(string directory)
    {
        for (var line = 0; line < Lines.Count; line++)
        {
            if (Lines[line].Contains(directory)) return line;
        }

        throw new InvalidOperationException($"directories.txt does not have the directory '{directory}' of {Project}");
    }

    // A project's name stands at the start of its line; its directories follow, indented.
    private static List<DirectoryOrder> Read(string text)
    {
        var orders = new List<DirectoryOrder>();
        var lines = new List<IReadOnlyList<string>>();
        foreach (var line in text.Split('\n').Where(line => line.Trim().Length > 0 && line[0] != '#'))
        {
            if (line[0] != ' ') orders.Add(new(line.Trim(), lines = []));
            else lines.Add(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }

        return orders;
    }
}
