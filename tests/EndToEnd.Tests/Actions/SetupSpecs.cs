using Depot.Actions.EndToEnd.Running;

namespace Depot.Actions.EndToEnd.Actions;

/// <summary>The published setup action against a release service that serves the real CLI.</summary>
public class SetupSpecs
{
    private const int Limit = 120_000;

    [Fact(Timeout = Limit)]
    public async Task The_cli_it_installs_builds_an_image_in_the_next_step()
    {
        await using var session = await LabSession.StartAsync();
        session.WriteImage();
        File.Delete(Path.Combine(session.Bin, "depot"));

        var setup = (await session.StepAsync("setup", new Dictionary<string, string>())).Successfully();
        session.Variables["PATH"] = setup.Path.Single() + ":" + session.Variables["PATH"];
        var build = (await session.StepAsync("build-push", new Dictionary<string, string> { ["context"] = "." })).Successfully();

        setup.Outputs["version"].Should().Be(session.Lab.DepotVersion);
        build.Outputs.Should().ContainKey("build-id");
    }

    [Fact(Timeout = Limit)]
    public async Task A_pinned_version_in_the_tool_cache_needs_no_network()
    {
        await using var session = await LabSession.StartAsync();
        var pinned = new Dictionary<string, string> { ["version"] = session.Lab.DepotVersion };
        (await session.StepAsync("setup", pinned)).Successfully();
        session.Variables["DEPOT_RELEASE_URL"] = "http://127.0.0.1:9/cli/release";

        var again = (await session.StepAsync("setup", pinned)).Successfully();

        again.Process.Output.Should().Contain($"depot {session.Lab.DepotVersion} is installed\n");
    }

    [Fact(Timeout = Limit)]
    public async Task With_oidc_the_next_step_finds_the_token()
    {
        await using var session = await LabSession.StartAsync();
        foreach (var (name, value) in session.Sandbox.Environment) session.Variables[name] = value;
        session.Variables.Remove("DEPOT_TOKEN");

        var setup = (await session.StepAsync("setup", new Dictionary<string, string> { ["oidc"] = "true" })).Successfully();

        var token = setup.Environment["DEPOT_TOKEN"];
        setup.Process.Output.Should().Contain($"::add-mask::{token}\n");
    }
}
