using YamlDotNet.RepresentationModel;

namespace Conventions;

/// <summary>A workflow file: its tree, and its lines, since a parser drops the comments.</summary>
internal sealed record Workflow(string File, YamlMappingNode Root, IReadOnlyList<string> Lines)
{
    public static IReadOnlyList<string> Files { get; } =
        [.. Directory.EnumerateFiles(Repository.PathOf(".github/workflows")).Select(file => $".github/workflows/{Path.GetFileName(file)}").Order(StringComparer.Ordinal)];

    public IEnumerable<(string Name, YamlMappingNode Job)> Jobs => Map(Root, "jobs")!.Children
        .Select(entry => (((YamlScalarNode)entry.Key).Value!, (YamlMappingNode)entry.Value));

    public IEnumerable<YamlMappingNode> Steps => Jobs.SelectMany(job => ((YamlSequenceNode)job.Job.Children["steps"]).Children.Cast<YamlMappingNode>());

    /// <summary>Every action that a step uses, with its line; those of this repository come with the checkout and have no version.</summary>
    public IEnumerable<(string Action, string Line)> Uses => Steps
        .Where(step => step.Children.ContainsKey("uses"))
        .Select(step => (YamlScalarNode)step.Children["uses"])
        .Where(node => !node.Value!.StartsWith("./", StringComparison.Ordinal))
        .Select(node => (node.Value!, LineOf(node)));

    public static Workflow Load(string file)
    {
        var text = Repository.Read(file);
        var stream = new YamlStream();
        using var reader = new StringReader(text);
        stream.Load(reader);
        return new(file, (YamlMappingNode)stream.Documents[0].RootNode, text.Split('\n'));
    }

    public string LineOf(YamlNode node) => Lines[(int)node.Start.Line - 1];

    public static YamlMappingNode? Map(YamlMappingNode parent, string key) =>
        parent.Children.TryGetValue(key, out var node) ? node as YamlMappingNode : null;

    public static string? Text(YamlMappingNode parent, string key) =>
        parent.Children.TryGetValue(key, out var node) ? (node as YamlScalarNode)?.Value : null;
}
