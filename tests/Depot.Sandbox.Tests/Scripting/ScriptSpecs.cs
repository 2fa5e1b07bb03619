using System.Diagnostics;
using System.Net;
using Depot.Sandbox.Api.Messages;
using Depot.Sandbox.Tests.Running;

namespace Depot.Sandbox.Tests.Scripting;

public class ScriptSpecs
{
    [Fact]
    public async Task A_scripted_refusal_holds_for_as_many_calls_as_it_says()
    {
        await using var sandbox = await DepotSandbox.StartAsync(new());
        using var web = new ServiceClient(sandbox);
        using var api = new ApiClient(sandbox);
        await web.PostAsync("_sandbox/script", """{"answers":{"CreateBuild":{"code":"resource_exhausted","message":"busy","times":1}}}""");
        var request = new CreateBuildRequest { ProjectId = "p1" };

        (await api.RefusedAsync("CreateBuild", request)).Should().Be((HttpStatusCode.TooManyRequests, "resource_exhausted: busy"));
        await api.CallAsync("CreateBuild", request, CreateBuildResponse.Parser);

        sandbox.Calls.Select(call => call.Answer).Should().Equal("resource_exhausted", "ok");
    }

    [Fact]
    public async Task An_HTTP_endpoint_can_answer_garbage()
    {
        await using var sandbox = await DepotSandbox.StartAsync(new());
        using var web = new ServiceClient(sandbox);
        await web.PostAsync("_sandbox/script", """{"answers":{"exchange":{"status":500,"body":"<html>"}}}""");

        (await web.PostAsync(sandbox.Urls.OidcExchange, "{}")).Should().Be((HttpStatusCode.InternalServerError, "<html>"));
    }

    [Fact]
    public async Task A_delay_holds_the_real_answer_back()
    {
        await using var sandbox = await DepotSandbox.StartAsync(new());
        using var web = new ServiceClient(sandbox);
        await web.PostAsync("_sandbox/script", """{"answers":{"release":{"delaySeconds":0.3}}}""");
        var clock = Stopwatch.StartNew();

        var answer = await web.GetAsync("cli/release/linux/x64/latest");

        answer.Status.Should().Be(HttpStatusCode.OK);
        clock.Elapsed.Should().BeGreaterThan(TimeSpan.FromSeconds(0.29));
    }

    [Fact]
    public async Task A_machine_that_is_pending_tells_when_to_ask_again()
    {
        await using var sandbox = await DepotSandbox.StartAsync(new() { Script = new() { PendingSeconds = 60 } });
        using var api = new ApiClient(sandbox);
        var build = await api.CallAsync("CreateBuild", new CreateBuildRequest { ProjectId = "p1" }, CreateBuildResponse.Parser);
        var request = new GetBuildKitConnectionRequest { BuildId = build.BuildId };

        (await api.CallAsync("GetBuildKitConnection", request, GetBuildKitConnectionResponse.Parser)).Pending.WaitMs.Should().Be(500);

        sandbox.Script = new();
        (await api.CallAsync("GetBuildKitConnection", request, GetBuildKitConnectionResponse.Parser)).Active.Should().NotBeNull();
    }

    [Fact]
    public async Task A_build_to_be_cancelled_learns_when_from_its_health_report()
    {
        await using var sandbox = await DepotSandbox.StartAsync(new() { Script = new() { CancelAfterSeconds = 30 } });
        using var api = new ApiClient(sandbox);
        var build = await api.CallAsync("CreateBuild", new CreateBuildRequest { ProjectId = "p1" }, CreateBuildResponse.Parser);

        var health = await api.CallAsync(
            "ReportBuildHealth", new ReportBuildHealthRequest { BuildId = build.BuildId }, ReportBuildHealthResponse.Parser);

        health.CancelsAt.ToDateTimeOffset().Should().BeCloseTo(DateTimeOffset.UtcNow.AddSeconds(30), TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task A_script_with_a_name_it_does_not_know_is_refused_and_changes_nothing()
    {
        await using var sandbox = await DepotSandbox.StartAsync(new() { Script = new() { PendingSeconds = 7 } });
        using var web = new ServiceClient(sandbox);

        var answer = await web.PostAsync("_sandbox/script", """{"pendingMinutes":1}""");

        answer.Status.Should().Be(HttpStatusCode.BadRequest);
        answer.Body.Should().Contain("pendingMinutes");
        sandbox.Script.PendingSeconds.Should().Be(7);
    }

    [Fact]
    public void A_script_reads_back_as_it_was_written()
    {
        var script = """
            {"answers":{"archive":{"delaySeconds":0,"hang":false,"cutAfterBytes":5}},"pendingSeconds":1.5,"cancelAfterSeconds":2,
            "dropBuildKit":{"when":"midBuild","afterSeconds":3,"times":1},"challengePolls":4,"loadUsingRegistry":false}
            """.ReplaceLineEndings("");

        Depot.Sandbox.Scripting.Script.Parse(script).ToJson().Should().Be(script);
    }
}
