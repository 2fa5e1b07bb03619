using YamlDotNet.RepresentationModel;

namespace ActionsRunner.Workflows;

/// <summary>Looks into a YAML tree. What is not there is null or empty.</summary>
internal static class Yaml
{
    public static YamlMappingNode Load(string text)
    {
        var stream = new YamlStream();
        using var reader = new StringReader(text);
        stream.Load(reader);
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }

    public static YamlNode? Member(this YamlNode? node, string key) =>
        node is YamlMappingNode map && map.Children.TryGetValue(key, out var value) ? value : null;

    public static string? Text(this YamlNode? node) => (node as YamlScalarNode)?.Value;

    public static string? Text(this YamlNode? node, string key) => node.Member(key).Text();

    public static IEnumerable<KeyValuePair<string, YamlNode>> Members(this YamlNode? node) =>
        node is YamlMappingNode map ? map.Children.Select(entry => KeyValuePair.Create(entry.Key.Text()!, entry.Value)) : [];

    /// <summary>Name and text of each member, in the order written.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Texts(this YamlNode? node) =>
        [.. node.Members().Select(entry => KeyValuePair.Create(entry.Key, entry.Value.Text() ?? ""))];

    public static IEnumerable<YamlNode> Items(this YamlNode? node) => (node as YamlSequenceNode)?.Children ?? [];
}
