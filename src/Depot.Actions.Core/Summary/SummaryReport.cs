using Depot.Actions.Dockerfiles;
using Depot.Actions.Log;
using Depot.Actions.Processes;

namespace Depot.Actions.Summary;

/// <summary>What a job summary shows of one build.</summary>
/// <param name="Command">The command, such as <c>depot build</c>.</param>
/// <param name="Exit">How it ended.</param>
/// <param name="Facts">Its parsed log.</param>
public sealed record SummaryReport(string Command, ExitReport Exit, BuildLogModel Facts)
{
    /// <summary>The CLI's error message, for a failure that <see cref="Facts"/> cannot explain.</summary>
    public string? Message { get; init; }

    /// <summary>The remedy for a failure; null if unknown, or if the build succeeded.</summary>
    public string? Remedy { get; init; }

    /// <summary>Path of the Dockerfile and the line of the failed step; null when unknown.</summary>
    public FilePlace? FailedAt { get; init; }

    /// <summary>URL of the sources of the run, such as <c>https://github.com/octo/app/blob/1a2b…</c>; null if there is none.</summary>
    public string? SourceUrl { get; init; }

    /// <summary>Digest of each target by its name; the key is empty for a build without targets.</summary>
    public IReadOnlyDictionary<string, string> Digests { get; init; } = new Dictionary<string, string>();

    /// <summary>Commands that fetch what was built, ready to be copied.</summary>
    public IReadOnlyList<string> PullCommands { get; init; } = [];

    /// <summary>Whether the result stayed in the build cache, because nothing asked for more.</summary>
    public bool IsKeptInCacheOnly { get; init; }

    /// <summary>The inputs as lines of YAML; secrets by name only.</summary>
    public string Inputs { get; init; } = "";

    /// <summary>The resolved bake definition as JSON; null for a build.</summary>
    public string? Definition { get; init; }
}
