using YamlDotNet.RepresentationModel;

namespace Depot.Actions.EndToEnd.Workflows;

/// <summary>One step of a workflow file, expressions not yet evaluated.</summary>
internal sealed record WorkflowStep(string? Id, string? Uses, string? Run, IReadOnlyDictionary<string, string> With)
{
    /// <summary>The steps of the one job of a workflow, after placeholders have been filled in.</summary>
    public static IReadOnlyList<WorkflowStep> Load(string file, IEnumerable<(string Placeholder, string Value)> placeholders)
    {
        var text = placeholders.Aggregate(File.ReadAllText(file), (filled, pair) => filled.Replace(pair.Placeholder, pair.Value, StringComparison.Ordinal));
        var yaml = new YamlStream();
        using var reader = new StringReader(text);
        yaml.Load(reader);
        var job = Map(Map(yaml.Documents[0].RootNode, "jobs").Children.Values.Single());
        return [.. ((YamlSequenceNode)job.Children["steps"]).Select(step => Of(Map(step)))];
    }

    private static WorkflowStep Of(YamlMappingNode step) => new(
        Text(step, "id"), Text(step, "uses"), Text(step, "run"),
        step.Children.TryGetValue("with", out var with)
            ? Map(with).Children.ToDictionary(entry => ((YamlScalarNode)entry.Key).Value!, entry => ((YamlScalarNode)entry.Value).Value ?? "")
            : new Dictionary<string, string>());

    private static YamlMappingNode Map(YamlNode node, string key) => Map(((YamlMappingNode)node).Children[key]);

    private static YamlMappingNode Map(YamlNode node) => (YamlMappingNode)node;

    private static string? Text(YamlMappingNode map, string key) => map.Children.TryGetValue(key, out var value) ? ((YamlScalarNode)value).Value : null;
}
