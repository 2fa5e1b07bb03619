using System.Collections.Concurrent;
using Depot.Sandbox.Api.Messages;
using Depot.Sandbox.Connect;
using Depot.Sandbox.Tokens;

namespace Depot.Sandbox.Api;

/// <summary>One build of the sandbox.</summary>
internal sealed record BuildRecord(string Id, string Project, IReadOnlyList<BuildTarget> Targets, DateTimeOffset CreatedAt)
{
    /// <summary><c>running</c>, then <c>success</c>, <c>error</c> or <c>canceled</c>.</summary>
    public string State { get; set; } = "running";
}

/// <summary>The builds of this run, by id.</summary>
internal sealed class BuildRecords
{
    private readonly ConcurrentDictionary<string, BuildRecord> _builds = new(StringComparer.Ordinal);

    public BuildRecord Create(string project, IReadOnlyList<BuildTarget> targets, DateTimeOffset now)
    {
        // Ten lowercase letters and digits, as in the ids of the real service.
        var build = new BuildRecord(RandomText.Letters(10), project, targets, now);
        _builds[build.Id] = build;
        return build;
    }

    /// <exception cref="ConnectException">No such build.</exception>
    public BuildRecord this[string id] => Find(id) ?? throw ConnectException.NotFound("Build not found");

    public BuildRecord? Find(string id) => _builds.GetValueOrDefault(id);
}
