namespace Depot.Actions.Log;

/// <summary>One numbered step of the log.</summary>
/// <param name="Number">The number after <c>#</c>, from 1.</param>
/// <param name="Name">As printed, such as <c>[app linux/amd64 build 2/5] RUN make</c>.</param>
public sealed record BuildStep(int Number, string Name)
{
    /// <summary>What it does.</summary>
    public StepKind Kind { get; init; }

    /// <summary>Its state.</summary>
    public StepState State { get; init; }

    /// <summary>The bake target; null in a build of one target, because the log does not name it.</summary>
    public string? Target { get; init; }

    /// <summary>Such as <c>linux/arm64</c>; null if the log does not have it, which is usual in a build for one platform.</summary>
    public string? Platform { get; init; }

    /// <summary>The stage of the Dockerfile; null when it has only one without a name.</summary>
    public string? Stage { get; init; }

    /// <summary>Its number among the steps of its stage, from 1, and their count; 0 of 0 if it is not an instruction.</summary>
    public (int At, int Of) Ordinal { get; init; }

    /// <summary>The name without the part in brackets, such as <c>RUN make</c>.</summary>
    public string Text { get; init; } = "";

    /// <summary>The first time that the log shows it running, from the first line of the log.</summary>
    public TimeSpan Start { get; init; }

    /// <summary>How long it took, to a tenth of a second as the log has it; zero when cached, null if it has no end.</summary>
    public TimeSpan? Duration { get; init; }
}

/// <summary>What a step does.</summary>
public enum StepKind
{
    /// <summary>Something else, such as loading an image.</summary>
    Other,

    /// <summary>Starts a machine of Depot or connects to it.</summary>
    Machine,

    /// <summary>Reads Dockerfiles, contexts, image metadata.</summary>
    Internal,

    /// <summary>FROM: fetches a base image.</summary>
    BaseImage,

    /// <summary>RUN, COPY, ADD or WORKDIR.</summary>
    Instruction,

    /// <summary>Lints a Dockerfile.</summary>
    Lint,

    /// <summary>Writes or pushes the result.</summary>
    Export,
}

/// <summary>The state of a step.</summary>
public enum StepState
{
    /// <summary>It had no end when the log ended.</summary>
    Running,

    /// <summary>It ran.</summary>
    Done,

    /// <summary>Its result came from the cache.</summary>
    Cached,

    /// <summary>It failed.</summary>
    Failed,

    /// <summary>It was stopped because another failed or the build was cancelled.</summary>
    Canceled,
}
