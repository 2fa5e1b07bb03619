using Depot.Actions.Cli;

namespace Depot.Actions.Bake;

/// <summary>The command line of a bake. Pure: same inputs, same vector.</summary>
public static class DepotBake
{
    /// <summary>The arguments after <c>depot</c>.</summary>
    /// <param name="inputs">The inputs of the bake.</param>
    /// <param name="provenance">What it attests.</param>
    /// <param name="metadataFile">Where results go.</param>
    public static IReadOnlyList<string> Arguments(BakeInputs inputs, BakeProvenance provenance, string metadataFile) =>
        Shared(inputs, provenance, metadataFile, inputs.SbomDir)
            .Option("--project", inputs.Project)
            .Option("--build-platform", inputs.BuildPlatform)
            .Switch("--lint", inputs.Lint)
            .Option("--lint-fail-on", inputs.LintFailOn)
            .Switch("--save", inputs.Save)
            .Options("--save-tag", inputs.SaveTags)
            .Positional(inputs.Targets)
            .Items;

    /// <summary>The arguments after <c>docker buildx</c> for the same bake, without what only Depot understands.</summary>
    /// <inheritdoc cref="Arguments" path="/param"/>
    public static IReadOnlyList<string> BuildxArguments(BakeInputs inputs, BakeProvenance provenance, string metadataFile) =>
        Shared(inputs, provenance, metadataFile, sbomDir: null).Positional(inputs.Targets).Items;

    private static ArgumentList Shared(BakeInputs inputs, BakeProvenance provenance, string metadataFile, string? sbomDir) =>
        new ArgumentList().Positional("bake")
            .Options("--file", inputs.Files)
            .Switch("--no-cache", inputs.NoCache)
            .Switch("--pull", inputs.Pull)
            .Switch("--load", inputs.Load)
            .Switch("--push", inputs.Push)
            .Option("--sbom", inputs.Sbom)
            .Option("--sbom-dir", sbomDir)
            .Options("--set", inputs.Set)
            .Options("--set", provenance.Overrides)
            .Option("--metadata-file", metadataFile)
            .Option("--provenance", provenance.Flag);
}
