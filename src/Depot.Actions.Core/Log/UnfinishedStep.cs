namespace Depot.Actions.Log;

/// <summary>A bake may end before the log shows which step failed; the error and the running steps then identify it.</summary>
internal static class UnfinishedStep
{
    /// <summary>The failed step, from the error; null if it cannot be determined.</summary>
    /// <param name="steps">The steps of the log.</param>
    /// <param name="error">The error that the CLI ended with.</param>
    public static BuildStep? Of(IReadOnlyList<BuildStep> steps, string error)
    {
        var running = steps.Where(step => step is { State: StepState.Running, Kind: StepKind.Instruction or StepKind.Export }).ToList();
        if (Target(error) is { } target && running.Exists(step => step.Target == target)) running = running.FindAll(step => step.Target == target);
        var named = running.FindAll(step => Command(step) is { Length: > 0 } command && error.Contains(command + "\" did not complete", StringComparison.Ordinal));
        return (named.Count > 0 ? named : running) is [var only] ? only with { State = StepState.Failed } : null;
    }

    // `target app: failed to solve: …`
    private static string? Target(string error) =>
        error.StartsWith("target ", StringComparison.Ordinal) && error.IndexOf(':', StringComparison.Ordinal) is var colon and > 0 ? error["target ".Length..colon] : null;

    // `RUN --mount=type=cache,target=/x make` runs `make`.
    private static string? Command(BuildStep step)
    {
        var words = step.Text;
        if (!words.StartsWith("RUN ", StringComparison.Ordinal)) return null;
        words = words["RUN ".Length..].TrimStart();
        while (words.StartsWith("--", StringComparison.Ordinal) && words.IndexOf(' ', StringComparison.Ordinal) is var space and > 0) words = words[(space + 1)..].TrimStart();
        return words;
    }
}
