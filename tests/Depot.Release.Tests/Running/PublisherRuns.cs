using Depot.Release.GitHub;
using Depot.Release.Publishing;
using Depot.Release.Staging;
using Octokit;

namespace Depot.Release.Tests.Running;

/// <summary>The real publisher and the real Octokit, pointed at a stand-in.</summary>
internal static class PublisherRuns
{
    public static async Task<string> PublishAsync(this GitHubStandIn server, StagedRelease release)
    {
        var output = new StringWriter();
        using var http = new HttpClient();
        await new Publisher(release, server.Repositories(), http, output).PublishAsync();
        return output.ToString();
    }

    public static async Task<string> PlanAsync(this GitHubStandIn server, StagedRelease release)
    {
        var output = new StringWriter();
        using var http = new HttpClient();
        await new Publisher(release, server.Repositories(), http, output).PlanAsync();
        return output.ToString();
    }

    public static IReadOnlyList<IGitHubRepository> Repositories(this GitHubStandIn server)
    {
        var client = new GitHubClient(new ProductHeaderValue("tests"), server.Address) { Credentials = new("token") };
        return [.. TestRelease.Repositories.Select(name => new OctokitRepository(client, "depot", name))];
    }
}
