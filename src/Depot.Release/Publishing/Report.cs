using Depot.Release.GitHub;
using Depot.Release.Versions;

namespace Depot.Release.Publishing;

/// <summary>The output while a release is made.</summary>
internal static class Report
{
    public static void Plan(TextWriter output, string repository, RepositoryRelease release, RepositoryState state)
    {
        output.WriteLine($"{repository}:");
        var steps = ReleasePlan.Of(state, release).Steps;
        foreach (var step in steps) output.WriteLine($"  {step.Description}");
        if (steps.Count == 0) output.WriteLine("  nothing is left to do");
        if (MovingTag.Of(state, release.Version).Stays is { } reason) output.WriteLine($"  {release.Version.MovingTag} stays where it is: {reason}");
    }

    public static void Step(TextWriter output, string repository, ReleaseStep step) => output.WriteLine($"{repository}: {step.Description}");

    public static void Done(TextWriter output, string repository, ReleaseVersion version, string commit, RepositoryState before)
    {
        var moving = MovingTag.Of(before, version) is { Stays: { } reason } ? $"stays where it is: {reason}" : "leads to it";
        output.WriteLine($"{repository}: {version} is published, at {commit}; {version.MovingTag} {moving}");
    }
}
