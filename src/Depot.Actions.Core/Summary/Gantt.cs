using System.Globalization;
using System.Text;
using Depot.Actions.Log;
using Depot.Actions.Text;

namespace Depot.Actions.Summary;

/// <summary>The steps of a build as a Mermaid Gantt chart.</summary>
/// <remarks>Syntax: mermaid.js.org/syntax/gantt. GitHub draws it wherever it draws Markdown.</remarks>
internal static class Gantt
{
    private const int MostBars = 40;
    private const int LongestLabel = 60;
    private static readonly TimeSpan Worthwhile = TimeSpan.FromSeconds(1);

    /// <summary>The chart with its fence; null if there are too few steps.</summary>
    public static string? Of(BuildLogModel facts)
    {
        var shortest = TimeSpan.FromSeconds(Math.Max(0.1, facts.Duration.TotalSeconds / 100));
        var bars = facts.Steps.Where(step => step.Duration >= (step.Kind is StepKind.Machine ? Worthwhile : shortest) && step.Kind is not StepKind.Internal)
            .OrderByDescending(step => step.Duration).Take(MostBars).ToList();
        if (bars.Count < 2 || bars[0].Duration < Worthwhile) return null;
        var sections = bars.OrderBy(step => (step.Start, step.Number)).GroupBy(Section).ToList();
        var chart = new StringBuilder();
        chart.Append(CultureInfo.InvariantCulture, $"%%{{init: {{\"gantt\": {{\"leftPadding\": {(7 * sections.Max(section => section.Key.Length)) + 20}}}}}}}%%\n");
        chart.Append(CultureInfo.InvariantCulture, $"gantt\n    dateFormat HH:mm:ss.SSS\n    axisFormat %M:%S\n    tickInterval {Ticks(bars)}\n");
        foreach (var section in sections)
        {
            chart.Append(CultureInfo.InvariantCulture, $"    section {section.Key}\n");
            foreach (var step in section)
            {
                // A long bar from midnight on would exceed the day in this format.
                var start = step.Start < TimeSpan.FromHours(23) ? step.Start : TimeSpan.FromHours(23);
                chart.Append(CultureInfo.InvariantCulture,
                    $"    {Label(step)} :{Tag(step)}{start:hh\\:mm\\:ss\\.fff}, {(long)step.Duration!.Value.TotalMilliseconds}ms\n");
            }
        }

        return Markdown.Fence("mermaid", chart.ToString());
    }

    // About ten ticks. Mermaid's default ticks may be between seconds, which the axis does not show.
    private static string Ticks(List<BuildStep> bars)
    {
        var seconds = (bars.Max(step => step.Start + step.Duration!.Value) - bars.Min(step => step.Start)).TotalSeconds;
        foreach (var (interval, length) in (ReadOnlySpan<(string, int)>)[("1second", 1), ("5second", 5), ("15second", 15), ("1minute", 60), ("5minute", 300), ("15minute", 900)])
        {
            if (seconds / length <= 12) return interval;
        }

        return "1hour";
    }

    private static string Section(BuildStep step) => step.Kind switch
    {
        StepKind.Machine => "machine",
        StepKind.BaseImage => "base images",
        StepKind.Export => Plain(step.Target is null ? "result" : $"{step.Target} result"),
        _ => Plain(string.Join(' ', new[] { step.Target, step.Platform, step.Stage }.Where(part => part is not null))) is { Length: > 0 } name ? name : "steps",
    };

    // The number comes first: it identifies the step in the log, and no keyword of the chart's language starts with a digit.
    private static string Label(BuildStep step) =>
        string.Create(CultureInfo.InvariantCulture, $"{step.Number} {Plain(Name(step))} {Figures.Time(step.Duration!.Value)}");

    // The digest of a base image does not help the reader.
    private static string Name(BuildStep step) => step.Kind == StepKind.BaseImage ? step.Text.Split('@')[0] : step.Text;


    private static string Tag(BuildStep step) => (step.State, step.Kind) switch
    {
        (StepState.Failed, _) => "crit, ",
        (_, StepKind.Machine or StepKind.BaseImage) => "done, ",
        (_, StepKind.Export) => "active, ",
        _ => "",
    };

    // Mermaid reads : ; # % { } and quotes, and HTML in labels. A ratio sign looks like a colon and has no meaning.
    private static string Plain(string text)
    {
        text = Redaction.OfText(text);
        var plain = new StringBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            if (plain.Length >= LongestLabel) return plain.Append('…').ToString();
            var c = text[at];
            if (char.IsAsciiLetterOrDigit(c) || "._/=@+-()[]|*!?,$".Contains(c, StringComparison.Ordinal)) plain.Append(c);
            else if (c == ':') plain.Append('∶');
            else if (c == '&' && at + 1 < text.Length && text[at + 1] is ' ' or '&') plain.Append(c);
            else if (plain.Length > 0 && plain[^1] != ' ') plain.Append(' ');
        }

        return plain.ToString().TrimEnd();
    }
}
