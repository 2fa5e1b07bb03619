using ActionsRunner.Workflows;
using Depot.Actions.EndToEnd.Running;
using Depot.Release.Tests.Running;

namespace Depot.Actions.EndToEnd.Release;

/// <summary>The lines of a released README, pasted as they are: pin, roll back, verify.</summary>
public sealed class ReadmeSpecs
{
    private const int Limit = 180_000;

    [Fact(Timeout = Limit)]
    public async Task A_workflow_pinned_by_the_printed_commit_runs_and_is_rolled_back_in_one_line()
    {
        await using var session = await StagedTreeSpecs.StartAsync();
        using var source = StagedTreeSpecs.NewSource();
        source.Changelog("v1.20.1");
        var image = await StagedTreeSpecs.PublishImageAsync(session);
        var repositories = new ReleasedRepositories(Directory.CreateDirectory(Path.Combine(session.Root, "released")).FullName);
        foreach (var version in new[] { "v1.20.0", "v1.20.1" })
        {
            var staged = Path.Combine(session.Root, "staged", version);
            (await source.StageAsync(source.Request(version, image))).Write(staged);
            await repositories.PublishAsync(staged, version);
        }

        var readme = await File.ReadAllTextAsync(Path.Combine(session.Root, "staged", "v1.20.1", "build-push-action", "README.md"));
        var commit = (await repositories.BashAsync(Line(readme, "git ls-remote"))).Split('\t')[0];
        var actions = await repositories.DownloadAsync(commit, "v1.20.1", "v1.20.0");
        var uses = Line(readme, "- uses: depot/build-push-action@");

        uses.Should().EndWith("@v1.20.1");
        foreach (var line in new[] { uses.Replace("v1.20.1", commit, StringComparison.Ordinal), uses.Replace("v1.20.1", "v1.20.0", StringComparison.Ordinal) })
        {
            using var job = session.NewJob(actions);
            var tag = LabSession.NewName(session.Lab.Registry) + ":1";
            var report = (await job.RunAsync(WorkflowFile.ParseSteps($$"""
                - uses: depot/setup-action@v1.20.1
                {{line}}
                  id: build
                  with: {context: ., push: true, tags: "{{tag}}"}
                """))).Successfully();
            (await session.Registry.DigestAsync(tag)).Should().Be(report["build"].Outputs["digest"]);
        }
    }

    // Sigstore and GitHub are on the internet: what plays their clients looks only whether what it is asked to verify is there.
    [Fact(Timeout = Limit)]
    public async Task The_lines_that_verify_a_release_run_as_they_are()
    {
        Lab.RequireImage();
        await using var session = await LabSession.StartAsync();
        using var source = new TestSource();
        var staged = Path.Combine(session.Root, "staged");
        (await source.StageAsync(source.Request(image: await StagedTreeSpecs.PublishImageAsync(session)))).Write(staged);
        var root = Directory.CreateDirectory(Path.Combine(session.Root, "released")).FullName;
        Program(root, "cosign", $"case $1 in verify) curl -fsS -H 'Accept: application/vnd.oci.image.manifest.v1+json, application/vnd.oci.image.index.v1+json, application/vnd.docker.distribution.manifest.v2+json' -o /dev/null \"http://{session.Lab.Registry}/v2/$(echo \"${{2#*/}}\" | sed 's|@|/manifests/|')\";; verify-blob) test -s \"$2\" -a -s \"$4\";; *) exit 2;; esac; echo \"cosign $*\"");
        Program(root, "gh", $"case \"$1 $2\" in 'release download') cp {staged}/assets/* .; echo signed > SHA256SUMS.sigstore.json;; 'attestation verify') case $3 in oci://*) ;; *) test -s \"$3\";; esac;; *) exit 2;; esac; echo \"gh $*\"");
        var repositories = new ReleasedRepositories(root);

        var readme = await File.ReadAllTextAsync(Path.Combine(staged, "build-push-action", "README.md"));
        var said = await repositories.BashAsync(Block(readme, "identity="));

        said.Should().Contain("depot-actions-linux-x64: OK").And.Contain("depot-actions-windows-x64.exe: OK")
            .And.Contain("cosign verify-blob SHA256SUMS --bundle SHA256SUMS.sigstore.json --certificate-identity https://github.com/depot/actions/.github/workflows/release.yml@refs/tags/v1.20.0 --certificate-oidc-issuer https://token.actions.githubusercontent.com")
            .And.Contain("gh attestation verify depot-actions-linux-x64 --repo depot/actions");
    }

    private static string Line(string page, string start) => page.Split('\n').Single(line => line.StartsWith(start, StringComparison.Ordinal) && line.Contains("v1.20.1", StringComparison.Ordinal));

    private static string Block(string page, string start) => page.Split("```shell\n").Single(block => block.StartsWith(start, StringComparison.Ordinal)).Split("```")[0];

    private static void Program(string root, string name, string script)
    {
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(root, "bin")).FullName, name);
        File.WriteAllText(file, "#!/bin/sh\nset -e\n" + script + "\n");
        File.SetUnixFileMode(file, (UnixFileMode)0b111_101_101);
    }
}
