using System.Net;
using Depot.Sandbox.Api.Messages;
using Depot.Sandbox.Configuration;
using Depot.Sandbox.Tests.Running;

namespace Depot.Sandbox.Tests.Tokens;

public class TokenSpecs
{
    private static readonly SandboxOptions RequireHttps = new()
    {
        Token = "account",
        ProjectTokens = new Dictionary<string, string> { ["for-one"] = "one" },
        Projects = ["one", "two"],
    };

    [Theory]
    [InlineData(null, "one", HttpStatusCode.Unauthorized, "unauthenticated: Missing token")]
    [InlineData("wrong", "one", HttpStatusCode.Unauthorized, "unauthenticated: Invalid token")]
    [InlineData("for-one", "two", HttpStatusCode.Forbidden, "permission_denied: Not authorized")]
    [InlineData("account", "three", HttpStatusCode.NotFound, "not_found: Project not found")]
    [InlineData("account", "", HttpStatusCode.NotFound, "not_found: Project not found")]
    public async Task A_build_that_is_not_allowed_has_an_error_that_says_why(string? token, string project, HttpStatusCode status, string error)
    {
        await using var sandbox = await DepotSandbox.StartAsync(RequireHttps);
        using var api = new ApiClient(sandbox, token);

        var refused = await api.RefusedAsync("CreateBuild", new CreateBuildRequest { ProjectId = project });

        refused.Should().Be((status, error));
    }

    [Theory]
    [InlineData("account", "two")]
    [InlineData("for-one", "one")]
    public async Task A_valid_token_can_build(string token, string project)
    {
        await using var sandbox = await DepotSandbox.StartAsync(RequireHttps);
        using var api = new ApiClient(sandbox, token);

        var build = await api.CallAsync("CreateBuild", new CreateBuildRequest { ProjectId = project }, CreateBuildResponse.Parser);

        build.ProjectId.Should().Be(project);
    }

    [Fact]
    public async Task The_token_of_one_build_is_not_good_for_another()
    {
        await using var sandbox = await DepotSandbox.StartAsync(new());
        using var api = new ApiClient(sandbox);
        var one = await api.CallAsync("CreateBuild", new CreateBuildRequest { ProjectId = "p1" }, CreateBuildResponse.Parser);
        var two = await api.CallAsync("CreateBuild", new CreateBuildRequest { ProjectId = "p1" }, CreateBuildResponse.Parser);
        using var builder = new ApiClient(sandbox, one.BuildToken);

        var (_, error) = await builder.RefusedAsync("GetBuild", new GetBuildRequest { BuildId = two.BuildId });

        error.Should().Be("permission_denied: Not authorized");
    }

    [Fact]
    public async Task A_call_is_listed_by_whose_token_it_had_and_never_by_the_token()
    {
        await using var sandbox = await DepotSandbox.StartAsync(RequireHttps);
        using var api = new ApiClient(sandbox, "for-one");
        await api.CallAsync("CreateBuild", new CreateBuildRequest { ProjectId = "one" }, CreateBuildResponse.Parser);
        using var web = new ServiceClient(sandbox);

        var calls = (await web.GetAsync("_sandbox/calls")).Body;

        calls.Should().Be(
            """[{"name":"CreateBuild","caller":"project one","userAgent":"","request":{"projectId":"one"},"answer":"ok"}]""");
    }
}
