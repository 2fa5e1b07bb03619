using Depot.Actions.Install;
using Depot.Actions.Tests.Install;
using Depot.Actions.Tests.Running;

namespace Depot.Actions.Tests.Setup;

/// <summary>Which version gets on PATH, and from where.</summary>
public class SetupActionSpecs : IDisposable
{
    private readonly SetupSteps _setup = new();

    private TestStep Step => _setup.Step;

    [Fact]
    public async Task The_latest_version_gets_on_path()
    {
        var exit = await _setup.RunAsync();

        exit.Should().Be(0);
        _setup.Paths.Should().Be(_setup.DirectoryOf() + "\n");
        Step.Outputs.Should().Equal(new Dictionary<string, string> { ["version"] = "2.1.0", ["path"] = Path.Combine(_setup.DirectoryOf(), "depot") });
        _setup.Entry().IsComplete.Should().BeTrue();
        _setup.Server.Lines.Should().Equal(SetupSteps.Lookup("latest"), SetupSteps.ArchivePath, SetupSteps.ChecksumPath);
        Step.Log.Should().Be($"""
            ::group::Download depot 2.1.0
            {_setup.ArchiveUrl}
            No checksum is published for this archive; SHA-256 {_setup.Sha256}
            ::endgroup::
            depot 2.1.0 is installed

            """);
        _setup.Leftovers.Should().BeEmpty();
    }

    [Fact]
    public async Task The_service_gets_the_name_of_the_caller()
    {
        await _setup.RunAsync();

        _setup.Server.Requests.Should().OnlyContain(request => request.Headers["User-Agent"] == "depot-setup-action");
    }

    [Fact]
    public async Task A_range_is_resolved_by_the_service()
    {
        _setup.Server.On(SetupSteps.Lookup("%5E2.0%20%7C%7C%203.x"), ServerAnswer.Json($$"""{"ok":true,"url":"{{_setup.ArchiveUrl}}"}"""));
        Step.Input("version", "^2.0 || 3.x");

        (await _setup.RunAsync()).Should().Be(0);

        Step.Outputs["version"].Should().Be("2.1.0");
    }

    [Theory]
    [InlineData("2.1.0")]
    [InlineData("v2.1.0")]
    public async Task A_pinned_version_in_the_cache_needs_no_network(string version)
    {
        _setup.WithCached("2.1.0");
        Step.Input("version", version).Variable("DEPOT_RELEASE_URL", LoopbackServer.Nowhere);

        var exit = await _setup.RunAsync();

        exit.Should().Be(0);
        Step.Log.Should().Be($"Found in the tool cache: {_setup.DirectoryOf()}\ndepot 2.1.0 is installed\n");
        _setup.Paths.Should().Be(_setup.DirectoryOf() + "\n");
    }

    [Fact]
    public async Task The_latest_version_in_the_cache_is_not_downloaded()
    {
        _setup.WithCached("2.1.0");

        (await _setup.RunAsync()).Should().Be(0);

        _setup.Server.Lines.Should().Equal(SetupSteps.Lookup("latest"));
        Step.Log.Should().Be($"Found in the tool cache: {_setup.DirectoryOf()}\ndepot 2.1.0 is installed\n");
    }

    [Fact]
    public async Task A_second_run_finds_what_the_first_installed()
    {
        await _setup.RunAsync();
        await _setup.RunAsync();

        _setup.Server.Lines.Count(line => line == SetupSteps.ArchivePath).Should().Be(1);
    }

    [Fact]
    public async Task A_release_candidate_does_not_pass_for_the_release()
    {
        var candidate = _setup.Server.Address + "/depot/cli/releases/download/v2.1.0-rc.1/depot_2.1.0-rc.1_linux_amd64.tar.gz";
        _setup.Server.On(SetupSteps.Lookup("2.1.0-rc.1"), ServerAnswer.Json($$"""{"ok":true,"url":"{{candidate}}"}"""))
            .On("GET " + new Uri(candidate).AbsolutePath, ServerAnswer.File(TestArchive.Release("candidate")));

        Step.Input("version", "2.1.0-rc.1");
        (await _setup.RunAsync()).Should().Be(0);
        Step.Input("version", "2.1.0");
        (await _setup.RunAsync()).Should().Be(0);

        _setup.Paths.Should().Be($"{_setup.DirectoryOf("2.1.0-rc.1")}\n{_setup.DirectoryOf("2.1.0")}\n");
        File.ReadAllText(_setup.Entry("2.1.0-rc.1").Program).Should().Be("candidate");
        File.ReadAllText(_setup.Entry("2.1.0").Program).Should().NotBe("candidate");
    }

    [Fact]
    public async Task A_service_that_is_busy_for_a_while_is_asked_again()
    {
        _setup.Server.On(SetupSteps.Lookup("latest"), ServerAnswer.Text("<html>oops</html>", 503),
            ServerAnswer.Json($$"""{"ok":true,"url":"{{_setup.ArchiveUrl}}"}"""));

        (await _setup.RunAsync()).Should().Be(0);
    }

    [Fact]
    public async Task A_service_that_stays_unavailable_is_reported_with_URL_and_status()
    {
        _setup.Server.On(SetupSteps.Lookup("latest"), ServerAnswer.Text("<html>oops</html>", 500));

        (await _setup.RunAsync()).Should().Be(1);

        Step.Errors.Should().Equal($"Depot's release service could not be asked for 'latest': GET {_setup.LookupUrl("latest")} answered 500 Internal Server Error. "
            + "Run the job again; an exact version in the tool cache needs no service, and DEPOT_RELEASE_URL can name a mirror.");
    }

    [Fact]
    public async Task A_version_that_does_not_exist_is_reported_with_the_message_of_the_service()
    {
        _setup.Server.On(SetupSteps.Lookup("9.9.9"), ServerAnswer.Json("""{"ok":false,"error":"No release found for 9.9.9"}"""));
        Step.Input("version", "9.9.9");

        (await _setup.RunAsync()).Should().Be(1);

        Step.Errors.Should().Equal(
            $"There is no Depot CLI '9.9.9' for {ReleasePlatform.OfThisProcess()}: GET {_setup.LookupUrl("9.9.9")} answered 200 OK: No release found for 9.9.9. "
            + "See https://github.com/depot/cli/releases for the versions.");
        _setup.Paths.Should().BeEmpty();
    }

    [Fact]
    public async Task A_flag_that_is_neither_true_nor_false_is_reported_before_anything_happens()
    {
        Step.Input("oidc", "yes");

        (await _setup.RunAsync()).Should().Be(1);

        Step.Errors.Should().Equal("Input 'oidc': 'yes' is not a valid value; write 'true' or 'false'.");
        _setup.Server.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task A_mirror_that_is_not_a_URL_is_reported_with_its_variable()
    {
        Step.Variable("DEPOT_RELEASE_URL", "mirror.example/cli");

        (await _setup.RunAsync()).Should().Be(1);

        Step.Errors.Should().Equal("DEPOT_RELEASE_URL is not a valid URL; write one that starts with https:// or http://.");
    }

    [Fact]
    public async Task A_cache_that_cannot_be_written_to_is_reported_with_its_directory()
    {
        var blocked = Step.WriteFile("blocked", "a file where a directory should be");
        Step.Variable("RUNNER_TOOL_CACHE", blocked);

        (await _setup.RunAsync()).Should().Be(1);

        var directory = ToolCache.Entry(blocked, "2.1.0", ReleasePlatform.OfThisProcess()).Directory;
        Step.Errors.Should().ContainSingle().Which.Should().StartWith($"depot 2.1.0 could not be put into {directory}: ").And.EndWith(
            ". Check the free space and the permissions; RUNNER_TOOL_CACHE names the tool cache.");
    }

    public void Dispose()
    {
        _setup.Dispose();
        GC.SuppressFinalize(this);
    }
}
