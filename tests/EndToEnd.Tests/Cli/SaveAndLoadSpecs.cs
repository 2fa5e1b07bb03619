using Depot.Actions.EndToEnd.Running;

namespace Depot.Actions.EndToEnd.Cli;

public class SaveAndLoadSpecs
{
    private const int Limit = 120_000;

    [Fact(Timeout = Limit)]
    public async Task A_saved_build_is_kept_under_its_id_and_its_save_tags()
    {
        await using var session = await LabSession.StartAsync(options => options with { Projects = [$"p{Guid.NewGuid():N}"] });
        session.WriteImage();

        (await session.DepotAsync("build", ".", "--save", "--save-tag", "v1", "--save-tag", "v2")).Successfully();

        var id = (string)session.Sandbox.Calls.Last(call => call.Name == "FinishBuild").Request["buildId"]!;
        (await session.Registry.TagsAsync(session.Variables["DEPOT_PROJECT_ID"])).Should().BeEquivalentTo(id, "v1", "v2");
    }

    [Fact(Timeout = Limit)]
    public async Task A_build_is_saved_to_a_registry_with_a_login_that_only_the_service_knows()
    {
        var lab = Lab.Require();
        await using var session = await LabSession.StartAsync(options => options with
        {
            Registry = lab.AuthRegistry,
            RegistryLogin = $"{lab.AuthUser}:{lab.AuthPassword}",
            Projects = [$"p{Guid.NewGuid():N}"],
        });
        session.WriteImage();

        (await session.DepotAsync("build", ".", "--save")).Successfully();

        using var registry = new RegistryClient(lab.AuthRegistry, $"{lab.AuthUser}:{lab.AuthPassword}");
        (await registry.TagsAsync(session.Variables["DEPOT_PROJECT_ID"])).Should().HaveCount(1);
    }

    [Theory(Timeout = Limit)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_loaded_image_is_in_the_engine_by_either_way(bool throughRegistry)
    {
        await using var session = await LabSession.StartAsync(options => options with { Script = new() { LoadUsingRegistry = throughRegistry } });
        session.WriteImage();
        var image = $"loaded-{Guid.NewGuid():N}:1";

        (await session.DepotAsync("build", ".", "--tag", image, "--load")).Successfully();

        (await session.DockerAsync("image", "rm", image)).Successfully().Output.Should().Contain($"Untagged: {image}");
    }
}
