using System.Text;

namespace Conventions;

/// <summary>The tables of a README that are made from action.yml. <c>./dev test --update</c> writes them anew.</summary>
internal static class ReadmeTable
{
    public static string Of(string title, IReadOnlyDictionary<string, ActionManifest.Parameter> parameters)
    {
        var hasDefaults = parameters.Values.Any(parameter => parameter.Default is not null);
        var text = new StringBuilder();
        text.Append(hasDefaults ? $"| {title} | Default | Description |\n| --- | --- | --- |\n" : $"| {title} | Description |\n| --- | --- |\n");
        foreach (var (name, (description, fallback)) in parameters)
        {
            var cell = Cell(description!);
            text.Append(hasDefaults ? $"| `{name}` | {(fallback is null ? "" : $"`{Cell(fallback)}`")} | {cell} |\n" : $"| `{name}` | {cell} |\n");
        }

        return text.ToString();
    }

    // Also in code: GitHub looks for the ends of cells first.
    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    /// <summary>The text between the two comments that mark a table.</summary>
    public static string In(string file, string name)
    {
        var (text, start, end) = Locate(file, name);
        return text[start..end];
    }

    public static void Update(string file, string name, string table)
    {
        if (Environment.GetEnvironmentVariable("UPDATE") != "1") return;
        var (text, start, end) = Locate(file, name);
        File.WriteAllText(Repository.PathOf(file), text[..start] + table + text[end..]);
    }

    private static (string Text, int Start, int End) Locate(string file, string name)
    {
        var text = Repository.Read(file);
        var opening = $"<!-- {name} -->\n";
        var start = text.IndexOf(opening, StringComparison.Ordinal);
        var end = text.IndexOf($"<!-- /{name} -->", StringComparison.Ordinal);
        if (start < 0 || end < 0) throw new InvalidDataException($"{file} has no comments <!-- {name} --> and <!-- /{name} --> around its table.");
        return (text, start + opening.Length, end);
    }
}
