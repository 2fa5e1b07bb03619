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

    /// <summary>The calls that change something: repository, method, and the path below it.</summary>
    public static IReadOnlyList<string> Changes(this GitHubStandIn server) =>
        [.. server.Calls.Where(call => !call.StartsWith("GET ", StringComparison.Ordinal)).Select(call => call.Split(' ', '/'))
            // POST · "" · api · v3 · repos · depot · NAME · …
            .Select(part => $"{part[6]}: {part[0]} {string.Join('/', part[7..])}")];
}
