using System.Text.Json.Nodes;

namespace ActionsRunner.Jobs;

/// <summary>The run that a job belongs to: a push to the main branch unless a test says otherwise.</summary>
public sealed record GitHubRun
{
    public string Repository { get; init; } = "octo/app";

    public string Sha { get; init; } = "1111111111111111111111111111111111111111";

    public string Ref { get; init; } = "refs/heads/main";

    public string EventName { get; init; } = "push";

    /// <summary>GITHUB_TOKEN.</summary>
    public string Token { get; init; } = "ghs_of_the_test";

    /// <summary>The payload of the event.</summary>
    public JsonObject Event { get; init; } = [];

    /// <summary>What becomes <c>GITHUB_</c> variables as well as members of the <c>github</c> context.</summary>
    internal IEnumerable<KeyValuePair<string, string>> Variables =>
    [
        new("actor", "octocat"), new("actor_id", "1"), new("api_url", "https://api.github.com"), new("base_ref", ""),
        new("event_name", EventName), new("graphql_url", "https://api.github.com/graphql"), new("head_ref", ""), new("job", "build"),
        new("ref", Ref), new("ref_name", Ref[(Ref.LastIndexOf('/') + 1)..]), new("ref_protected", "false"),
        new("ref_type", Ref.StartsWith("refs/tags/", StringComparison.Ordinal) ? "tag" : "branch"), new("repository", Repository),
        new("repository_id", "1"), new("repository_owner", Repository.Split('/')[0]), new("repository_owner_id", "1"),
        new("retention_days", "90"), new("run_attempt", "1"), new("run_id", "42"), new("run_number", "7"),
        new("server_url", "https://github.com"), new("sha", Sha), new("triggering_actor", "octocat"), new("workflow", "Build image"),
        new("workflow_ref", $"{Repository}/.github/workflows/build.yml@{Ref}"), new("workflow_sha", Sha),
    ];
}
