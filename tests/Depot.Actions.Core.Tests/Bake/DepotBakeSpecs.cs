using Depot.Actions.Bake;

namespace Depot.Actions.Tests.Bake;

/// <summary>Flag for flag what today's depot/bake-action passes (v1.13.0), except where a test says why not.</summary>
public class DepotBakeSpecs
{
    private static readonly string[] Always = ["--metadata-file", "/t/m"];

    public static TheoryData<string, BakeInputs, string[]> EveryInputAlone => new()
    {
        { "allow", new() { Allow = ["fs=*"] }, Always },
        { "build-platform", new() { BuildPlatform = "linux/arm64" }, [.. Always, "--build-platform", "linux/arm64"] },
        { "buildx-fallback", new() { BuildxFallback = true }, Always },
        { "files", new() { Files = ["a.hcl", "b.json"] }, ["--file", "a.hcl", "--file", "b.json", .. Always] },
        { "lint", new() { Lint = true }, [.. Always, "--lint"] },
        { "lint-fail-on", new() { LintFailOn = "warn" }, [.. Always, "--lint-fail-on", "warn"] },
        { "load", new() { Load = true }, ["--load", .. Always] },
        { "no-cache", new() { NoCache = true }, ["--no-cache", .. Always] },
        { "project", new() { Project = "p" }, [.. Always, "--project", "p"] },
        { "pull", new() { Pull = true }, ["--pull", .. Always] },
        { "push", new() { Push = true }, ["--push", .. Always] },
        { "save", new() { Save = true }, [.. Always, "--save"] },
        { "save-tags", new() { SaveTags = ["x", "y"] }, [.. Always, "--save-tag", "x", "--save-tag", "y"] },
        { "sbom", new() { Sbom = "true" }, ["--sbom", "true", .. Always] },
        { "sbom-dir", new() { SbomDir = "d" }, ["--sbom-dir", "d", .. Always] },
        { "set", new() { Set = ["a.tags=x", "a.output=\"q\""] }, ["--set", "a.tags=x", "--set", "a.output=\"q\"", .. Always] },
    };

    [Theory]
    [MemberData(nameof(EveryInputAlone))]
    public void Each_input_alone_becomes_its_flag_once(string input, BakeInputs inputs, string[] expected) =>
        DepotBake.Arguments(inputs, new(null, []), "/t/m").Should().Equal(["bake", .. expected, "default"], input);

    [Fact]
    public void Targets_come_last() =>
        DepotBake.Arguments(new() { Targets = ["a", "b"] }, new("mode=max", []), "/t/m")
            .Should().Equal("bake", "--metadata-file", "/t/m", "--provenance", "mode=max", "a", "b");

    [Fact]
    public void The_fallback_leaves_out_what_only_depot_understands() =>
        DepotBake.BuildxArguments(
                new() { BuildPlatform = "dynamic", Lint = true, LintFailOn = "info", Project = "p", Save = true, SaveTags = ["x"], SbomDir = "d", Push = true },
                new(null, ["default.attest=type=provenance,mode=max"]), "/t/m")
            .Should().Equal("bake", "--push", "--set", "default.attest=type=provenance,mode=max", "--metadata-file", "/t/m", "default");
}
