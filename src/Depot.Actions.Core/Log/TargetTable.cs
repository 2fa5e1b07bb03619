namespace Depot.Actions.Log;

/// <summary>Sums of steps by target and platform.</summary>
internal static class TargetTable
{
    /// <summary>One entry for each target and platform that has instructions or base images, in order of their first step.</summary>
    /// <param name="steps">The steps.</param>
    /// <param name="now">When the log ended: the end of what was still running.</param>
    public static IReadOnlyList<TargetFacts> Of(IReadOnlyList<BuildStep> steps, TimeSpan now)
    {
        var own = steps.Where(step => step.Kind is StepKind.Instruction or StepKind.BaseImage).ToList();
        var named = own.Where(step => step.Platform is not null).ToList();
        var platforms = named.ToLookup(step => step.Target, step => step.Platform);
        var twins = named.ToLookup(step => (step.Target, step.Stage, step.Ordinal));
        // Computed once for steps of the same place, because a log may have a thousand of them, each with a thousand duplicates.
        var missing = own.Where(step => step.Platform is null).Select(step => (step.Target, step.Stage, step.Ordinal)).Distinct().ToDictionary(place => place, MissingPlatform);
        var rows = own.GroupBy(step => (step.Target, Platform: step.Platform ?? missing[(step.Target, step.Stage, step.Ordinal)]))
            .Select(group => Sum(group.Key.Target, group.Key.Platform, [.. group], now)).ToList();
        return [.. rows, .. Sharing(steps, rows, now)];

        // A step that a target shares with another target for a single platform is printed without a platform. Its platform is the one that
        // its duplicates for other platforms lack, or the one of its cached duplicate.
        string? MissingPlatform((string? Target, string? Stage, (int, int) Ordinal) place)
        {
            var known = twins[place].ToList();
            return platforms[place.Target].FirstOrDefault(platform => known.TrueForAll(twin => twin.Platform != platform))
                ?? known.Find(twin => twin.State == StepState.Cached)?.Platform
                ?? platforms[place.Target].FirstOrDefault();
        }
    }

    // Steps that two targets share are printed for one of them. The other target is found through its Dockerfile and its export.
    private static IEnumerable<TargetFacts> Sharing(IReadOnlyList<BuildStep> steps, List<TargetFacts> rows, TimeSpan now) =>
        rows.Count == 0 ? [] : steps.Where(step => step.Target is not null && rows.TrueForAll(row => row.Target is not null && row.Target != step.Target))
            .GroupBy(step => step.Target).Select(group => Sum(group.Key, null, [.. group], now));

    private static TargetFacts Sum(string? target, string? platform, List<BuildStep> steps, TimeSpan now)
    {
        // A step that is printed under two names counts once, and as executed if it was executed once.
        var ended = steps.Where(step => step is { Kind: StepKind.Instruction, State: StepState.Done or StepState.Cached or StepState.Failed })
            .GroupBy(step => (step.Stage, step.Ordinal, step.Text)).ToList();
        var cached = ended.Count(same => same.All(step => step.State == StepState.Cached));
        var start = steps.Min(step => step.Start);
        var end = steps.Max(step => step.Duration is { } duration ? step.Start + duration : now);
        return new(target, platform, State(steps, ended.Count, cached), end - start, ended.Count, cached);
    }

    private static StepState State(List<BuildStep> steps, int total, int cached) =>
        steps.Exists(step => step.State == StepState.Failed) ? StepState.Failed
        : steps.Exists(step => step.State == StepState.Canceled) ? StepState.Canceled
        : steps.Exists(step => step.State == StepState.Running) ? StepState.Running
        : total > 0 && total == cached ? StepState.Cached : StepState.Done;
}
