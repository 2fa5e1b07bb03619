using CsCheck;
using Depot.Actions.Build;
using Depot.Actions.Cli;
using Depot.Actions.Tests.Running;

namespace Depot.Actions.Tests.Build;

/// <summary>Flag for flag what today's depot/build-push-action passes (v1.16.2), except where a test says why not.</summary>
public class DepotBuildSpecs
{
    private static readonly ResultFiles Files = new("/t/iidfile", "/t/metadata-file");
    private static readonly string[] Always = ["--iidfile", "/t/iidfile", "--metadata-file", "/t/metadata-file"];

    public static TheoryData<string, BuildPushInputs, string[]> EveryInputAlone => new()
    {
        { "add-hosts", new() { AddHosts = ["a:1.2.3.4", "b:5.6.7.8"] }, ["--add-host", "a:1.2.3.4", "--add-host", "b:5.6.7.8", .. Always] },
        { "allow", new() { Allow = ["network.host", "security.insecure"] }, ["--allow", "network.host,security.insecure", .. Always] },
        { "annotations", new() { Annotations = ["index:k=v, w"] }, ["--annotation", "index:k=v, w", .. Always] },
        { "build-args", new() { BuildArgs = ["A=1", "B=x y"] }, ["--build-arg", "A=1", "--build-arg", "B=x y", .. Always] },
        { "build-contexts", new() { BuildContexts = ["base=docker-image://alpine"] }, ["--build-context", "base=docker-image://alpine", .. Always] },
        { "cache-from", new() { CacheFrom = ["type=registry,ref=r/a"] }, ["--cache-from", "type=registry,ref=r/a", .. Always] },
        { "cache-to", new() { CacheTo = ["type=inline"] }, ["--cache-to", "type=inline", .. Always] },
        { "cgroup-parent", new() { CgroupParent = "cg" }, ["--cgroup-parent", "cg", .. Always] },
        { "file", new() { File = "d/Dockerfile" }, ["--file", "d/Dockerfile", .. Always] },
        { "labels", new() { Labels = ["a=b"] }, ["--iidfile", "/t/iidfile", "--label", "a=b", "--metadata-file", "/t/metadata-file"] },
        { "load", new() { Load = true }, ["--iidfile", "/t/iidfile", "--load", "--metadata-file", "/t/metadata-file"] },
        { "network", new() { Network = "host" }, [.. Always, "--network", "host"] },
        { "no-cache", new() { NoCache = true }, [.. Always, "--no-cache"] },
        { "no-cache-filters", new() { NoCacheFilters = ["a,b"] }, [.. Always, "--no-cache-filter", "a,b"] },
        { "outputs", new() { Outputs = ["type=image,\"name=r/a,r/b\""] }, [.. Always, "--output", "type=image,\"name=r/a,r/b\""] },
        { "outputs to a directory", new() { Outputs = ["out"] }, ["--metadata-file", "/t/metadata-file", "--output", "out"] },
        { "outputs of type local", new() { Outputs = ["type=local,dest=out"] }, ["--metadata-file", "/t/metadata-file", "--output", "type=local,dest=out"] },
        { "outputs of type tar", new() { Outputs = ["type=tar,dest=o.tar"] }, ["--metadata-file", "/t/metadata-file", "--output", "type=tar,dest=o.tar"] },
        { "platforms", new() { Platforms = ["linux/amd64", "linux/arm64"] }, [.. Always, "--platform", "linux/amd64,linux/arm64"] },
        { "pull", new() { Pull = true }, [.. Always, "--pull"] },
        { "push", new() { Push = true }, [.. Always, "--push"] },
        { "sbom-dir", new() { SbomDir = "sboms" }, [.. Always, "--sbom-dir", "sboms"] },
        { "shm-size", new() { ShmSize = "1g" }, [.. Always, "--shm-size", "1g"] },
        { "ssh", new() { Ssh = ["default", "k=/a,/b"] }, [.. Always, "--ssh", "default", "--ssh", "k=/a,/b"] },
        { "tags", new() { Tags = ["a:1", "b:2"] }, [.. Always, "--tag", "a:1", "--tag", "b:2"] },
        { "target", new() { Target = "prod" }, [.. Always, "--target", "prod"] },
        { "ulimit", new() { Ulimit = ["nofile=1:2"] }, [.. Always, "--ulimit", "nofile=1:2"] },
        { "project", new() { Project = "p1" }, [.. Always, "--project", "p1"] },
        { "build-platform", new() { BuildPlatform = "linux/arm64" }, [.. Always, "--build-platform", "linux/arm64"] },
        { "lint", new() { Lint = true }, [.. Always, "--lint"] },
        { "lint-fail-on", new() { LintFailOn = "warn" }, [.. Always, "--lint-fail-on", "warn"] },
        { "save", new() { Save = true }, [.. Always, "--save"] },
        { "save-tags", new() { SaveTags = ["x", "y"] }, [.. Always, "--save-tag", "x", "--save-tag", "y"] },
        { "buildx-fallback", new() { BuildxFallback = true }, Always },
    };

    [Theory]
    [MemberData(nameof(EveryInputAlone))]
    public void Each_input_alone_becomes_its_flag(string input, BuildPushInputs inputs, string[] expected)
    {
        var arguments = DepotBuild.Arguments(inputs, Nothing, [], Files);

        arguments.Should().Equal(["build", .. expected, "."], input);
    }

    [Fact]
    public void All_inputs_together_keep_the_order_of_todays_action()
    {
        var arguments = DepotBuild.Arguments(Everything, new(["type=sbom"], "mode=max", "true"), ["id=a,env=DEPOT_SECRET_1"], Files);

        arguments.Should().Equal(
            "build", "--add-host", "h:1.2.3.4", "--allow", "network.host", "--annotation", "n=1", "--attest", "type=sbom",
            "--build-arg", "A=1", "--build-context", "c=.", "--cache-from", "f", "--cache-to", "t", "--cgroup-parent", "g",
            "--file", "Df", "--iidfile", "/t/iidfile", "--label", "l=1", "--load", "--metadata-file", "/t/metadata-file",
            "--network", "host", "--no-cache", "--no-cache-filter", "s", "--output", "type=image", "--platform", "linux/amd64",
            "--pull", "--push", "--sbom", "true", "--sbom-dir", "d", "--shm-size", "1g", "--ssh", "default", "--tag", "a:1",
            "--target", "prod", "--ulimit", "nofile=1", "--secret", "id=a,env=DEPOT_SECRET_1", "--provenance", "mode=max",
            "--project", "p", "--build-platform", "dynamic", "--lint", "--lint-fail-on", "info", "--save", "--save-tag", "x", "ctx");
    }

    [Theory]
    [InlineData("check", "--print=lint")]
    [InlineData("outline", "--print=outline")]
    [InlineData("targets", "--print=targets")]
    public void A_question_carries_no_flag_that_writes_or_pushes(string call, string question) =>
        DepotBuild.Arguments(Everything with { Call = BuildCall.Parse(call) }, Nothing, ["id=a,env=B"], Files).Should().Equal(
            "build", question, "--build-arg", "A=1", "--build-context", "c=.", "--file", "Df", "--metadata-file", "/t/metadata-file",
            "--platform", "linux/amd64", "--target", "prod", "--secret", "id=a,env=B", "--project", "p", "--build-platform", "dynamic", "ctx");

    [Fact]
    public void The_fallback_asks_with_the_flags_of_buildx() =>
        DepotBuild.BuildxArguments(new() { Call = BuildCall.Parse("check"), Platforms = ["linux/amd64", "linux/arm64"] }, Nothing, [], Files).Should().Equal(
            "build", "--call=check", "--metadata-file", "/t/metadata-file", "--platform", "linux/amd64,linux/arm64", ".");

    [Fact]
    public void Results_go_to_files_of_the_step_and_an_earlier_attempt_leaves_none()
    {
        using var step = new TestStep();
        step.WriteFile("r/iidfile", "sha256:old");
        step.WriteFile("r/metadata-file", "{}");

        var files = ResultFiles.In(Path.Combine(step.Workspace, "r"));
        files.Cleared().Should().Be(files);

        (Path.GetFileName(files.ImageIdFile), Path.GetFileName(files.MetadataFile)).Should().Be(("iidfile", "metadata-file"));
        (File.Exists(files.ImageIdFile), File.Exists(files.MetadataFile)).Should().Be((false, false));
    }

    [Fact]
    public void The_fallback_leaves_out_what_only_depot_understands()
    {
        var arguments = DepotBuild.BuildxArguments(Everything, new([], null, null), [], Files);

        arguments.Should().NotContain(["--project", "--build-platform", "--lint", "--lint-fail-on", "--save", "--save-tag", "--sbom-dir"]);
        arguments.Should().EndWith("ctx").And.StartWith("build");
    }

    [Fact]
    public void Every_build_argument_reaches_the_vector_once_and_unchanged() =>
        Gen.String.Where(s => s.Length > 0).Array.Sample(values =>
            DepotBuild.Arguments(new() { BuildArgs = values }, Nothing, [], Files)
                .Should().Equal(["build", .. values.SelectMany(v => new[] { "--build-arg", v }), .. Always, "."]));

    private static Attestations Nothing => new([], null, null);

    private static BuildPushInputs Everything => new()
    {
        AddHosts = ["h:1.2.3.4"], Allow = ["network.host"], Annotations = ["n=1"], BuildArgs = ["A=1"], BuildContexts = ["c=."],
        BuildPlatform = "dynamic", BuildxFallback = true, CacheFrom = ["f"], CacheTo = ["t"], CgroupParent = "g", Context = "ctx",
        File = "Df", Labels = ["l=1"], Lint = true, LintFailOn = "info", Load = true, Network = "host", NoCache = true,
        NoCacheFilters = ["s"], Outputs = ["type=image"], Platforms = ["linux/amd64"], Project = "p", Pull = true, Push = true,
        Save = true, SaveTags = ["x"], SbomDir = "d", ShmSize = "1g", Ssh = ["default"], Tags = ["a:1"], Target = "prod", Ulimit = ["nofile=1"],
    };
}
