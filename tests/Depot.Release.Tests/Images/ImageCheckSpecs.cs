using Depot.Release.Errors;
using Depot.Release.Images;

namespace Depot.Release.Tests.Images;

public class ImageCheckSpecs
{
    [Fact(Timeout = 60_000)]
    public async Task A_public_image_of_both_architectures_can_be_pulled_without_a_login()
    {
        await using var registry = await RegistryStandIn.StartAsync();

        await CheckAsync(registry.Push("amd64", "arm64")).Should().NotThrowAsync();
    }

    [Fact(Timeout = 60_000)]
    public async Task An_image_without_one_of_the_architectures_is_refused()
    {
        await using var registry = await RegistryStandIn.StartAsync();
        var image = registry.Push("amd64");

        var check = CheckAsync(image);

        (await check.Should().ThrowAsync<ReleaseException>()).Which.Message.Should().Be($"{image} has no image for linux/arm64. Push an index of both architectures.");
    }

    [Fact(Timeout = 60_000)]
    public async Task An_image_that_is_not_public_is_refused()
    {
        await using var registry = await RegistryStandIn.StartAsync();
        var image = registry.Push("amd64", "arm64");
        registry.IsPublic = false;

        var check = CheckAsync(image);

        (await check.Should().ThrowAsync<ReleaseException>()).Which.Message.Should().Be(
            $"{image} cannot be pulled: {image.Registry} gives no token to a caller without a login (401). Make the package public.");
    }

    [Fact(Timeout = 60_000)]
    public async Task Bytes_that_are_not_what_the_digest_names_are_refused()
    {
        await using var registry = await RegistryStandIn.StartAsync();
        var image = registry.Push("amd64", "arm64");
        registry.Tamper(image.Digest);

        var check = CheckAsync(image);

        (await check.Should().ThrowAsync<ReleaseException>()).Which.Message.Should().Be($"{image} cannot be pulled: the registry's answer is not what {image.Digest} names.");
    }

    [Fact(Timeout = 60_000)]
    public async Task A_registry_that_is_not_there_is_named()
    {
        var image = ImageReference.Parse($"127.0.0.1:1/depot/depot-actions@sha256:{new string('0', 64)}");

        var check = CheckAsync(image);

        (await check.Should().ThrowAsync<ReleaseException>()).Which.Message.Should().StartWith($"{image} cannot be pulled: Connection refused");
    }

    [Theory]
    [InlineData("depot-actions")]
    [InlineData("ghcr.io/depot/depot-actions:v1")]
    [InlineData("depot/depot-actions@sha256:0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("ghcr.io/depot/depot-actions@sha256:00")]
    [InlineData("ghcr.io/depot/depot-actions@sha256:000000000000000000000000000000000000000000000000000000000000000G")]
    public void A_reference_without_registry_or_digest_is_refused(string text)
    {
        var parse = () => ImageReference.Parse(text);

        parse.Should().Throw<ReleaseException>().Which.Message.Should().Be(
            $"'{text}' does not name one image. Write REGISTRY/NAME@sha256:… with the digest that the push printed.");
    }

    [Fact]
    public void A_tag_beside_the_digest_is_dropped() =>
        ImageReference.Parse($"127.0.0.1:5000/a/b:v1@sha256:{new string('a', 64)}").ToString().Should().Be($"127.0.0.1:5000/a/b@sha256:{new string('a', 64)}");

    private static Func<Task> CheckAsync(ImageReference image) => async () =>
    {
        using var http = new HttpClient();
        await ImageCheck.PullableAsync(image, http);
    };
}
