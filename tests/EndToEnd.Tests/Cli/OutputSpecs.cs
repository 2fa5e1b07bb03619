using System.Text.Json.Nodes;
using Depot.Actions.EndToEnd.Running;

namespace Depot.Actions.EndToEnd.Cli;

public class OutputSpecs
{
    private const int Limit = 120_000;

    [Fact(Timeout = Limit)]
    public async Task A_local_output_puts_the_image_s_files_into_a_directory()
    {
        await using var session = await LabSession.StartAsync();
        session.WriteImage("hello");

        (await session.DepotAsync("build", ".", "--output", "type=local,dest=out")).Successfully();

        File.ReadAllText(Path.Combine(session.Workspace, "out", "file")).Should().Be("hello");
    }

    [Fact(Timeout = Limit)]
    public async Task An_OCI_output_is_a_layout_with_the_digest_of_the_metadata_file()
    {
        await using var session = await LabSession.StartAsync();
        session.WriteImage();

        (await session.DepotAsync("build", ".", "--output", "type=oci,dest=out,tar=false", "--metadata-file", "meta.json")).Successfully();

        var index = JsonNode.Parse(File.ReadAllText(Path.Combine(session.Workspace, "out", "index.json")))!;
        var metadata = JsonNode.Parse(File.ReadAllText(Path.Combine(session.Workspace, "meta.json")))!;
        ((string?)index["manifests"]![0]!["digest"]).Should().Be((string?)metadata["containerimage.digest"]);
    }

    [Fact(Timeout = Limit)]
    public async Task Two_targets_of_a_bake_are_pushed_in_one_build()
    {
        await using var session = await LabSession.StartAsync();
        session.WriteImage();
        var (one, two) = (LabSession.NewName(session.Lab.Registry) + ":1", LabSession.NewName(session.Lab.Registry) + ":2");
        session.Write("docker-bake.hcl", $$"""
            group "default" { targets = ["one", "two"] }
            target "one" { tags = ["{{one}}"] }
            target "two" {
              tags = ["{{two}}"]
              labels = { second = "yes" }
            }
            """);

        (await session.DepotAsync("bake", "--push")).Successfully();

        (await session.Registry.DigestAsync(one)).Should().NotBeNull();
        ((string?)(await session.Registry.ConfigAsync(two))["config"]!["Labels"]!["second"]).Should().Be("yes");
        session.Sandbox.Calls.Where(call => call.Name == "CreateBuild").Should().HaveCount(1);
    }
}
