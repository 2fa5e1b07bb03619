using Depot.Release.Errors;
using Depot.Release.Staging;
using Depot.Release.Trees;
using YamlDotNet.RepresentationModel;

namespace Depot.Release.Tests.Staging;

/// <summary>What is laid out of this repository's own files.</summary>
public class StageSpecs
{
    public static TheoryData<string> Repositories => [.. ActionSource.All.Select(action => action.Repository)];

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Repositories))]
    public async Task An_action_s_repository_has_these_files(string repository)
    {
        using var source = new TestSource();

        var release = await source.StageAsync();

        release.Trees[repository].Select(file => $"{file.Mode} {file.Path}").Should().Equal([
            "100644 CHANGELOG.md", "100644 LICENSE", "100644 NOTICE", "100644 README.md", "100644 action.yml",
            .. repository == "bake-action" ? ["100644 matrix/action.yml"] : Array.Empty<string>(),
            "100644 native/action.yml", "100644 native/release.conf", "100644 native/run.ps1", "100755 native/run.sh",
        ]);
    }

    [Fact(Timeout = 60_000)]
    public async Task The_matrix_action_is_released_beside_bake_and_runs_the_same_image()
    {
        using var source = new TestSource();

        var release = await source.StageAsync();

        var here = await File.ReadAllTextAsync(Path.Combine(TestSource.Repository, "actions", "bake", "matrix", "action.yml"));
        Text(release, "bake-action", "matrix/action.yml").Should()
            .Be(here.Replace("image: ../../../Dockerfile", $"image: docker://{TestSource.Image}", StringComparison.Ordinal)).And.NotBe(here);
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Repositories))]
    public async Task Its_action_is_the_one_here_but_for_the_image_which_is_pinned(string repository)
    {
        using var source = new TestSource();

        var release = await source.StageAsync();

        var directory = ActionSource.All.Single(action => action.Repository == repository).Directory;
        var here = await File.ReadAllTextAsync(Path.Combine(TestSource.Repository, "actions", directory, "action.yml"));
        Text(release, repository, "action.yml").Should().Be(here.Replace("image: ../../Dockerfile", $"image: docker://{TestSource.Image}", StringComparison.Ordinal))
            .And.NotBe(here);
        Yaml(Text(release, repository, "action.yml")).Children.Keys.Select(key => ((YamlScalarNode)key).Value).Should().Contain("inputs").And.Contain("runs");
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Repositories))]
    public async Task Its_native_variant_finds_its_scripts_beside_it_and_pins_every_program(string repository)
    {
        using var source = new TestSource();

        var release = await source.StageAsync();

        Text(release, repository, "native/action.yml").Should().Contain("\"$GITHUB_ACTION_PATH/run.sh\"").And.Contain("$env:GITHUB_ACTION_PATH/run.ps1").And.NotContain("..").And.NotContain("./dev");
        var pins = Text(release, repository, "native/release.conf").Split('\n').Where(line => line.Contains('=', StringComparison.Ordinal));
        pins.Should().BeEquivalentTo(ProgramAsset.Platforms
            .Select(platform => $"{platform}={release.Assets.Single(asset => asset.Name == ProgramAsset.NameOf(platform)).Sha256}")
            .Prepend($"url=https://github.com/depot/{repository}/releases/download/v1.20.0").Prepend("version=1.20.0"));
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Repositories))]
    public async Task Its_README_names_the_version_and_has_no_link_that_leads_nowhere(string repository)
    {
        using var source = new TestSource();

        var release = await source.StageAsync();

        var readme = Text(release, repository, "README.md");
        readme.Should().Contain($"- uses: depot/{repository}@v1.20.0\n").And.Contain($"`{TestSource.Image}`").And.NotContain("](..");
        Readme.References(readme, "depot").Distinct().Should().BeEquivalentTo("v1", "v1.20.0");
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Repositories))]
    public async Task A_link_of_its_pages_leads_to_the_source_at_this_version(string repository)
    {
        using var source = new TestSource();

        var release = await source.StageAsync();

        string[] pages = ["README.md", "CHANGELOG.md"];
        var links = pages.Select(file => Text(release, repository, file)).Append(release.Notes)
            .SelectMany(text => text.Split("](").Skip(1).Select(link => link.Split(')')[0])).ToList();
        links.Should().Contain("https://github.com/depot/actions/blob/v1.20.0/docs/differences.md")
            .And.Contain("https://github.com/depot/actions/blob/v1.20.0/actions/native/README.md")
            .And.OnlyContain(link => link.StartsWith("https://", StringComparison.Ordinal) || link.StartsWith('#'));
        links.Where(link => link.StartsWith("https://github.com/depot/actions/blob/", StringComparison.Ordinal))
            .Select(link => link.Split("/v1.20.0/")[1].Split('#')[0]).Should().OnlyContain(file => Path.Exists(Path.Combine(TestSource.Repository, file)));
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Repositories))]
    public async Task Its_README_says_how_to_stay_on_it_by_tag_by_commit_and_by_digest(string repository)
    {
        using var source = new TestSource();

        var release = await source.StageAsync();

        Text(release, repository, "README.md").Should().EndWith($"""
            ## This release

            v1.20.0, made from [depot/actions](https://github.com/depot/actions/tree/v1.20.0). The program comes from the public image `{TestSource.Image}`.
            The tag never moves. Its commit pins everything that runs, the image and the programs included; Dependabot updates both.

            ```yaml
            - uses: depot/{repository}@v1.20.0
            ```

            ```shell
            git ls-remote https://github.com/depot/{repository} v1.20.0    # the commit, to write in place of the tag
            ```

            To [verify](https://github.com/depot/actions/blob/v1.20.0/docs/fleet.md#verify-a-release) it:

            ```shell
            identity=https://github.com/depot/actions/.github/workflows/release.yml@refs/tags/v1.20.0
            issuer=https://token.actions.githubusercontent.com
            image={TestSource.Image}
            cosign verify "$image" --certificate-identity "$identity" --certificate-oidc-issuer "$issuer"
            gh attestation verify "oci://$image" --repo depot/actions
            gh attestation verify "oci://$image" --repo depot/actions --predicate-type https://spdx.dev/Document/v2.3
            gh release download v1.20.0 --repo depot/{repository}
            cosign verify-blob SHA256SUMS --bundle SHA256SUMS.sigstore.json --certificate-identity "$identity" --certificate-oidc-issuer "$issuer"
            sha256sum --check --ignore-missing SHA256SUMS
            gh attestation verify depot-actions-linux-x64 --repo depot/actions
            ```

            """.ReplaceLineEndings("\n"));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_pre_release_is_named_in_full_by_every_snippet()
    {
        using var source = new TestSource();
        source.Changelog("v1.21.0-rc.1");

        var release = await source.StageAsync(source.Request("v1.21.0-rc.1"));

        Readme.References(Text(release, "setup-action", "README.md"), "depot").Distinct().Should().Equal("v1.21.0-rc.1");
    }

    [Fact(Timeout = 60_000)]
    public async Task The_files_to_download_are_the_programs_and_their_checksums()
    {
        using var source = new TestSource();

        var release = await source.StageAsync();

        release.Assets.Select(asset => asset.Name).Should().Equal(
            "SHA256SUMS", "depot-actions-linux-arm64", "depot-actions-linux-x64", "depot-actions-macos-arm64", "depot-actions-macos-x64",
            "depot-actions-windows-arm64.exe", "depot-actions-windows-x64.exe");
        (await File.ReadAllTextAsync(release.Assets[0].File)).Should().Be(string.Concat(release.Assets.Skip(1).Select(asset => $"{asset.Sha256}  {asset.Name}\n")));
    }

    [Fact(Timeout = 60_000)]
    public async Task What_is_written_is_what_is_read_and_the_same_commit_gives_the_same_release()
    {
        using var source = new TestSource();
        var release = await source.StageAsync();

        release.Write(source.Output);
        var read = StagedRelease.Read(source.Output);
        var again = await source.StageAsync();

        read.Should().BeEquivalentTo(release, options => options.Excluding(member => member.Assets).Excluding(member => member.Trees));
        foreach (var repository in release.Trees.Keys)
        {
            GitHash.Tree(read.Trees[repository]).Should().Be(GitHash.Tree(release.Trees[repository]));
            GitHash.Tree(again.Trees[repository]).Should().Be(GitHash.Tree(release.Trees[repository]));
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task Only_a_release_gives_way_to_a_release()
    {
        using var source = new TestSource();
        var release = await source.StageAsync();
        var foreign = Path.Combine(Directory.CreateDirectory(source.Output).FullName, "thesis.txt");
        await File.WriteAllTextAsync(foreign, "years of work");

        var write = () => release.Write(source.Output);

        write.Should().Throw<ReleaseException>().Which.Message.Should().Be($"{source.Output} contains something other than a release. Name an empty directory with --output, or remove it.");
        File.Exists(foreign).Should().BeTrue();
    }

    [Fact(Timeout = 60_000)]
    public async Task A_release_that_was_changed_after_it_was_laid_out_is_refused()
    {
        using var source = new TestSource();
        (await source.StageAsync()).Write(source.Output);
        await File.AppendAllTextAsync(Path.Combine(source.Output, "setup-action", "README.md"), "By hand.\n");

        var read = () => StagedRelease.Read(source.Output);

        read.Should().Throw<ReleaseException>().Which.Message.Should().Be($"{source.Output} was changed after it was staged. Stage it again with 'depot-release stage'.");
    }

    [Fact(Timeout = 60_000)]
    public async Task A_repository_can_carry_root_file_systems_in_place_of_an_image()
    {
        using var source = new TestSource();
        Directory.CreateDirectory(source.Output);
        foreach (var name in ProgramDelivery.RootfsFiles) await File.WriteAllBytesAsync(Path.Combine(source.Output, name), [0, 1, 2]);

        var release = await source.StageAsync(source.Request() with { Image = null, Rootfs = source.Output });

        Text(release, "bake-action", "action.yml").Should().Contain("\n  image: Dockerfile\n");
        Text(release, "bake-action", "matrix/action.yml").Should().Contain("\n  image: ../Dockerfile\n");
        Text(release, "bake-action", "Dockerfile").Should().StartWith("FROM scratch\n");
        release.Trees["bake-action"].Select(file => file.Path).Should().Contain(ProgramDelivery.RootfsFiles);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_checkout_with_changes_is_refused()
    {
        using var source = new TestSource();
        await File.WriteAllTextAsync(Path.Combine(source.Root, "new.txt"), "");

        var stage = () => source.StageAsync();

        (await stage.Should().ThrowAsync<ReleaseException>()).Which.Message.Should().Be(
            "There are changes that no commit has, so this release could not be reproduced:\n?? new.txt\nCommit or remove them, and start again.");
    }

    [Fact(Timeout = 60_000)]
    public async Task A_version_that_the_changelog_does_not_know_is_refused()
    {
        using var source = new TestSource();

        var stage = () => source.StageAsync(source.Request("v7.0.0"));

        (await stage.Should().ThrowAsync<ReleaseException>()).Which.Message.Should().Be(
            "docs/CHANGELOG.md has no text below '## v7.0.0'. Write the changes of the release there, commit, and start again.");
    }

    [Fact(Timeout = 60_000)]
    public async Task A_release_without_one_of_its_programs_is_refused_and_a_dry_run_pins_what_it_has()
    {
        using var source = new TestSource();
        File.Delete(Path.Combine(source.Programs, "depot-actions-macos-x64"));

        var stage = () => source.StageAsync();
        var dryRun = await source.StageAsync(source.Request(isDryRun: true));

        (await stage.Should().ThrowAsync<ReleaseException>()).Which.Message.Should().Be($"{source.Programs} has no program for macos-x64. A release must be complete.");
        dryRun.Missing.Should().Equal("macos-x64");
        Text(dryRun, "setup-action", "native/release.conf").Should().Contain("macos-x64=@SHA256_MACOS_X64@\n");
    }

    [Fact(Timeout = 60_000)]
    public async Task A_list_of_checksums_that_belongs_to_other_programs_is_refused()
    {
        using var source = new TestSource();
        await File.WriteAllTextAsync(Path.Combine(source.Programs, Asset.Checksums), $"{new string('0', 64)}  depot-actions-linux-x64\n");

        var stage = () => source.StageAsync();

        (await stage.Should().ThrowAsync<ReleaseException>()).Which.Message.Should().StartWith(
            $"{Path.Combine(source.Programs, Asset.Checksums)} is not the list of the programs beside it:\n");
    }

    private static string Text(StagedRelease release, string repository, string file) => release.Trees[repository].Single(each => each.Path == file).Text()!;

    private static YamlMappingNode Yaml(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }
}
