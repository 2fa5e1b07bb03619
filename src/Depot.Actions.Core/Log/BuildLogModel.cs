namespace Depot.Actions.Log;

/// <summary>The parsed log of a build: plain text without terminal codes, each part of bounded size.</summary>
/// <remarks>The text is untrusted; code that prints it as Markdown or in a command must escape it.</remarks>
public sealed record BuildLogModel
{
    /// <summary>An empty log.</summary>
    public static BuildLogModel None { get; } = new();

    /// <summary>URL of the build at Depot; null if the log has none.</summary>
    public string? BuildUrl { get; init; }

    /// <summary>From the first line to the last.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>The steps in the order of their numbers, at most 2000.</summary>
    public IReadOnlyList<BuildStep> Steps { get; init; } = [];

    /// <summary>How many steps the log had beyond <see cref="Steps"/>.</summary>
    public int StepsLeftOut { get; init; }

    /// <summary>One entry for each target and platform with instructions, in order of their first step.</summary>
    public IReadOnlyList<TargetFacts> Targets { get; init; } = [];

    /// <summary>Instructions that ended: executed, or taken from the cache. Base images are not counted.</summary>
    public int TotalSteps { get; init; }

    /// <summary>Those of <see cref="TotalSteps"/> that came from the cache.</summary>
    public int CachedSteps { get; init; }

    /// <summary>Cached of total, from 0 to 1; null when no instruction ended.</summary>
    public double? CacheHitRatio => TotalSteps == 0 ? null : (double)CachedSteps / TotalSteps;

    /// <summary>The failure; null if the log shows none. Only the exit code says whether the build failed.</summary>
    public BuildFailure? Failure { get; init; }

    /// <summary>Warnings of BuildKit about Dockerfiles, each once, in order.</summary>
    public IReadOnlyList<BuildWarning> Warnings { get; init; } = [];

    /// <summary>What the linter found, each once, in order.</summary>
    public IReadOnlyList<LintFinding> Lint { get; init; } = [];

    /// <summary>How many warnings and findings the log had beyond those that are kept.</summary>
    public int FindingsLeftOut { get; init; }

    /// <summary>The machines the build waited for.</summary>
    public IReadOnlyList<MachineWait> Machines { get; init; } = [];

    /// <summary>The CLI's reasons for its own retries, in order.</summary>
    public IReadOnlyList<string> Retries { get; init; } = [];

    /// <summary>
    /// The first executed instruction after a cached one, or the first instruction if none was cached; null if all were cached.
    /// </summary>
    public BuildStep? FirstMiss { get; init; }

    /// <summary>The Dockerfile of each target by the name the log gives it, without directory; the key is empty for a build without targets.</summary>
    public IReadOnlyDictionary<string, string> Dockerfiles { get; init; } = new Dictionary<string, string>();
}
