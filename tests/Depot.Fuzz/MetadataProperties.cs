using System.Text;
using Depot.Actions.Bake;
using Depot.Actions.Build;
using Depot.Actions.Cli;
using Depot.Actions.Registries;
using static Depot.Fuzz.PropertyException;

namespace Depot.Fuzz;

/// <summary>The JSON that the CLI leaves and prints.</summary>
internal static class MetadataProperties
{
    public static void Check(byte[] input)
    {
        var text = Encoding.UTF8.GetString(input);
        var build = BuildResult.Parse(null, BuildMetadata.Of(text));
        Holds(!build.HasBrokenMetadata || build.Digest is null, "broken metadata has no digest");
        var bake = BakeResult.Parse(BuildMetadata.Of(text));
        Holds(bake.Digests.Keys.All(bake.Targets.Contains) && bake.Digests.Keys.SequenceEqual(bake.Images.Keys), "every digest is a target's");
        _ = CheckFinding.Read(BuildMetadata.Of(text));
        var definition = CliDefinition.Parse(text);
        Holds(definition.Targets is not null || definition.Problem.Length > 0, "targets, or words of why there are none");
        _ = CredentialHelper.Of(input, "registry.example.com");
    }
}
