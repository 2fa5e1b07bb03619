using Depot.Bake.Files;
using Hcl2;
using Hcl2.Bodies;

namespace Depot.Actions.Bake;

/// <summary>Attributes of targets that docker's newer bake supports and the Depot CLI drops silently.</summary>
/// <remarks>docker/buildx, bake/bake.go (Target) and bake/compose.go, against depot/cli b57f518, pkg/buildx/bake/bake.go, which drops names it does not know, and pkg/buildx/bake/compose.go.</remarks>
internal static class DroppedAttributes
{
    private static readonly string[] Names = ["annotations", "call", "entitlements", "extra-hosts", "policy", "resources", "ulimits"];

    private static readonly BodySchema File = new([], [new BlockSchema("target", "name")]);
    private static readonly BodySchema Target = new([.. Names.Select(name => new AttributeSchema(name))], []);

    /// <summary>One warning for each attribute, with the targets that have it.</summary>
    /// <param name="files">The definition files, of which those in HCL and JSON are looked at.</param>
    /// <param name="leftOut">The same of Compose files, which have other names for some.</param>
    public static IEnumerable<string> GetWarnings(IEnumerable<BakeFile> files, IEnumerable<(string Target, string Attribute)> leftOut) =>
        from found in files.Select(Read).OfType<HclBody>().SelectMany(Found).Concat(leftOut.Select(left => (left.Attribute, left.Target)))
        group found.Target by found.Attribute into targets
        let names = targets.Distinct().ToList()
        select $"Bake attribute '{targets.Key}' of the target{(names.Count == 1 ? "" : "s")} {string.Join(", ", names.Select(name => $"'{name}'"))}: "
            + $"the Depot CLI leaves it out. {Instead(targets.Key)}";

    private static string Instead(string attribute) => attribute switch
    {
        "annotations" => "Write annotation.NAME=VALUE into the target's 'output', such as output = [\"type=image,annotation.org.opencontainers.image.title=app\"], or build with build-push, which has 'annotations'.",
        "call" => "Use 'call' of build-push for such a target.",
        "entitlements" => "Depot's builders grant all entitlements; delete the line.",
        "extra-hosts" or "extra_hosts" => "Build the target with build-push, which has 'add-hosts'.",
        "ulimits" => "Build the target with build-push, which has 'ulimit'.",
        "no_cache" => "Write 'x-bake: {no-cache: true}' below 'build' of the service, or 'no-cache: true' of this step for all targets.",
        "pull" => "Write 'x-bake: {pull: true}' below 'build' of the service, or 'pull: true' of this step for all targets.",
        "shm_size" => "Write shm-size in a target of the same name in an HCL file that 'files' names too, or build the target with build-push, which has 'shm-size'.",
        "privileged" => "Write 'RUN --security=insecure' in the Dockerfile for the instructions that need it.",
        _ => "Delete the line.",
    };

    private static IEnumerable<(string Attribute, string Target)> Found(HclBody body) =>
        body.PartialContent(File, new DiagnosticBag()).Blocks.SelectMany(block =>
            block.Body.PartialContent(Target, new DiagnosticBag()).Attributes.Select(attribute => (attribute.Name, block.Labels[0])));

    private static HclBody? Read(BakeFile file)
    {
        var source = new SourceText(file.Name, file.Content);
        var parsed = file.Name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? HclFile.ParseJson(source)
            : file.Name.EndsWith(".hcl", StringComparison.OrdinalIgnoreCase) ? HclFile.ParseNative(source) : null;
        return parsed is null || parsed.Diagnostics.HasErrors ? null : parsed.Body;
    }
}
