namespace ActionsRunner.Jobs;

/// <summary>How a step ended.</summary>
public enum Outcome
{
    Success,
    Failure,
    Cancelled,
    Skipped,
}

/// <summary>A step of a job that has ended.</summary>
public sealed record StepReport
{
    /// <summary>The step's <c>id</c>; null when it has none.</summary>
    public string? Id { get; init; }

    /// <summary><c>name</c>, <c>uses</c>, or the first line of <c>run</c>; for the other phases behind <c>Pre</c> or <c>Post</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Before <c>continue-on-error</c>.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>Exit code of its process; null where it has none. The runner itself does not publish it.</summary>
    public int? ExitCode { get; init; }

    /// <summary>Outputs, also of a step without an id, which no expression can reach.</summary>
    public IReadOnlyDictionary<string, string> Outputs { get; init; } = new Dictionary<string, string>();

    /// <summary>What it put into the environment of later steps.</summary>
    public IReadOnlyDictionary<string, string> Exports { get; init; } = new Dictionary<string, string>();

    /// <summary>What it put before PATH, in the order written.</summary>
    public IReadOnlyList<string> Path { get; init; } = [];

    /// <summary>Its part of the job summary.</summary>
    public string Summary { get; init; } = "";

    /// <summary>Its log, masked.</summary>
    public string Log { get; init; } = "";
}

/// <summary>A job that has ended.</summary>
/// <param name="Status">Success, or the first thing that went wrong.</param>
/// <param name="Steps">In the order of the file, then the post steps in the order they ran.</param>
/// <param name="Log">The whole log, masked.</param>
/// <param name="Annotations">What the page of the run shows on top.</param>
public sealed record JobReport(Outcome Status, IReadOnlyList<StepReport> Steps, string Log, IReadOnlyList<Commands.Annotation> Annotations)
{
    /// <summary>The step with this id.</summary>
    public StepReport this[string id] => Steps.First(step => step.Id == id);

    /// <exception cref="InvalidOperationException">The job did not succeed; the message has its log.</exception>
    public JobReport Successfully() =>
        Status == Outcome.Success ? this : throw new InvalidOperationException($"The job ended with {Status}. Its log:\n{Log}");
}
