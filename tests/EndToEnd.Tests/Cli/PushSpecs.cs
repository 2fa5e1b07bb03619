using System.Text;
using System.Text.Json.Nodes;
using Depot.Actions.EndToEnd.Running;

namespace Depot.Actions.EndToEnd.Cli;

/// <summary>The lab itself: the real CLI, a sandbox and the real BuildKit, without our actions.</summary>
public class PushSpecs
{
    private const int Limit = 120_000;

    [Fact(Timeout = Limit)]
    public async Task A_pushed_image_is_in_the_registry_under_the_digest_of_the_metadata_file()
    {
        await using var session = await LabSession.StartAsync();
        session.WriteImage("hello");
        var image = LabSession.NewName(session.Lab.Registry) + ":1";

        (await session.DepotAsync("build", ".", "--tag", image, "--push", "--metadata-file", "meta.json")).Successfully();

        var metadata = JsonNode.Parse(File.ReadAllText(Path.Combine(session.Workspace, "meta.json")))!;
        (await session.Registry.DigestAsync(image)).Should().Be((string?)metadata["containerimage.digest"]);
        Encoding.UTF8.GetString(await session.Registry.FileAsync(image, "/file")).Should().Be("hello");
    }

    [Fact(Timeout = Limit)]
    public async Task A_registry_that_demands_a_login_takes_the_push_of_who_has_logged_in()
    {
        await using var session = await LabSession.StartAsync();
        session.WriteImage();
        session.LogIn();
        var image = LabSession.NewName(session.Lab.AuthRegistry) + ":1";

        (await session.DepotAsync("build", ".", "--tag", image, "--push")).Successfully();

        using var registry = new RegistryClient(session.Lab.AuthRegistry, $"{session.Lab.AuthUser}:{session.Lab.AuthPassword}");
        (await registry.DigestAsync(image)).Should().StartWith("sha256:");
    }

    [Fact(Timeout = Limit)]
    public async Task A_registry_that_demands_a_login_refuses_a_push_without_one()
    {
        await using var session = await LabSession.StartAsync();
        session.WriteImage();

        var build = await session.DepotAsync("build", ".", "--tag", LabSession.NewName(session.Lab.AuthRegistry) + ":1", "--push");

        build.ExitCode.Should().Be(1);
        build.Error.Should().Contain("401 Unauthorized");
    }

    [Fact(Timeout = Limit)]
    public async Task Provenance_in_full_is_attached_to_the_pushed_image()
    {
        await using var session = await LabSession.StartAsync();
        session.WriteImage();
        var image = LabSession.NewName(session.Lab.Registry) + ":1";

        (await session.DepotAsync("build", ".", "--tag", image, "--push", "--provenance", "mode=max")).Successfully();

        var attestation = (await session.Registry.AttestationsAsync(image)).Should().ContainSingle().Subject;
        attestation["layers"]!.AsArray().Select(layer => (string?)layer!["annotations"]!["in-toto.io/predicate-type"])
            .Should().Equal("https://slsa.dev/provenance/v0.2");
    }
}
