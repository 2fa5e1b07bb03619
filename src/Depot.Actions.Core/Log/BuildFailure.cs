using Depot.Actions.Dockerfiles;

namespace Depot.Actions.Log;

/// <summary>The step that broke a build, or an error that belongs to no step.</summary>
/// <param name="Message">The error message of BuildKit or the CLI, one line.</param>
public sealed record BuildFailure(string Message)
{
    /// <summary>The step; null if the build failed outside of a step, for example because the Dockerfile cannot be parsed.</summary>
    public BuildStep? Step { get; init; }

    /// <summary>The Dockerfile by the name the log gives it, without directory; null when unknown.</summary>
    public string? Dockerfile { get; init; }

    /// <summary>The line of the Dockerfile, from 1, if the log has it. <see cref="DockerfileLines"/> finds it for a step.</summary>
    public int? Line { get; init; }

    /// <summary>The exit code of a RUN; null for other failures.</summary>
    public int? ExitCode { get; init; }

    /// <summary>Whether the log ends before the step does, so that its output may be incomplete.</summary>
    public bool IsCutOff { get; init; }

    /// <summary>The last lines the step printed, oldest first, at most 20; without step number and time.</summary>
    public IReadOnlyList<string> LastLines { get; init; } = [];

    /// <summary>
    /// The most relevant line of its output, then those that belong to it, at most 5, such as the message of a heading or the expected
    /// value of an assertion. Empty without output.
    /// </summary>
    public IReadOnlyList<string> ErrorLines { get; init; } = [];

    /// <summary>
    /// The lines around the most relevant one, oldest first, at most 33; empty when <see cref="LastLines"/> has them all.
    /// </summary>
    public IReadOnlyList<string> LinesAround { get; init; } = [];
}
