using Depot.Actions.Cli;
using Depot.Actions.Container;
using Depot.Actions.Registries;

namespace Depot.Actions.Build;

/// <summary>The paths, agents and logins that a build needs.</summary>
internal static class BuildRequirements
{
    public static HostRequirements Of(BuildPushInputs inputs) => new()
    {
        Paths =
        [
            ("context", inputs.Context),
            ("file", inputs.File),
            ("sbom-dir", inputs.SbomDir),
            .. inputs.Secrets.Select(secret => ("secret-files", secret.File)),
            .. inputs.BuildContexts.Select(context => ("build-contexts", (string?)PathOf(context))),
            .. inputs.Outputs.Select(output => ("outputs", OutputSpec.Parse(output).Destination)),
            .. inputs.CacheFrom.Select(cache => ("cache-from", Attribute(cache, "src"))),
            .. inputs.CacheTo.Select(cache => ("cache-to", Attribute(cache, "dest"))),
        ],
        Ssh = inputs.Ssh,
        Registries = inputs.Push ? [.. inputs.Tags.Select(ImageReference.RegistryOf).Distinct()] : [],
    };

    // `name=path` or `name=oci-layout://path`
    private static string PathOf(string context)
    {
        const string Layout = "oci-layout://";
        var place = context[(context.IndexOf('=', StringComparison.Ordinal) + 1)..];
        return place.StartsWith(Layout, StringComparison.Ordinal) ? place[Layout.Length..] : place;
    }

    private static string? Attribute(string item, string name) => OutputSpec.Attributes(item).FirstOrDefault(attribute => attribute.Key == name).Value;
}
