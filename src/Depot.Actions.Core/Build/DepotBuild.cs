using Depot.Actions.Cli;

namespace Depot.Actions.Build;

/// <summary>The command line of a build. Pure: same inputs, same vector.</summary>
public static class DepotBuild
{
    /// <summary>The arguments after <c>depot</c>.</summary>
    /// <param name="inputs">The inputs of the build.</param>
    /// <param name="attestations">What it attests.</param>
    /// <param name="secrets">Values of <c>--secret</c>.</param>
    /// <param name="files">Where results go.</param>
    public static IReadOnlyList<string> Arguments(
        BuildPushInputs inputs, Attestations attestations, IReadOnlyList<string> secrets, ResultFiles files) =>
        inputs.Call is { } call
            ? CallArguments(inputs, "--print=" + call.Request, secrets, files)
                .Option("--project", inputs.Project)
                .Option("--build-platform", inputs.BuildPlatform)
                .Positional(inputs.Context)
                .Items
            : BuildArguments(inputs, attestations, secrets, files);

    // With <c>--print</c>, the CLI would still write, push and save what its flags name, so those flags are left out. The metadata file has
    // the answer as JSON.
    private static ArgumentList CallArguments(BuildPushInputs inputs, string question, IReadOnlyList<string> secrets, ResultFiles files) =>
        new ArgumentList().Positional("build", question)
            .Options("--build-arg", inputs.BuildArgs)
            .Options("--build-context", inputs.BuildContexts)
            .Option("--file", inputs.File)
            .Option("--metadata-file", files.MetadataFile)
            .Option("--platform", string.Join(',', inputs.Platforms))
            .Option("--target", inputs.Target)
            .Options("--secret", secrets);

    private static IReadOnlyList<string> BuildArguments(
        BuildPushInputs inputs, Attestations attestations, IReadOnlyList<string> secrets, ResultFiles files) =>
        Shared(inputs, attestations, secrets, files, inputs.SbomDir, [string.Join(',', inputs.Allow)])
            .Option("--project", inputs.Project)
            .Option("--build-platform", inputs.BuildPlatform)
            .Switch("--lint", inputs.Lint)
            .Option("--lint-fail-on", inputs.LintFailOn)
            .Switch("--save", inputs.Save)
            .Options("--save-tag", inputs.SaveTags)
            .Positional(inputs.Context)
            .Items;

    /// <summary>The arguments after <c>docker buildx</c> for the same build, without what only Depot understands.</summary>
    /// <inheritdoc cref="Arguments" path="/param"/>
    public static IReadOnlyList<string> BuildxArguments(
        BuildPushInputs inputs, Attestations attestations, IReadOnlyList<string> secrets, ResultFiles files) =>
        (inputs.Call is { } call
            ? CallArguments(inputs, "--call=" + call.Name, secrets, files)
            : Shared(inputs, attestations, secrets, files, sbomDir: null, inputs.Allow))
        .Positional(inputs.Context).Items;

    private static ArgumentList Shared(
        BuildPushInputs inputs, Attestations attestations, IReadOnlyList<string> secrets, ResultFiles files,
        string? sbomDir, IEnumerable<string> allow) =>
        new ArgumentList().Positional("build")
            .Options("--add-host", inputs.AddHosts)
            .Options("--allow", allow)
            .Options("--annotation", inputs.Annotations)
            .Options("--attest", attestations.Attests)
            .Options("--build-arg", inputs.BuildArgs)
            .Options("--build-context", inputs.BuildContexts)
            .Options("--cache-from", inputs.CacheFrom)
            .Options("--cache-to", inputs.CacheTo)
            .Option("--cgroup-parent", inputs.CgroupParent)
            .Option("--file", inputs.File)
            .Option("--iidfile", inputs.Outputs.Any(output => OutputSpec.Parse(output).HasNoImage) ? null : files.ImageIdFile)
            .Options("--label", inputs.Labels)
            .Switch("--load", inputs.Load)
            .Option("--metadata-file", files.MetadataFile)
            .Option("--network", inputs.Network)
            .Switch("--no-cache", inputs.NoCache)
            .Options("--no-cache-filter", inputs.NoCacheFilters)
            .Options("--output", inputs.Outputs)
            .Option("--platform", string.Join(',', inputs.Platforms))
            .Switch("--pull", inputs.Pull)
            .Switch("--push", inputs.Push)
            .Option("--sbom", attestations.Sbom)
            .Option("--sbom-dir", sbomDir)
            .Option("--shm-size", inputs.ShmSize)
            .Options("--ssh", inputs.Ssh)
            .Options("--tag", inputs.Tags)
            .Option("--target", inputs.Target)
            .Options("--ulimit", inputs.Ulimit)
            .Options("--secret", secrets)
            .Option("--provenance", attestations.Provenance);
}
