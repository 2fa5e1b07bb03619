using Depot.Actions.Build;

namespace Depot.Actions.Tests.Build;

public class BuildResultSpecs
{
    [Fact]
    public void Metadata_is_kept_as_written_and_read_for_its_ids() =>
        BuildResult.Parse("sha256:a\n", """{ "containerimage.digest": "sha256:b", "depot.build": {"buildID":"b1","projectID":"p1"} }""")
            .Should().Be(new BuildResult("sha256:a", "sha256:b", """{ "containerimage.digest": "sha256:b", "depot.build": {"buildID":"b1","projectID":"p1"} }""", "b1", "p1"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" null\n")]
    public void No_metadata_is_no_output(string? text) => BuildResult.Parse(null, text).Should().Be(new BuildResult(null, null, null, null, null));

    [Theory]
    [InlineData("oops")]
    [InlineData("[1]")]
    public void Metadata_that_is_no_object_is_marked_as_broken(string text) => BuildResult.Parse(null, text).HasBrokenMetadata.Should().BeTrue();

    [Fact]
    public void Members_of_another_shape_are_left_alone() =>
        BuildResult.Parse(null, """{"containerimage.digest":1,"depot.build":[]}""").Digest.Should().BeNull();
}
