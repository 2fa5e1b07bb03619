using Depot.Actions.Container;

namespace Depot.Actions.Bake;

/// <summary>The paths and logins that a bake needs. The CLI finds what the definition names.</summary>
internal static class BakeRequirements
{
    public static HostRequirements Of(BakeInputs inputs) => new()
    {
        Paths =
        [
            ("workdir", inputs.Workdir),
            ("source", inputs.Source),
            ("sbom-dir", inputs.SbomDir),
            .. inputs.Files.Select(file => ("files", (string?)PathOf(file))),
        ],
        Registries = inputs.Push ? ["every registry"] : [],
    };

    private static string PathOf(string file)
    {
        const string Local = "cwd://";
        return file.StartsWith(Local, StringComparison.Ordinal) ? file[Local.Length..] : file;
    }
}
