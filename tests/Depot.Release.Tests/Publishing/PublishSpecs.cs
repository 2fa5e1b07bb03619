namespace Depot.Release.Tests.Publishing;

/// <summary>What publishing leaves in real repositories.</summary>
public class PublishSpecs
{
    [Fact(Timeout = 60_000)]
    public async Task Each_repository_ends_a_phase_before_one_begins_the_next_and_the_moving_tags_come_last()
    {
        using var release = new TestRelease();
        await using var server = await GitHubStandIn.StartAsync(TestRelease.Repositories);

        await server.PublishAsync(release.Staged);

        server.Changes().Should().Equal(
            "setup-action: POST git/blobs", "setup-action: POST git/trees", "setup-action: POST git/commits", "setup-action: PATCH git/refs/heads/main",
            "setup-action: POST releases", "setup-action: POST releases/101/assets", "setup-action: POST releases/101/assets",
            "build-push-action: POST git/blobs", "build-push-action: POST git/trees", "build-push-action: POST git/commits",
            "build-push-action: PATCH git/refs/heads/main",
            "build-push-action: POST releases", "build-push-action: POST releases/101/assets", "build-push-action: POST releases/101/assets",
            "setup-action: PATCH releases/101", "build-push-action: PATCH releases/101",
            "setup-action: POST git/refs", "build-push-action: POST git/refs");
    }

    [Fact(Timeout = 60_000)]
    public async Task The_commit_has_the_tree_that_was_laid_out_and_both_tags_lead_to_it()
    {
        using var release = new TestRelease();
        await using var server = await GitHubStandIn.StartAsync(TestRelease.Repositories);

        await server.PublishAsync(release.Staged);

        var git = server["setup-action"].Git;
        var main = git.Refs()["refs/heads/main"];
        git.Refs().Should().BeEquivalentTo(new Dictionary<string, (string, string)>
        {
            ["refs/heads/main"] = main,
            ["refs/tags/v1"] = main,
            ["refs/tags/v1.20.0"] = main,
        });
        git.ReadCommit(main.Sha).Message.Should().Be("v1.20.0\n\nMade from depot/actions@0123456789012345678901234567890123456789.");
        git.ReadTree(main.Sha).Select(file => $"{file.Mode} {file.Path}").Should().Equal(
            "100644 README.md", "100644 action.yml", "100644 native/action.yml", "100755 rootfs/amd64/depot-actions");
        git.ReadBlob(git.ReadTree(main.Sha)[3].Sha).Should().Equal(0x7f, 0x45, 0x4c, 0x46, 0, 0xff);
    }

    [Fact(Timeout = 60_000)]
    public async Task The_release_is_published_with_all_its_files_and_is_the_latest()
    {
        using var release = new TestRelease();
        await using var server = await GitHubStandIn.StartAsync(TestRelease.Repositories);

        await server.PublishAsync(release.Staged);

        var published = server["build-push-action"].Releases.Should().ContainSingle().Which;
        published.Should().BeEquivalentTo(new { Tag = "v1.20.0", Body = "Notes of v1.20.0", IsDraft = false, IsPrerelease = false, IsLatest = true });
        published.Assets.Select(asset => asset.Name).Should().Equal("SHA256SUMS", "depot-actions-linux-x64");
    }

    [Fact(Timeout = 60_000)]
    public async Task A_release_that_is_there_is_left_alone()
    {
        using var release = new TestRelease();
        await using var server = await GitHubStandIn.StartAsync(TestRelease.Repositories);
        await server.PublishAsync(release.Staged);
        var before = server.Changes().Count;

        await server.PublishAsync(release.Staged);
        var plan = await server.PlanAsync(release.Staged);

        server.Changes().Should().HaveCount(before);
        plan.Should().Be("depot/setup-action:\n  nothing is left to do\ndepot/build-push-action:\n  nothing is left to do\n");
    }

    [Fact(Timeout = 60_000)]
    public async Task A_plan_changes_nothing_and_says_everything()
    {
        using var release = new TestRelease();
        await using var server = await GitHubStandIn.StartAsync(TestRelease.Repositories);

        var plan = await server.PlanAsync(release.Staged);

        server.Changes().Should().BeEmpty();
        plan.Split('\n').Take(7).Should().Equal("depot/setup-action:", "  commit 4 files to main", "  create a draft of release v1.20.0",
            "  upload SHA256SUMS", "  upload depot-actions-linux-x64", "  publish release v1.20.0", "  create tag v1");
    }

    [Fact(Timeout = 60_000)]
    public async Task The_next_version_moves_the_moving_tag_and_nothing_else()
    {
        using var first = new TestRelease("v1.20.0");
        using var second = new TestRelease("v1.21.0");
        await using var server = await GitHubStandIn.StartAsync(TestRelease.Repositories);
        await server.PublishAsync(first.Staged);
        var before = server["setup-action"].Git.Refs();

        await server.PublishAsync(second.Staged);

        var after = server["setup-action"].Git.Refs();
        after["refs/tags/v1.20.0"].Should().Be(before["refs/tags/v1.20.0"]);
        after["refs/tags/v1"].Should().Be(after["refs/tags/v1.21.0"]).And.NotBe(before["refs/tags/v1"]);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("v1.22.0-rc.1", "v1.22.0-rc.1 is a pre-release")]
    [InlineData("v1.20.9", "v1.21.0 is newer than v1.20.9")]
    public async Task The_moving_tag_stays_where_it_is_for_a_pre_release_and_for_an_older_version(string version, string reason)
    {
        using var first = new TestRelease("v1.21.0");
        using var second = new TestRelease(version);
        await using var server = await GitHubStandIn.StartAsync(TestRelease.Repositories);
        await server.PublishAsync(first.Staged);
        var before = server["setup-action"].Git.Refs()["refs/tags/v1"];

        var log = await server.PublishAsync(second.Staged);

        server["setup-action"].Git.Refs()["refs/tags/v1"].Should().Be(before);
        server["setup-action"].Releases[^1].IsLatest.Should().BeFalse();
        log.Should().Contain($"; v1 stays where it is: {reason}\n");
    }

    [Fact(Timeout = 60_000)]
    public async Task A_fix_of_an_older_major_version_moves_its_own_tag_and_is_not_the_latest()
    {
        using var newest = new TestRelease("v2.0.0");
        using var fix = new TestRelease("v1.20.1");
        await using var server = await GitHubStandIn.StartAsync(TestRelease.Repositories);
        await server.PublishAsync(newest.Staged);

        await server.PublishAsync(fix.Staged);

        var refs = server["setup-action"].Git.Refs();
        refs["refs/tags/v1"].Should().Be(refs["refs/tags/v1.20.1"]);
        refs["refs/tags/v2"].Should().Be(refs["refs/tags/v2.0.0"]);
        server["setup-action"].Releases.Select(release => (release.Tag, release.IsLatest)).Should().Equal(("v2.0.0", true), ("v1.20.1", false));
    }

    [Fact(Timeout = 60_000)]
    public async Task The_versions_of_the_javascript_actions_stay_and_v1_moves_on_from_the_last_of_them()
    {
        using var release = new TestRelease("v1.20.0");
        await using var server = await GitHubStandIn.StartAsync(TestRelease.Repositories);
        var git = server["setup-action"].Git;
        var theirs = git.Refs()["refs/heads/main"].Sha;
        string[] tags = ["v1.7", "v1.7.2"];
        foreach (var tag in tags.Append("v1")) git.SetRef($"refs/tags/{tag}", theirs);

        await server.PublishAsync(release.Staged);

        var refs = git.Refs();
        tags.Select(tag => refs[$"refs/tags/{tag}"].Sha).Should().OnlyContain(commit => commit == theirs);
        refs["refs/tags/v1"].Should().Be(refs["refs/tags/v1.20.0"]);
        server["setup-action"].Releases.Should().ContainSingle().Which.IsLatest.Should().BeTrue();
    }

    [Fact(Timeout = 60_000)]
    public async Task What_another_attempt_has_left_is_used_where_it_is_good_and_removed_where_it_is_not()
    {
        using var release = new TestRelease();
        await using var server = await GitHubStandIn.StartAsync(TestRelease.Repositories);
        server.Break("PATCH releases/101", Fault.BadGateway);
        await FluentActions.Awaiting(() => server.PublishAsync(release.Staged)).Should().ThrowAsync<Exception>();
        var setup = server["setup-action"];
        setup.Releases[0].Assets[0] = setup.Releases[0].Assets[0] with { Content = "of another release"u8.ToArray() };
        setup.Add(new(200, "v1.20.0", "4444444444444444444444444444444444444444", "", IsDraft: true, IsPrerelease: false, IsLatest: false));

        var plan = await server.PlanAsync(release.Staged);

        plan.Split('\n').Take(6).Should().Equal("depot/setup-action:", "  remove draft 200, left over from an earlier attempt",
            "  remove SHA256SUMS, which is not of this release", "  upload SHA256SUMS", "  publish release v1.20.0", "  create tag v1");
    }

    [Fact(Timeout = 60_000)]
    public async Task A_commit_that_was_made_in_the_meantime_stays_below_ours()
    {
        using var release = new TestRelease();
        await using var server = await GitHubStandIn.StartAsync(TestRelease.Repositories);
        var git = server["setup-action"].Git;
        var theirs = git.WriteCommit("Theirs", git.ReadCommit(git.Refs()["refs/heads/main"].Sha).Tree, [git.Refs()["refs/heads/main"].Sha], "2026-02-01T00:00:00Z");
        server.Break("PATCH git/refs/heads/main", Fault.CutBefore);
        await FluentActions.Awaiting(() => server.PublishAsync(release.Staged)).Should().ThrowAsync<Exception>();
        git.SetRef("refs/heads/main", theirs);
        server.Repair();

        await server.PublishAsync(release.Staged);

        git.IsAncestor(theirs, git.Refs()["refs/tags/v1.20.0"].Sha).Should().BeTrue();
    }

    [Fact(Timeout = 60_000)]
    public async Task A_moving_tag_that_was_made_with_a_message_becomes_a_plain_one()
    {
        using var first = new TestRelease("v1.20.0");
        using var second = new TestRelease("v1.20.1");
        await using var server = await GitHubStandIn.StartAsync(TestRelease.Repositories);
        await server.PublishAsync(first.Staged);
        server["setup-action"].Git.Annotate("v1", "By hand");

        await server.PublishAsync(second.Staged);

        server["setup-action"].Git.Refs()["refs/tags/v1"].Type.Should().Be("commit");
    }
}
