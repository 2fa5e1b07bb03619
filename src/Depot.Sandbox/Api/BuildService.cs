using Depot.Sandbox.Api.Messages;
using Depot.Sandbox.Configuration;
using Depot.Sandbox.Connect;
using Depot.Sandbox.Scripting;
using Depot.Sandbox.Tokens;
using Google.Protobuf.WellKnownTypes;

namespace Depot.Sandbox.Api;

/// <summary>The answers of Depot's build API to the requests of <c>depot build</c> and <c>depot bake</c>.</summary>
internal sealed class BuildService(
    Authority authority, BuildRecords builds, SaveRegistry registry, Scenario scenario, Func<SandboxUrls> urls, TimeProvider clock)
{
    private const int PollMilliseconds = 500;

    public CreateBuildResponse CreateBuild(CreateBuildRequest request, Caller caller)
    {
        authority.RequireProject(caller, request.ProjectId);
        var save = request.Options.Any(target => target.Save);
        if (save && !registry.Exists)
            throw new ConnectException("failed_precondition", "--save needs a registry: start depot-sandbox with --registry HOST:PORT");

        var build = builds.Create(request.ProjectId, request.Options, clock.GetUtcNow());
        var throughRegistry = registry.Exists && (scenario.Script.LoadUsingRegistry ?? true);
        return new()
        {
            BuildId = build.Id,
            BuildToken = authority.Issue(new(CallerKind.Build, build.Id)),
            BuildUrl = urls().Build(build.Project, build.Id),
            ProjectId = build.Project,
            Registry = new() { LoadUsingRegistry = throughRegistry },
            AdditionalTags = { registry.Exists ? registry.Tags(build) : [] },
            AdditionalCredentials = { registry.Credentials() },
        };
    }

    public GetBuildResponse GetBuild(GetBuildRequest request, Caller caller)
    {
        var build = Find(request.BuildId, caller);
        return new() { BuildId = build.Id, ProjectId = build.Project, BuildUrl = urls().Build(build.Project, build.Id) };
    }

    public GetBuildKitConnectionResponse GetBuildKitConnection(GetBuildKitConnectionRequest request, Caller caller)
    {
        var build = Find(request.BuildId, caller);
        var ready = build.CreatedAt.AddSeconds(scenario.Script.PendingSeconds);
        return clock.GetUtcNow() < ready
            ? new() { Pending = new() { WaitMs = PollMilliseconds } }
            : new() { Active = new() { Endpoint = urls().BuildKit, ServerName = "sandbox" } };
    }

    public ReportBuildHealthResponse ReportBuildHealth(ReportBuildHealthRequest request, Caller caller)
    {
        var build = Find(request.BuildId, caller);
        return scenario.Script.CancelAfterSeconds is { } seconds
            ? new() { CancelsAt = Timestamp.FromDateTimeOffset(build.CreatedAt.AddSeconds(seconds)) }
            : new();
    }

    public Nothing FinishBuild(FinishBuildRequest request, Caller caller)
    {
        Find(request.BuildId, caller).State = request.ResultCase.ToString().ToLowerInvariant();
        return new();
    }

    public Nothing Report(ReportRequest request, Caller caller)
    {
        Find(request.BuildId, caller);
        return new();
    }

    public GetPullInfoResponse GetPullInfo(GetPullInfoRequest request, Caller caller)
    {
        var build = Find(request.BuildId, caller);
        var (user, password) = registry.Login();
        return new() { Reference = registry.Reference(build), Username = user, Password = password, Options = { build.Targets } };
    }

    public GetPullTokenResponse GetPullToken(GetPullTokenRequest request, Caller caller)
    {
        if (request.BuildId.Length > 0) Find(request.BuildId, caller);
        else authority.RequireProject(caller, request.ProjectId);
        return new() { Token = authority.Issue(new(CallerKind.Project, request.ProjectId)) };
    }

    private BuildRecord Find(string id, Caller caller)
    {
        var build = builds[id];
        Authority.RequireBuild(caller, build.Id, build.Project);
        return build;
    }
}
