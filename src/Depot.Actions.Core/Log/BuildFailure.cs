using Depot.Actions.Dockerfiles;

namespace Depot.Actions.Log;

/// <summary>The step that broke a build, or an error that belongs to no step.</summary>
/// <param name="Message">The error message of BuildKit or the CLI, one line.</param>
public sealed record BuildFailure(string Message)
{
    /// <summary>The step; null when the build broke outside of one, such as a Dockerfile that cannot be parsed.</summary>
    public BuildStep? Step { get; init; }

    /// <summary>The Dockerfile by the name the log gives it, without directory; null when unknown.</summary>
    public string? Dockerfile { get; init; }

    /// <summary>The line of the Dockerfile, from 1, where the log says it. <see cref="DockerfileLines"/> finds it for a step.</summary>
    public int? Line { get; init; }

    /// <summary>The exit code of a RUN; null for another failure.</summary>
    public int? ExitCode { get; init; }

    /// <summary>Whether the log ends before the step does, so that what it printed may be missing.</summary>
    public bool IsCutOff { get; init; }

    /// <summary>The last lines the step printed, oldest first, at most 20; without step number and time.</summary>
    public IReadOnlyList<string> LastLines { get; init; } = [];

    /// <summary>
    /// The line of its output that tells most of the failure, then those that belong to it, at most 5: a heading has its
    /// message, an assertion what was expected. Empty without output.
    /// </summary>
    public IReadOnlyList<string> ErrorLines { get; init; } = [];

    /// <summary>The lines round the telling one, oldest first, at most 33; empty when <see cref="LastLines"/> has them all.</summary>
    public IReadOnlyList<string> LinesAround { get; init; } = [];
}
