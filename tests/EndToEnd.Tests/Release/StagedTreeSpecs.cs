using ActionsRunner.Jobs;
using ActionsRunner.Workflows;
using Depot.Actions.EndToEnd.Running;
using Depot.Actions.EndToEnd.Workflows;
using Depot.Release.Images;
using Depot.Release.Staging;
using Depot.Release.Tests.Running;
using ActionSource = Depot.Release.Staging.ActionSource;

namespace Depot.Actions.EndToEnd.Release;

/// <summary>The trees of a release, used as the repositories of the actions will be.</summary>
public class StagedTreeSpecs
{
    private const int Limit = 180_000;

    public static TheoryData<Variant> Variants => [Variant.Container, Variant.Native];

    [Theory(Timeout = Limit)]
    [MemberData(nameof(Variants))]
    public async Task A_workflow_runs_on_what_a_release_would_publish(Variant variant)
    {
        await using var session = await StartAsync();
        using var source = NewSource();
        var request = source.Request(image: await PublishImageAsync(session));
        var directory = Path.Combine(session.Root, "release");
        (await source.StageAsync(request)).Write(directory);
        // The files of a GitHub release, which is not there yet.
        session.Machine.Environment["DEPOT_ACTIONS_DOWNLOAD_URL"] = new Uri(Path.Combine(directory, "assets")).AbsoluteUri;
        var image = LabSession.NewName(session.Lab.Registry) + ":1";

        var place = variant == Variant.Native ? "/native" : "";

        using var job = session.NewJob(Table(directory));
        var report = (await job.RunAsync(WorkflowFile.ParseSteps($$"""
            - uses: depot/setup-action{{place}}@v1
            - id: build
              uses: depot/build-push-action{{place}}@v1
              with: {context: ., push: true, tags: "{{image}}"}
            - run: printf 'target "default" { tags = ["app:1"] }' > docker-bake.hcl
            - id: list
              uses: depot/bake-action/matrix@v1
            - id: bake
              uses: depot/bake-action{{place}}@v1
            """))).Successfully();

        (await session.Registry.DigestAsync(image)).Should().Be(report["build"].Outputs["digest"]);
        report["list"].Outputs["matrix"].Should().Be("""[{"target":"default"}]""");
        report["bake"].Outputs["targets"].Should().Be("""["default"]""");
    }

    /// <summary>A session with something to build and without the CLI, which the workflow installs.</summary>
    internal static async Task<LabSession> StartAsync()
    {
        Lab.RequireImage();
        var session = await LabSession.StartAsync();
        File.Delete(Path.Combine(session.Bin, "depot"));
        session.WriteImage();
        return session;
    }

    /// <summary>The source of a release of the published program.</summary>
    internal static TestSource NewSource()
    {
        var source = new TestSource();
        File.Copy(Lab.Program, Path.Combine(source.Programs, ProgramAsset.NameOf("linux-x64")), overwrite: true);
        return source;
    }

    /// <summary>Puts the image of the lab into a registry, as a release's image is.</summary>
    internal static async Task<ImageReference> PublishImageAsync(LabSession session)
    {
        var name = LabSession.NewName(session.Lab.Registry);
        (await session.DockerAsync("tag", Lab.RequireImage(), name + ":1")).Successfully();
        (await session.DockerAsync("push", "--quiet", name + ":1")).Successfully();
        (await session.DockerAsync("image", "rm", name + ":1")).Successfully();
        return ImageReference.Parse($"{name}@{await session.Registry.DigestAsync(name + ":1")}");
    }

    // Every directory with a manifest, by the name a workflow gives it.
    private static ActionTable Table(string directory)
    {
        var table = new ActionTable();
        foreach (var repository in ActionSource.All.Select(action => Path.Combine(directory, action.Repository)))
        {
            foreach (var action in Directory.EnumerateFiles(repository, "action.yml", SearchOption.AllDirectories).Select(file => Path.GetDirectoryName(file)!))
                table.Add($"depot/{Path.GetRelativePath(directory, action)}@v1", action);
        }

        return table;
    }
}
