using Depot.Actions.Dockerfiles;
using Depot.Actions.Log;
using Depot.Actions.Step;
using Depot.Actions.Text;
using Depot.Bake.Text;

namespace Depot.Actions.Annotations;

/// <summary>
/// Writes findings as annotations, which GitHub shows at the line of the file, in the review and on the page of the run. Never fails a
/// step.
/// </summary>
public static class BuildAnnotations
{
    /// <summary>GitHub shows ten annotations of a kind for a step; the last one says how many more there are.</summary>
    public const int Most = 9;

    // Of all Dockerfiles that are searched for the lines of warnings.
    private const int MostCharacters = 4 << 20;

    /// <summary>Annotates what BuildKit and the linter found in Dockerfiles.</summary>
    /// <param name="context">The step.</param>
    /// <param name="facts">The parsed log.</param>
    /// <param name="places">Where the Dockerfiles are.</param>
    public static void Write(StepContext context, BuildLogModel facts, DockerfilePlaces places) =>
        Write(context, () => Of(facts, places), facts.FindingsLeftOut);

    /// <summary>Annotates what keeps the CLI from reading a bake definition.</summary>
    /// <param name="context">The step.</param>
    /// <param name="problem">What it printed.</param>
    /// <param name="directory">The directory of the bake.</param>
    public static void Write(StepContext context, string problem, string directory) =>
        Write(context, () => Annotation.OfBake(problem) is { } found ? [found with { File = Path.GetFullPath(found.File!, directory) }] : []);

    /// <summary>Annotates findings, the most severe first.</summary>
    /// <param name="context">The step.</param>
    /// <param name="annotations">The findings.</param>
    /// <param name="more">How many more findings there are.</param>
    public static void Write(StepContext context, Func<IEnumerable<Annotation>> annotations, int more = 0)
    {
        if (GoBool.Parse(context.Environment["DOCKER_BUILD_CHECKS_ANNOTATIONS"]) == false) return;
        SafeStep.Run(context, "The findings of this build could not be annotated", () => Print(context, [.. annotations().Distinct().OrderBy(item => item.Level)], more));
    }

    /// <summary>The findings of a build, in no particular order.</summary>
    public static IEnumerable<Annotation> Of(BuildLogModel facts, DockerfilePlaces places)
    {
        foreach (var finding in facts.Lint)
        {
            yield return new(finding.Level, finding.Message, finding.Code, places.PathOf(finding.Target) ?? finding.File, finding.Line);
        }

        // Each Dockerfile is parsed once, although there may be hundreds of warnings about it.
        var (lines, left) = (new Dictionary<string, InstructionLines?>(), MostCharacters);
        foreach (var warning in facts.Warnings)
        {
            var path = places.PathOf(warning.Target);
            yield return new(LintLevel.Warning, warning.Message, warning.Rule, path, warning.Line ?? Line(warning.Message, path, Of));
        }

        InstructionLines? Of(string path) =>
            lines.TryGetValue(path, out var known) ? known : lines[path] = places.Read(path) is { } text && (left -= text.Length) >= 0 ? new(text) : null;
    }

    // `Empty continuation line found in: RUN one`: older warnings quote the instruction instead of its line.
    private static int? Line(string message, string? path, Func<string, InstructionLines?> linesOf)
    {
        var colon = message.IndexOf(": ", StringComparison.Ordinal);
        return colon < 0 || path is null ? null : linesOf(path)?.Find(message[(colon + 2)..]);
    }

    private static void Print(StepContext context, IReadOnlyList<Annotation> annotations, int more)
    {
        foreach (var item in annotations.Take(Most))
        {
            context.Log.Annotate(Kind(item.Level), item.Message, item.Title, item.File is null ? null : WorkspacePath.Of(item.File, context.Environment) ?? context.Environment.FullPath(item.File), item.Line);
        }

        more += Math.Max(0, annotations.Count - Most);
        if (more > 0) context.Log.Notice($"{Figures.Count(more, "more finding")}: see the log of this step.");
    }

    private static string Kind(LintLevel level) => level switch
    {
        LintLevel.Error => "error",
        LintLevel.Warning => "warning",
        _ => "notice",
    };
}
