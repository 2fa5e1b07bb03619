using Depot.Actions.Build;
using Depot.Actions.Cli;

namespace Depot.Actions.Tests.Build;

public class BuildResultSpecs
{
    [Fact]
    public void Metadata_is_kept_as_written_and_read_for_its_ids()
    {
        var (image, digest) = ("sha256:" + new string('a', 64), "sha256:" + new string('b', 64));
        var metadata = BuildMetadata.Of($$"""{ "containerimage.digest": "{{digest}}", "depot.build": {"buildID":"b1","projectID":"p1" } }""");

        BuildResult.Parse(image + "\n", metadata).Should().BeEquivalentTo(new BuildResult(image, digest, metadata, "b1", "p1"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" null\n")]
    public void No_metadata_is_no_output(string? text) => Parse(text).Should().BeEquivalentTo(new BuildResult(null, null, null, null, null));

    [Theory]
    [InlineData("oops")]
    [InlineData("[1]")]
    public void Metadata_that_is_no_object_is_marked_as_broken(string text) => Parse(text).HasBrokenMetadata.Should().BeTrue();

    [Fact]
    public void Members_of_another_shape_are_left_alone() =>
        Parse("""{"containerimage.digest":1,"depot.build":[]}""").Digest.Should().BeNull();

    private static BuildResult Parse(string? text) => BuildResult.Parse(null, BuildMetadata.Of(text));
}
