using ActionsRunner.Jobs;
using ActionsRunner.Workflows;
using Depot.Actions.EndToEnd.Running;
using Depot.Actions.EndToEnd.Workflows;

namespace Depot.Actions.EndToEnd.Host;

/// <summary>The CLI that setup installs is there for every later step, wherever each of them runs. Real CLI, real builds.</summary>
public class CliSpecs
{
    private const int Limit = 120_000;

    [Theory(Timeout = Limit)]
    [InlineData("auto", "_work/_tool")]
    [InlineData("container", "_work/_temp/depot-tool-cache")]
    public async Task Setup_serves_scripts_and_builds(string runIn, string cache)
    {
        await using var session = await LabSession.StartAsync();
        session.WriteImage("hello");
        File.Delete(Path.Combine(session.Bin, "depot"));
        var image = LabSession.NewName(session.Lab.Registry) + ":1";

        var report = (await RunAsync(session, $"""
            - id: setup
              uses: depot/setup-action@v1
              with: {Braces($"run-in: {runIn}")}
            - id: script
              run: depot --version && command -v depot && stat -c %u "$(command -v depot)" && id -u
            - id: build
              uses: depot/build-push-action@v1
              with: {Braces($"context: ., project: p1, push: true, tags: '{image}', run-in: {runIn}")}
            """)).Successfully();

        var program = report["setup"].Outputs["path"];
        program.Should().StartWith(Path.Combine(session.Root, cache, "depot", session.Lab.DepotVersion));
        report["setup"].Path.Should().Equal(Path.GetDirectoryName(program));
        var script = report["script"].Log.Split('\n')[^3..];
        script[0].Should().Be(program);
        script[1].Should().Be(script[2]);
        (await session.Registry.DigestAsync(image)).Should().Be(report["build"].Outputs["digest"]);
        // Our image has no Git, and none is missed.
        report.Log.Should().NotContainEquivalentOf("git was not found");
    }

    [Fact(Timeout = Limit)]
    public async Task What_a_build_in_its_container_writes_is_the_runners()
    {
        await using var session = await LabSession.StartAsync();
        session.WriteImage("hello");

        var report = (await RunAsync(session, $$$"""
            - uses: depot/setup-action@v1
              with: {run-in: container}
            - uses: depot/build-push-action@v1
              with: {context: ., project: p1, outputs: 'type=local,dest=${{ github.workspace }}/out', run-in: container}
            - run: cat out/file && rm -r out
            """)).Successfully();

        report.Log.Should().EndWith("hello");
    }

    [Fact(Timeout = Limit)]
    public async Task A_login_in_a_mounted_directory_pushes_from_the_container()
    {
        await using var session = await LabSession.StartAsync();
        session.WriteImage();
        session.LogIn();
        var image = LabSession.NewName(session.Lab.AuthRegistry) + ":1";

        var report = (await RunAsync(session, $$$"""
            - run: cp -r ~/.docker "$RUNNER_TEMP/docker" && echo "DOCKER_CONFIG=$RUNNER_TEMP/docker" >> "$GITHUB_ENV"
            - uses: depot/setup-action@v1
              with: {run-in: container}
            - id: build
              uses: depot/build-push-action@v1
              with: {context: ., project: p1, push: true, tags: '{{{image}}}', run-in: container}
            """)).Successfully();

        using var registry = new RegistryClient(session.Lab.AuthRegistry, $"{session.Lab.AuthUser}:{session.Lab.AuthPassword}");
        (await registry.DigestAsync(image)).Should().Be(report["build"].Outputs["digest"]);
    }

    private static async Task<JobReport> RunAsync(LabSession session, string steps)
    {
        using var job = session.NewJob(OurActions.Table(session, Variant.Container));
        return await job.RunAsync(WorkflowFile.Parse("jobs:\n  job:\n    runs-on: self-hosted\n    steps:\n" + string.Join('\n', steps.Split('\n').Select(line => "      " + line))).Job);
    }

    private static string Braces(string pairs) => "{" + pairs + "}";
}
