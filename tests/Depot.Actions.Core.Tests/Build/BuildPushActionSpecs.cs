using Depot.Actions.Build;
using Depot.Actions.Tests.Running;

namespace Depot.Actions.Tests.Build;

public class BuildPushActionSpecs
{
    [Fact(Timeout = 30_000)]
    public async Task A_build_runs_depot_in_the_workspace_and_reports_its_results()
    {
        using var step = TestStep.ForBuild().Input("push", "true").Input("tags", "r.example/a:1,r.example/a:2")
            .Variable("FAKE_DEPOT_IID", "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")
            .Variable("FAKE_DEPOT_METADATA", """{"containerimage.digest":"sha256:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb","depot.build":{"buildID":"b1","projectID":"p1"}}""");

        var exit = await step.RunAsync(BuildPushAction.RunAsync);

        exit.Should().Be(0, step.Log);
        var call = step.Calls.Should().ContainSingle().Subject;
        call.WorkingDirectory.Should().Be(step.Workspace);
        call.Environment["DEPOT_TOKEN"].Should().Be("tok-1");
        call.Values("--tag").Should().Equal("r.example/a:1", "r.example/a:2");
        var file = step.Outputs["metadata-file"];
        step.Outputs.Should().Equal(new Dictionary<string, string>
        {
            ["imageid"] = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            ["digest"] = "sha256:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
            ["metadata"] = """{"containerimage.digest":"sha256:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb","depot.build":{"buildID":"b1","projectID":"p1"}}""",
            ["build-id"] = "b1",
            ["project-id"] = "p1",
            ["tags"] = "r.example/a:1\nr.example/a:2",
            ["image-ref"] = "r.example/a@sha256:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
            ["metadata-file"] = file,
        });
    }
}
