using YamlDotNet.RepresentationModel;

namespace Conventions;

/// <summary>The workflows of this repository: nothing runs in them that could change under us, for ever, or with more rights than it needs.</summary>
public class WorkflowFileSpecs
{
    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(Repository.PathOf(".github/workflows")).Select(file => Path.GetRelativePath(Repository.Root, file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Actions_of_others_are_pinned_by_commit_and_our_own_are_there(string file)
    {
        foreach (var uses in Steps(file).Select(step => Text(step, "uses")).OfType<string>())
        {
            if (uses.StartsWith("./", StringComparison.Ordinal)) File.Exists(Repository.PathOf(uses[2..] + "/action.yml")).Should().BeTrue("{0} uses {1}", file, uses);
            else uses.Split('@')[^1].Should().MatchRegex("^[0-9a-f]{40}$", "{0} uses {1}", file, uses);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Jobs_have_a_time_limit_and_name_the_rights_they_need(string file)
    {
        ((YamlMappingNode)Member(Load(file), "permissions")!).Children.Should().BeEmpty("rights belong to the jobs of {0}", file);
        Jobs(file).Should().OnlyContain(job => Member(job, "timeout-minutes") != null && Member(job, "permissions") != null);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_step_gives_our_actions_inputs_that_they_have(string file)
    {
        foreach (var step in Steps(file).Where(step => Text(step, "uses")?.StartsWith("./", StringComparison.Ordinal) == true))
        {
            var given = (Member(step, "with") as YamlMappingNode)?.Children.Keys.Select(key => ((YamlScalarNode)key).Value!) ?? [];
            given.Should().BeSubsetOf(ActionManifest.Load(Text(step, "uses")![2..] + "/action.yml").Inputs.Keys);
        }
    }

    private static YamlMappingNode Load(string file) => ActionManifest.Load(file).Root;

    private static IEnumerable<YamlNode> Jobs(string file) => ((YamlMappingNode)Member(Load(file), "jobs")!).Children.Values;

    private static IEnumerable<YamlNode> Steps(string file) => Jobs(file).SelectMany(job => ((YamlSequenceNode)Member(job, "steps")!).Children);

    private static YamlNode? Member(YamlNode node, string key) => ((YamlMappingNode)node).Children.TryGetValue(key, out var value) ? value : null;

    private static string? Text(YamlNode node, string key) => (Member(node, key) as YamlScalarNode)?.Value;
}
