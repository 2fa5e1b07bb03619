using System.Text;
using Depot.Actions.Bake;
using Depot.Actions.Build;
using Depot.Actions.Cli;
using Depot.Actions.Tests.Running;
using Hcl2.Tests;

namespace Depot.Actions.Tests.Bake;

public class BakeResultSpecs
{
    [Fact]
    public void Targets_are_in_the_order_of_the_definition_whatever_order_the_CLI_writes()
    {
        var result = Parse("""{"depot.build": {"buildID": "1", "projectID": "p", "targets": ["lib", "new", "app"]}}""");

        result.OfDefinition([Target("app"), Target("other"), Target("lib")]).Targets.Should().Equal("app", "lib", "new");
    }

    [Fact]
    public void Each_target_has_its_digest_and_its_names_once_for_each_repository()
    {
        var result = Parse($$$"""{"off": {}, "app": {"image.name": "old"}, "other": 1, "app": {"image.name": "r:5000/a:1,r:5000/a:2,b", "containerimage.digest": "{{{Digest}}}", "more": {"containerimage.digest": 1} } }""");

        result.Targets.Should().Equal("off", "app");
        result.Digests.Should().Equal(new Dictionary<string, string> { ["app"] = Digest });
        result.Images["app"].Should().Equal($"r:5000/a@{Digest}", $"b@{Digest}");
        result.IsCut.Should().BeFalse();
    }

    [Theory]
    [InlineData("sha256:")]
    [InlineData("sha256:b")]
    [InlineData("sha256:BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB")]
    [InlineData("sha257:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb")]
    [InlineData("sha256:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\\n")]
    public void A_digest_that_is_none_is_left_out(string digest)
    {
        Parse($$$"""{"app": {"containerimage.digest": "{{{digest}}}", "image.name": "a"}}""").Digests.Should().BeEmpty();
        BuildResult.Parse(digest, BuildMetadata.Of($$"""{"containerimage.digest": "{{digest}}"}""")).Should().BeEquivalentTo(new { ImageId = (string?)null, Digest = (string?)null, HasBrokenMetadata = false });
    }

    [Theory]
    [InlineData("{} {}")]
    [InlineData("{\"a\": {}")]
    [InlineData("[]")]
    [InlineData("oops")]
    public void Metadata_that_is_no_object_is_marked_as_broken(string text) => Parse(text).HasBrokenMetadata.Should().BeTrue();

    // The names with the digest behind each would be forty times as long as the file.
    [Fact(Timeout = ProcessorTime.Hang)]
    public void Names_that_would_take_too_much_memory_are_left_out()
    {
        var names = string.Join(',', Enumerable.Range(0, 60_000));
        var text = "{" + string.Join(',', Enumerable.Range(0, 20).Select(number => $$$"""  "t{{{number}}}": {"containerimage.digest": "{{{Digest}}}", "image.name": "{{{names}}}"}""")) + "}";

        var (result, allocated) = Measured(text);

        result.IsCut.Should().BeTrue();
        result.Images.Sum(target => target.Value.Sum(name => name.Length)).Should().BeLessThan(8 << 20);
        allocated.Should().BeLessThan(200 << 20);
    }

    [Fact(Timeout = ProcessorTime.Hang)]
    public void Hundreds_of_thousands_of_targets_are_not_kept()
    {
        var (result, _) = Measured("{" + string.Join(',', Enumerable.Range(0, 400_000).Select(number => $$"""  "t{{number}}": {"containerimage.digest": "{{Digest}}"}""")) + "}");

        result.IsCut.Should().BeTrue();
        result.Targets.Count.Should().BeLessThan(200_000);
    }

    [Fact(Timeout = ProcessorTime.Hang)]
    public void Millions_of_values_that_are_not_used_take_no_memory()
    {
        var text = $$"""{"containerimage.digest": "{{Digest}}", "a": [""" + string.Concat(Enumerable.Repeat("[],", 10_000_000)) + "1]}";

        var (_, allocated) = Measured(text);

        allocated.Should().BeLessThan(10 << 20);
        BuildResult.Parse(null, BuildMetadata.Of(text)).Digest.Should().Be(Digest);
    }

    [Fact]
    public void Lists_that_are_not_complete_are_no_outputs()
    {
        using var step = new TestStep();

        BakeReport.Write(step.Context, Parse("{}") with { IsCut = true, Targets = ["a"] }, new());

        step.Outputs.Keys.Should().BeEquivalentTo("metadata", "metadata-file");
        step.Warnings.Should().Equal("The metadata of this bake names more targets and images than outputs can hold, so the outputs 'targets', 'digests' and 'images' are empty. Read the file that 'metadata-file' names.");
    }

    [Fact]
    public void A_list_that_is_longer_than_an_output_is_a_warning()
    {
        using var step = new TestStep();

        BakeReport.Write(step.Context, Parse("{}") with { Targets = [new string('a', 512 << 10)] }, new());

        step.Outputs.Keys.Should().BeEquivalentTo("digests", "images", "metadata", "metadata-file");
        step.Warnings.Should().Equal("The output 'targets' has 524292 characters, more than an output can hold, so it is empty.");
    }

    [Theory]
    [InlineData(0xC3)]
    [InlineData(0x80)]
    public void A_name_that_is_no_text_takes_nothing_else_away(byte bad)
    {
        var text = Encoding.UTF8.GetBytes($$$"""{"?": {}, "a\ud83d": {}, "app": {"image.name": "?", "containerimage.digest": "{{{Digest}}}"}}""");
        for (var at = 0; at < text.Length; at++) text[at] = text[at] == (byte)'?' ? bad : text[at];

        BakeResult.Parse(new(text)).Digests.Should().ContainKey("app");
    }

    private static (BakeResult Result, long Allocated) Measured(string text)
    {
        var (metadata, result, before) = (BuildMetadata.Of(text), BakeResult.None, GC.GetAllocatedBytesForCurrentThread());

        ProcessorTime.Of(() => result = BakeResult.Parse(metadata)).Should().BeLessThan(TimeSpan.FromSeconds(2));

        return (result, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static readonly string Digest = "sha256:" + new string('b', 64);

    private static BakeResult Parse(string text) => BakeResult.Parse(BuildMetadata.Of(text));

    private static DefinedTarget Target(string name) => new(name, SaysProvenance: false, HasDockerOutput: false, HasProject: false);
}
