using Depot.Actions.Tests.Running;

namespace Depot.Actions.Tests.Setup;

/// <summary>The inputs <c>oidc</c> and <c>configure-docker</c>.</summary>
public class SetupTokenSpecs : IDisposable
{
    private const string Exchange = "POST /exchange";

    // Tells which command it got and which token; fails with the text of FAIL.
    private const string Program = """
        #!/bin/sh
        echo "$@ ${DEPOT_TOKEN:-none} $(command -v depot)" > "$RUNNER_TEMP/GITHUB_called"
        echo "::warning::from the child"
        [ -z "$FAIL" ] || { echo "Error: $FAIL" >&2; exit 3; }
        """;

    private readonly SetupSteps _setup = new();

    public SetupTokenSpecs()
    {
        _setup.WithCached("2.1.0", Program);
        Step.Input("version", "2.1.0").Variable("DEPOT_OIDC_EXCHANGE_URL", _setup.Server.Address + "/exchange");
        _setup.Server.On("GET /oidc", ServerAnswer.Json("""{"value":"gh-jwt"}""")).On(Exchange, ServerAnswer.Json("""{"ok":true,"token":"depot_tmp"}"""));
    }

    private TestStep Step => _setup.Step;

    private string Called => File.ReadAllText(Path.Combine(Step.Temp, "GITHUB_called")).Trim();

    [Fact]
    public async Task The_token_is_masked_before_it_is_exported()
    {
        MayAskGitHub().Input("oidc", "true");

        (await _setup.RunAsync()).Should().Be(0);

        _setup.Variables.Should().Equal(new Dictionary<string, string> { ["DEPOT_TOKEN"] = "depot_tmp" });
        Step.Log.Should().Be($"""
            Found in the tool cache: {_setup.DirectoryOf()}
            depot 2.1.0 is installed
            ::add-mask::gh-jwt
            ::add-mask::depot_tmp
            Exchanged GitHub Actions OIDC token for temporary Depot token

            """);
    }

    [Fact]
    public async Task Without_oidc_no_token_is_requested()
    {
        MayAskGitHub();

        (await _setup.RunAsync()).Should().Be(0);

        _setup.Server.Requests.Should().BeEmpty();
        _setup.Variables.Should().BeEmpty();
    }

    [Fact]
    public async Task A_token_that_is_there_already_is_kept()
    {
        MayAskGitHub().Input("oidc", "true").Variable("DEPOT_TOKEN", "mine");

        (await _setup.RunAsync()).Should().Be(0);

        _setup.Server.Requests.Should().BeEmpty();
        _setup.Variables.Should().BeEmpty();
        Step.Log.Should().EndWith("::add-mask::mine\nDEPOT_TOKEN is set already; it is kept, and no OIDC token is asked for\n");
    }

    [Fact]
    public async Task A_job_that_may_not_ask_for_a_token_fails_with_the_lines_to_add()
    {
        Step.Input("oidc", "true");

        (await _setup.RunAsync()).Should().Be(1);

        Step.Errors.Should().Equal("""
            The input 'oidc' is true, but no token could be obtained. There is no Depot token, and this job has no permission to request a GitHub OIDC token. Add this to the job:

            permissions:
              contents: read
              id-token: write

            or pass a token: the 'token' input of the build actions, or the variable DEPOT_TOKEN.
            """);
    }

    [Fact]
    public async Task A_refused_token_fails_the_step_with_depots_message()
    {
        MayAskGitHub().Input("oidc", "true");
        _setup.Server.On(Exchange, ServerAnswer.Json("""{"ok":false,"error":"no trust relationship"}"""));

        (await _setup.RunAsync()).Should().Be(1);

        Step.Errors.Should().ContainSingle().Which.Should().StartWith("The input 'oidc' is true, but no token could be obtained. "
            + $"Depot did not exchange this job's OIDC token: POST {_setup.Server.Address}/exchange answered 200 OK: no trust relationship. ");
        _setup.Variables.Should().BeEmpty();
    }

    [Fact]
    public async Task Docker_is_configured_with_the_new_token()
    {
        MayAskGitHub().Input("oidc", "true").Input("configure-docker", "true");

        (await _setup.RunAsync()).Should().Be(0);

        Called.Should().Be($"configure-docker depot_tmp {_setup.Entry().Program}");
    }

    [Fact]
    public async Task Docker_can_be_configured_without_a_token()
    {
        Step.Input("configure-docker", "true");

        (await _setup.RunAsync()).Should().Be(0);

        Called.Should().Be($"configure-docker none {_setup.Entry().Program}");
    }

    [Fact]
    public async Task What_the_cli_prints_cannot_act_as_a_command()
    {
        Step.Input("configure-docker", "true");

        await _setup.RunAsync();

        var lines = Step.Log.Split('\n');
        var fence = Array.FindIndex(lines, line => line.StartsWith("::stop-commands::", StringComparison.Ordinal));
        fence.Should().BePositive("commands are switched off");
        lines[fence - 1].Should().Be("::group::Configuring Docker to use Depot");
        lines[fence + 1].Should().Be("::warning::from the child");
        lines[fence + 2].Should().Be($"::{lines[fence].Split("::")[2]}::");
        lines[fence + 3].Should().Be("::endgroup::");
    }

    [Fact]
    public async Task A_docker_that_cannot_be_configured_fails_the_step_with_the_last_output_of_the_cli()
    {
        Step.Input("configure-docker", "true").Variable("FAIL", "docker is too old");

        (await _setup.RunAsync()).Should().Be(1);

        Step.Errors.Should().Equal("'depot configure-docker' failed: docker is too old");
    }

    public void Dispose()
    {
        _setup.Dispose();
        GC.SuppressFinalize(this);
    }

    private TestStep MayAskGitHub() =>
        Step.Variable("ACTIONS_ID_TOKEN_REQUEST_URL", _setup.Server.Address + "/oidc").Variable("ACTIONS_ID_TOKEN_REQUEST_TOKEN", "request-token");
}
