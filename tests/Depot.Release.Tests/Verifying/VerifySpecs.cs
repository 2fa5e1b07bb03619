using Depot.Release.Staging;
using Depot.Release.Verifying;
using Depot.Release.Versions;

namespace Depot.Release.Tests.Verifying;

/// <summary>A published release, looked at from outside.</summary>
public sealed class VerifySpecs : IAsyncDisposable
{
    private readonly TestSource _source = new();
    private GitHubStandIn _server = null!;
    private RegistryStandIn _registry = null!;

    [Fact(Timeout = 60_000)]
    public async Task A_release_that_is_as_it_should_be()
    {
        await PublishAsync();

        var findings = await VerifyAsync();

        findings.Select(finding => finding.ToString()).Should().Equal(
            "ok    depot/setup-action: tag v1.20.0 exists",
            "ok    depot/setup-action: release v1.20.0 is published",
            "ok    depot/setup-action: v1 leads to v1.20.0, or to a newer release",
            "ok    depot/setup-action: README.md names the version",
            "ok    depot/setup-action: depot-actions-linux-arm64 is what SHA256SUMS says",
            "ok    depot/setup-action: depot-actions-linux-x64 is what SHA256SUMS says",
            "ok    depot/setup-action: depot-actions-macos-arm64 is what SHA256SUMS says",
            "ok    depot/setup-action: depot-actions-macos-x64 is what SHA256SUMS says",
            "ok    depot/setup-action: depot-actions-windows-arm64.exe is what SHA256SUMS says",
            "ok    depot/setup-action: depot-actions-windows-x64.exe is what SHA256SUMS says",
            "ok    depot/setup-action: native/release.conf pins the programs",
            "ok    depot/setup-action: SHA256SUMS is signed",
            $"ok    depot/setup-action: {_image} can be pulled",
            $"ok    depot/setup-action: {_image} is signed");
    }

    [Fact(Timeout = 60_000)]
    public async Task The_signer_has_to_be_the_release_workflow_at_the_version_s_tag()
    {
        await PublishAsync();

        await VerifyAsync();

        var calls = await File.ReadAllLinesAsync(Path.Combine(_source.Output, "cosign.log"));
        const string Identity = "--certificate-oidc-issuer https://token.actions.githubusercontent.com "
            + "--certificate-identity https://github.com/depot/actions/.github/workflows/release.yml@refs/tags/v1.20.0";
        calls.Should().HaveCount(2);
        calls[0].Should().StartWith($"verify-blob {Identity} --bundle ").And.EndWith("/SHA256SUMS");
        calls[1].Should().Be($"verify {Identity} {_image}");
    }

    [Fact(Timeout = 60_000)]
    public async Task A_program_that_was_exchanged()
    {
        await PublishAsync();
        var assets = _server["setup-action"].Releases[0].Assets;
        var at = assets.FindIndex(asset => asset.Name == "depot-actions-linux-x64");
        assets[at] = assets[at] with { Content = "something else"u8.ToArray() };

        var problems = await ProblemsAsync();

        problems.Should().Equal("FAIL  depot/setup-action: depot-actions-linux-x64 is what SHA256SUMS says: "
            + "its SHA-256 is f41f3fa625ff120ddca7ef456bf66371ecea23c129f4e4c32367101edb516cf8");
    }

    [Fact(Timeout = 60_000)]
    public async Task Signatures_of_another_identity()
    {
        await PublishAsync();

        var problems = await ProblemsAsync(cosign: "echo 'no matching signatures' >&2; exit 1");

        problems.Should().Equal(
            "FAIL  depot/setup-action: SHA256SUMS is signed: cosign says: no matching signatures",
            $"FAIL  depot/setup-action: {_image} is signed: cosign says: no matching signatures");
    }

    [Fact(Timeout = 60_000)]
    public async Task A_machine_that_cannot_check_signatures_does_not_say_that_they_are_good()
    {
        await PublishAsync();

        var findings = await new Verifier(Version, Names, new("/nowhere/cosign", Names, Version), new()).VerifyAsync(_server.Repositories()[0]);

        findings.Where(finding => finding.Problem is not null).Should().HaveCount(2)
            .And.OnlyContain(finding => finding.Problem!.StartsWith("not checked, since there is no /nowhere/cosign on this machine", StringComparison.Ordinal));
    }

    [Fact(Timeout = 60_000)]
    public async Task An_image_that_is_gone_and_a_moving_tag_that_was_left_behind()
    {
        await PublishAsync();
        _registry.Remove("blobs/");
        var git = _server["setup-action"].Git;
        git.SetRef("refs/tags/v1", git.Parent(git.Refs()["refs/tags/v1"].Sha));

        var problems = await ProblemsAsync();

        problems.Should().HaveCount(2);
        problems[0].Should().Be($"FAIL  depot/setup-action: v1 leads to v1.20.0, or to a newer release: it leads to {git.Refs()["refs/tags/v1"].Sha}");
        problems[1].Should().StartWith($"FAIL  depot/setup-action: action.yml runs an image that can be pulled: {_image} cannot be pulled: ");
    }

    [Fact(Timeout = 60_000)]
    public async Task A_version_that_was_never_released()
    {
        _server = await GitHubStandIn.StartAsync(TestRelease.Repositories);

        var problems = await ProblemsAsync();

        problems.Should().Equal(
            "FAIL  depot/setup-action: tag v1.20.0 exists: there is no such tag",
            "FAIL  depot/setup-action: release v1.20.0 is published: there is no such release, or only a draft");
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
        if (_registry is not null) await _registry.DisposeAsync();
        _source.Dispose();
    }

    private static readonly ReleaseVersion Version = ReleaseVersion.Parse("v1.20.0");
    private static readonly RepositoryNames Names = new("depot", "depot/actions");

    private Depot.Release.Images.ImageReference? _image;

    private async Task PublishAsync()
    {
        _server = await GitHubStandIn.StartAsync(ActionSource.All.Select(action => action.Repository));
        _registry = await RegistryStandIn.StartAsync();
        _image = _registry.Push("amd64", "arm64");
        await File.WriteAllTextAsync(Path.Combine(_source.Programs, Signatures.Bundle), "a signature");
        await _server.PublishAsync(await _source.StageAsync(_source.Request(image: _image)));
    }

    private async Task<IReadOnlyList<string>> ProblemsAsync(string cosign = "") =>
        [.. (await VerifyAsync(cosign)).Where(finding => finding.Problem is not null).Select(finding => finding.ToString())];

    // A stand-in for cosign that writes down what it was asked.
    private async Task<IReadOnlyList<Finding>> VerifyAsync(string cosign = "")
    {
        Directory.CreateDirectory(_source.Output);
        var program = Path.Combine(_source.Output, "cosign");
        await File.WriteAllTextAsync(program, $"#!/bin/sh\necho \"$*\" >>'{_source.Output}/cosign.log'\n{cosign}\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        using var http = new HttpClient();
        return await new Verifier(Version, Names, new(program, Names, Version), http).VerifyAsync(_server.Repositories()[0]);
    }
}
