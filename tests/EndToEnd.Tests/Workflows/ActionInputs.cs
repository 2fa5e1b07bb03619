using YamlDotNet.RepresentationModel;

namespace Depot.Actions.EndToEnd.Workflows;

internal static class ActionInputs
{
    /// <summary>The declared inputs of an action.yml and their defaults; null where there is none.</summary>
    public static IReadOnlyDictionary<string, string?> Of(string file)
    {
        var yaml = new YamlStream();
        using var reader = new StreamReader(file);
        yaml.Load(reader);
        var inputs = (YamlMappingNode)((YamlMappingNode)yaml.Documents[0].RootNode).Children["inputs"];
        return inputs.Children.ToDictionary(
            entry => ((YamlScalarNode)entry.Key).Value!,
            entry => ((YamlMappingNode)entry.Value).Children.TryGetValue("default", out var value) ? ((YamlScalarNode)value).Value : null);
    }
}
