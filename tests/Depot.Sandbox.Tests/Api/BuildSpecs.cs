using Depot.Sandbox.Api.Messages;
using Depot.Sandbox.Tests.Running;

namespace Depot.Sandbox.Tests.Api;

public class BuildSpecs
{
    [Fact]
    public async Task A_build_gets_an_id_a_token_of_its_own_and_a_page()
    {
        await using var sandbox = await DepotSandbox.StartAsync(new());
        using var api = new ApiClient(sandbox);

        var build = await api.CallAsync("CreateBuild", new CreateBuildRequest { ProjectId = "p1" }, CreateBuildResponse.Parser);

        build.BuildId.Should().MatchRegex("^[a-z0-9]{10}$");
        build.BuildToken.Should().StartWith("sandbox_build_");
        build.ProjectId.Should().Be("p1");
        using var web = new ServiceClient(sandbox);
        ((string?)(await web.JsonAsync(build.BuildUrl))["state"]).Should().Be("running");
    }

    [Fact]
    public async Task A_finished_build_says_how_it_ended()
    {
        await using var sandbox = await DepotSandbox.StartAsync(new());
        using var api = new ApiClient(sandbox);
        var build = await api.CallAsync("CreateBuild", new CreateBuildRequest { ProjectId = "p1" }, CreateBuildResponse.Parser);
        using var builder = new ApiClient(sandbox, build.BuildToken);

        await builder.CallAsync("FinishBuild", new FinishBuildRequest { BuildId = build.BuildId, Canceled = new() }, Nothing.Parser);

        using var web = new ServiceClient(sandbox);
        ((string?)(await web.JsonAsync(build.BuildUrl))["state"]).Should().Be("canceled");
    }

    [Fact]
    public async Task A_saved_build_is_named_after_its_id_and_each_save_tag_once()
    {
        await using var sandbox = await DepotSandbox.StartAsync(new() { Registry = "localhost:5000", RegistryLogin = "u:p:w" });
        using var api = new ApiClient(sandbox);
        var request = new CreateBuildRequest
        {
            ProjectId = "p1",
            Options = { new BuildTarget { Save = true, SaveTags = { "v1", "v2" } }, new BuildTarget { Save = true, SaveTags = { "v1" } } },
        };

        var build = await api.CallAsync("CreateBuild", request, CreateBuildResponse.Parser);

        build.AdditionalTags.Select(tag => tag.Tag)
            .Should().Equal($"localhost:5000/p1:{build.BuildId}", "localhost:5000/p1:v1", "localhost:5000/p1:v2");
        build.AdditionalCredentials.Should().Equal(new RegistryCredential { Host = "localhost:5000", Token = "dTpwOnc=" });
        (await api.CallAsync("GetPullInfo", new GetPullInfoRequest { BuildId = build.BuildId }, GetPullInfoResponse.Parser))
            .Should().BeEquivalentTo(new { Reference = $"localhost:5000/p1:{build.BuildId}", Username = "u", Password = "p:w" });
    }

    [Fact]
    public async Task Saving_without_a_registry_says_which_option_is_missing()
    {
        await using var sandbox = await DepotSandbox.StartAsync(new());
        using var api = new ApiClient(sandbox);

        var (_, error) = await api.RefusedAsync(
            "CreateBuild", new CreateBuildRequest { ProjectId = "p1", Options = { new BuildTarget { Save = true } } });

        error.Should().Be("failed_precondition: --save needs a registry: start depot-sandbox with --registry HOST:PORT");
    }

    [Fact]
    public async Task A_machine_is_the_bridge_to_BuildKit()
    {
        await using var sandbox = await DepotSandbox.StartAsync(new());
        using var api = new ApiClient(sandbox);
        var build = await api.CallAsync("CreateBuild", new CreateBuildRequest { ProjectId = "p1" }, CreateBuildResponse.Parser);

        var machine = await api.CallAsync(
            "GetBuildKitConnection", new GetBuildKitConnectionRequest { BuildId = build.BuildId }, GetBuildKitConnectionResponse.Parser);

        machine.Active.Endpoint.Should().Be(sandbox.Urls.BuildKit);
    }

    [Fact]
    public async Task A_stream_of_status_is_read_to_its_end_and_answered_with_one_message_and_the_end()
    {
        await using var sandbox = await DepotSandbox.StartAsync(new());
        using var api = new ApiClient(sandbox);
        var build = await api.CallAsync("CreateBuild", new CreateBuildRequest { ProjectId = "p1" }, CreateBuildResponse.Parser);
        // An envelope: flags, length, then field 1, the build's id; the second is empty.
        byte[] body = [0, 0, 0, 0, 12, 10, 10, .. System.Text.Encoding.ASCII.GetBytes(build.BuildId), 0, 0, 0, 0, 0];

        using var response = await api.SendAsync("ReportStatusStream", body, "application/connect+proto");

        (await response.Content.ReadAsByteArrayAsync()).Should().Equal([0, 0, 0, 0, 0, 2, 0, 0, 0, 2, .. "{}"u8]);
    }

    [Fact]
    public async Task A_method_the_sandbox_lacks_is_unimplemented()
    {
        await using var sandbox = await DepotSandbox.StartAsync(new());
        using var api = new ApiClient(sandbox);

        var (_, error) = await api.RefusedAsync("ListBuilds", new Nothing());

        error.Should().Be("unimplemented: The sandbox does not have BuildService/ListBuilds");
    }
}
