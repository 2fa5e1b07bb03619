using Depot.Actions.Bake;
using Depot.Actions.Build;
using Depot.Actions.Tests.Running;

namespace Depot.Actions.Tests.Build;

/// <summary>Outputs that the next step can use as they are.</summary>
public class BuildPushOutputSpecs
{
    [Theory(Timeout = 30_000)]
    [InlineData("octo/app:1", "octo/app@sha256:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb")]
    [InlineData("localhost:5000/app", "localhost:5000/app@sha256:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb")]
    [InlineData("ghcr.io/octo/app:1,octo/app:1", "ghcr.io/octo/app@sha256:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb")]
    public async Task The_image_is_named_with_its_digest(string tags, string expected)
    {
        using var step = TestStep.ForBuild().Input("tags", tags).Variable("FAKE_DEPOT_METADATA", """{"containerimage.digest":"sha256:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"}""");

        await step.RunAsync(BuildPushAction.RunAsync);

        step.Outputs["image-ref"].Should().Be(expected);
        step.Outputs["tags"].Should().Be(tags.Replace(',', '\n'));
    }

    [Fact(Timeout = 30_000)]
    public async Task The_log_shows_build_arguments_of_the_provenance_by_name_and_the_output_has_all()
    {
        const string Metadata = """{"buildx.build.provenance":{"invocation":{"parameters":{"args":{"build-arg:LICENSE":"s3kr1t"}}}}}""";
        using var step = TestStep.ForBuild().Variable("FAKE_DEPOT_METADATA", Metadata);

        await step.RunAsync(BuildPushAction.RunAsync);

        step.Log.Should().Contain("\"build-arg:LICENSE\": \"…\"").And.NotContain("s3kr1t");
        step.Outputs["metadata"].Should().Be(Metadata);
    }

    [Fact(Timeout = 30_000)]
    public async Task Names_that_an_output_gave_are_reported_too()
    {
        using var step = TestStep.ForBuild().Input("outputs", "type=image,\"name=r.example/a:1,r.example/b:2\",push=true")
            .Variable("FAKE_DEPOT_METADATA", """{"containerimage.digest":"sha256:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb","image.name":"r.example/a:1,r.example/b:2"}""");

        await step.RunAsync(BuildPushAction.RunAsync);

        step.Outputs["tags"].Should().Be("r.example/a:1\nr.example/b:2");
        step.Outputs["image-ref"].Should().Be("r.example/a@sha256:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb");
    }

    [Theory(Timeout = 30_000)]
    [InlineData("load", "depot-project-p1:build-b1")]
    [InlineData("push", "docker.io/octo/app:1,docker.io/octo/app:2,registry.depot.dev/p1:b1")]
    public async Task The_names_of_the_image_are_those_that_the_user_gave(string input, string answered)
    {
        using var step = TestStep.ForBuild().Input(input, "true").Input("tags", "octo/app:1,octo/app:2")
            .Variable("FAKE_DEPOT_METADATA", $$"""{"containerimage.digest":"sha256:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb","image.name":"{{answered}}"}""");

        await step.RunAsync(BuildPushAction.RunAsync);

        step.Outputs["tags"].Should().Be("octo/app:1\nocto/app:2");
        step.Outputs["image-ref"].Should().Be("octo/app@sha256:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb");
    }

    [Fact(Timeout = 30_000)]
    public async Task An_image_without_a_name_has_the_name_of_the_cli()
    {
        using var step = TestStep.ForBuild().Input("load", "true")
            .Variable("FAKE_DEPOT_METADATA", """{"containerimage.digest":"sha256:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb","image.name":"depot-project-p1:build-b1"}""");

        await step.RunAsync(BuildPushAction.RunAsync);

        step.Outputs["tags"].Should().Be("depot-project-p1:build-b1");
    }

    [Fact(Timeout = 30_000)]
    public async Task A_build_that_exports_nothing_names_no_image()
    {
        using var step = TestStep.ForBuild().Input("tags", "r.example/a:1").Variable("FAKE_DEPOT_METADATA", """{"depot.build":{"buildID":"b1"}}""");

        await step.RunAsync(BuildPushAction.RunAsync);

        step.Outputs.Keys.Should().BeEquivalentTo("build-id", "metadata", "metadata-file");
    }

    [Fact(Timeout = 30_000)]
    public async Task The_page_of_the_build_is_an_output_also_when_it_failed()
    {
        using var step = TestStep.ForBuild().Variable("FAKE_DEPOT_EXIT", "1").Variable("FAKE_DEPOT_STDERR", "#1 [depot] build: https://depot.dev/orgs/o/projects/p9/builds/b9\n");

        await step.RunAsync(BuildPushAction.RunAsync);

        step.Outputs["build-url"].Should().Be("https://depot.dev/orgs/o/projects/p9/builds/b9");
    }

    [Fact(Timeout = 30_000)]
    public async Task The_share_of_the_cache_is_an_output()
    {
        using var step = TestStep.ForBuild().Variable("FAKE_DEPOT_STDERR", "#1 [1/3] RUN a\n#1 CACHED\n#2 [2/3] RUN b\n#2 CACHED\n#3 [3/3] RUN c\n#3 DONE 0.1s\n");

        await step.RunAsync(BuildPushAction.RunAsync);

        step.Outputs["cache-hit-ratio"].Should().Be("0.67");
    }

    [Fact(Timeout = 30_000)]
    public async Task The_metadata_file_outlives_the_step()
    {
        using var step = TestStep.ForBuild().Variable("FAKE_DEPOT_METADATA", """{ "a": 1 }""");

        await step.RunAsync(BuildPushAction.RunAsync);

        var file = step.Outputs["metadata-file"];
        Path.GetDirectoryName(file).Should().Be(step.Temp);
        (await File.ReadAllTextAsync(file)).Should().Be("""{ "a": 1 }""");
    }

    [Fact(Timeout = 60_000)]
    public async Task Metadata_too_large_for_an_output_is_a_file_and_a_warning()
    {
        using var step = TestStep.ForBuild().Input("tags", "r.example/a:1").Variable("FAKE_DEPOT_METADATA_KB", "3000");

        var exit = await step.RunAsync(BuildPushAction.RunAsync);

        exit.Should().Be(0, step.Warnings.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
        step.Outputs.Should().NotContainKey("metadata");
        step.Outputs["digest"].Should().Be("sha256:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb");
        new FileInfo(step.Outputs["metadata-file"]).Length.Should().BeGreaterThan(3_000_000);
        step.Warnings.Should().ContainSingle().Which.Should().EndWith("characters, more than an output can hold, so the output 'metadata' is empty. Read the file that 'metadata-file' names.");
        new FileInfo(step.EnvironmentOfStep["GITHUB_OUTPUT"]!).Length.Should().BeLessThan(2_000);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_bake_has_the_page_and_the_file_as_well()
    {
        using var step = TestStep.ForBuild().Variable("FAKE_DEPOT_PRINT", """{"target":{"default":{}}}""").Variable("FAKE_DEPOT_METADATA", "{}")
            .Variable("FAKE_DEPOT_STDERR", "#1 [depot] build: https://depot.dev/orgs/o/projects/p9/builds/b9\n");

        await step.RunAsync(BakeAction.RunAsync);

        step.Outputs["build-url"].Should().Be("https://depot.dev/orgs/o/projects/p9/builds/b9");
        File.Exists(step.Outputs["metadata-file"]).Should().BeTrue();
    }
}
