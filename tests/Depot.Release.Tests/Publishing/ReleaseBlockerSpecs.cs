using Depot.Release.Errors;
using Depot.Release.Staging;

namespace Depot.Release.Tests.Publishing;

/// <summary>What is refused is refused before the first change.</summary>
public class ReleaseBlockerSpecs
{
    [Fact(Timeout = 60_000)]
    public Task A_version_that_exists_with_other_files() => RefusedAsync(
        async server =>
        {
            using var other = new TestRelease("v1.20.0", edition: ", another");
            await server.PublishAsync(other.Staged);
            return $"depot/setup-action has v1.20.0 already, at {server["setup-action"].Git.Refs()["refs/tags/v1.20.0"].Sha}, with different files. "
                + "A version is never replaced: release the next one.\n"
                + $"depot/build-push-action has v1.20.0 already, at {server["build-push-action"].Git.Refs()["refs/tags/v1.20.0"].Sha}, with different files. "
                + "A version is never replaced: release the next one.";
        });

    [Fact(Timeout = 60_000)]
    public Task A_version_that_is_published_without_a_file() => RefusedAsync(
        async server =>
        {
            using var release = new TestRelease();
            await server.PublishAsync(release.Staged);
            server["setup-action"].Releases[0].Assets.RemoveAt(1);
            return "depot/setup-action has published v1.20.0 without this depot-actions-linux-x64. A version is never replaced: release the next one.";
        });

    [Fact(Timeout = 60_000)]
    public Task A_moving_tag_that_leads_to_no_release() => RefusedAsync(
        server =>
        {
            var git = server["build-push-action"].Git;
            git.SetRef("refs/tags/v1", git.Refs()["refs/heads/main"].Sha);
            return Task.FromResult($"v1 of depot/build-push-action leads to {git.Refs()["refs/heads/main"].Sha}, which is no release of v1. "
                + "Find out why it was moved, and reset it by hand.");
        });

    [Fact(Timeout = 60_000)]
    public Task A_repository_without_a_commit() => RefusedAsync(
        server =>
        {
            server["build-push-action"].Git.DeleteRef("refs/heads/main");
            return Task.FromResult("depot/build-push-action has no branch main, or cannot be seen. "
                + "Create the repository with a first commit, and give the token access to it.");
        });

    [Fact(Timeout = 60_000)]
    public Task A_dry_run() => RefusedAsync(
        _ => Task.FromResult("There is no program for macos-x64, windows-x64: the release was staged with --dry-run and cannot be published."),
        staged => staged with { Missing = ["macos-x64", "windows-x64"] });

    [Fact(Timeout = 60_000)]
    public async Task An_image_that_cannot_be_pulled()
    {
        await using var registry = await RegistryStandIn.StartAsync();
        var image = registry.Push("amd64", "arm64");
        registry.Remove("blobs/");

        await RefusedAsync(
            _ => Task.FromResult($"{image} cannot be pulled: {image.Registry} answers 404 to blobs/{RegistryStandIn.ConfigDigest("amd64")}. Push it, and make its package public."),
            staged => staged with { Image = image });
    }

    private static async Task RefusedAsync(Func<GitHubStandIn, Task<string>> arrange, Func<StagedRelease, StagedRelease>? change = null)
    {
        using var release = new TestRelease();
        await using var server = await GitHubStandIn.StartAsync(TestRelease.Repositories);
        var message = await arrange(server);
        var before = server.Snapshot();

        var publishing = () => server.PublishAsync(change is null ? release.Staged : change(release.Staged));

        (await publishing.Should().ThrowAsync<ReleaseException>()).Which.Message.Should().Be(message);
        server.Snapshot().Should().Be(before);
    }
}
