namespace Depot.Actions.Log;

/// <summary>Steps summed up by target and platform.</summary>
internal static class TargetTable
{
    /// <summary>One entry for each target and platform that has instructions or base images, in order of their first step.</summary>
    public static IReadOnlyList<TargetFacts> Of(IReadOnlyList<BuildStep> steps)
    {
        var own = steps.Where(step => step.Kind is StepKind.Instruction or StepKind.BaseImage).ToList();
        var platforms = own.Where(step => step.Platform is not null).ToLookup(step => step.Target, step => step.Platform!);
        var known = own.Where(step => step.Platform is not null).Select(step => (step.Target, step.Stage, step.Ordinal, step.Platform)).ToHashSet();
        return [.. own.GroupBy(step => (step.Target, Platform: step.Platform ?? MissingPlatform(step)))
            .Select(group => Sum(group.Key.Target, group.Key.Platform, [.. group]))];

        // A step that a target shares with another one for a single platform carries no platform. It is the one its twins lack.
        string? MissingPlatform(BuildStep step) =>
            platforms[step.Target].FirstOrDefault(platform => !known.Contains((step.Target, step.Stage, step.Ordinal, platform)));
    }

    /// <summary>Counts instructions that ended.</summary>
    public static (int Total, int Cached) Count(IEnumerable<BuildStep> steps)
    {
        var (total, cached) = (0, 0);
        foreach (var step in steps)
        {
            if (step.Kind != StepKind.Instruction || step.State is not (StepState.Done or StepState.Cached or StepState.Failed)) continue;
            total++;
            if (step.State == StepState.Cached) cached++;
        }

        return (total, cached);
    }

    private static TargetFacts Sum(string? target, string? platform, List<BuildStep> steps)
    {
        var (total, cached) = Count(steps);
        var start = steps.Min(step => step.Start);
        var end = steps.Max(step => step.Start + (step.Duration ?? TimeSpan.Zero));
        return new(target, platform, State(steps, total, cached), end - start, total, cached);
    }

    private static StepState State(List<BuildStep> steps, int total, int cached) =>
        steps.Exists(step => step.State == StepState.Failed) ? StepState.Failed
        : steps.Exists(step => step.State == StepState.Canceled) ? StepState.Canceled
        : steps.Exists(step => step.State == StepState.Running) ? StepState.Running
        : total > 0 && total == cached ? StepState.Cached : StepState.Done;
}
