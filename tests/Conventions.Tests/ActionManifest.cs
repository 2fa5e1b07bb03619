using YamlDotNet.RepresentationModel;

namespace Conventions;

/// <summary>An action.yml, as far as the conventions look at it.</summary>
internal sealed record ActionManifest(string File, YamlMappingNode Root)
{
    public IReadOnlyDictionary<string, Parameter> Inputs => Parameters("inputs");

    public IReadOnlyDictionary<string, Parameter> Outputs => Parameters("outputs");

    public static ActionManifest Load(string file) => Parse(file, Repository.Read(file));

    public static ActionManifest Parse(string file, string text)
    {
        var stream = new YamlStream();
        using var reader = new StringReader(text);
        stream.Load(reader);
        return new(file, (YamlMappingNode)stream.Documents[0].RootNode);
    }

    public string? Text(params string[] path)
    {
        YamlNode node = Root;
        foreach (var key in path)
        {
            if (node is not YamlMappingNode map || !map.Children.TryGetValue(key, out node!)) return null;
        }

        return (node as YamlScalarNode)?.Value;
    }

    public IEnumerable<string?> Texts(string section, string key) =>
        ((YamlSequenceNode)((YamlMappingNode)Root.Children[section]).Children[key]).Select(node => ((YamlScalarNode)node).Value);

    private Dictionary<string, Parameter> Parameters(string section) =>
        Root.Children.TryGetValue(section, out var node) && node is YamlMappingNode map
            ? map.Children.ToDictionary(
                entry => ((YamlScalarNode)entry.Key).Value!,
                entry => new Parameter(Member(entry.Value, "description"), Member(entry.Value, "default")))
            : [];

    private static string? Member(YamlNode node, string key) =>
        node is YamlMappingNode map && map.Children.TryGetValue(key, out var value) ? ((YamlScalarNode)value).Value : null;

    internal sealed record Parameter(string? Description, string? Default);
}
