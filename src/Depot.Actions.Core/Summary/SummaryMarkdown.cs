using System.Globalization;
using System.Text;
using Depot.Actions.Dockerfiles;
using Depot.Actions.Log;
using Depot.Actions.Text;

namespace Depot.Actions.Summary;

/// <summary>The Markdown of a build's summary. Pure: same report, same text.</summary>
internal static class SummaryMarkdown
{
    /// <summary>The maximum size, in UTF-8 bytes. The runner drops a summary of more than 1 MiB as a whole.</summary>
    public const int LongestText = 900 << 10;

    private const int LongestPart = 150 << 10;
    private const int MostRows = 100;
    private const int MostFindings = 50;

    /// <summary>GitHub's Markdown.</summary>
    /// <param name="report">What to show.</param>
    /// <param name="mode">How much; not <see cref="SummaryMode.Off"/>.</param>
    public static string Of(SummaryReport report, SummaryMode mode)
    {
        // The line breaks end a block of HTML that another action may have left open.
        var page = new Page("\n\n");
        page.Add(Heading(report));
        page.Add(Failure(report));
        page.Add(Remedy(report));
        page.Add(Table(report));
        page.Add(Commands(report));
        if (mode == SummaryMode.Full)
        {
            page.Add(Gantt.Of(report.Facts));
            page.Add(Slowest(report.Facts));
            page.Add(FirstMiss(report.Facts));
            page.Add(Waits(report.Facts));
            page.Add(IsLint(report) ? null : Findings(report.Facts));
            page.Add(Part("Inputs", "yaml", report.Inputs));
            page.Add(report.Definition is { } definition ? Part("Bake definition", "json", RedactedJson.Of(definition, "args") ?? "") : null);
        }

        return page.ToString();
    }

    private static string Heading(SummaryReport report)
    {
        var facts = report.Facts;
        var title = report.Command.StartsWith("depot", StringComparison.Ordinal) ? Markdown.Link("Build on Depot", facts.BuildUrl) : "Build with Docker";
        var outcome = report.Exit switch
        {
            { WasStopped: true } => "⏹️ cancelled after",
            { Succeeded: true } => "✅ succeeded in",
            _ => "❌ failed after",
        };
        var cached = facts.TotalSteps == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {(long)facts.CachedSteps * 100 / facts.TotalSteps} % of its steps from the cache");
        return $"### {title}: {outcome} {Figures.Time(facts.Duration)}{cached}\n";
    }

    private static string? Failure(SummaryReport report)
    {
        if (report.Exit.Succeeded || report.Exit.WasStopped) return null;
        var failure = report.Facts.Failure;
        var place = report.FailedAt is { } at ? $" at {Place(at, report.SourceUrl)}" : "";
        // The failure of the build is not folded.
        if (IsLint(report)) return $"The findings of the linter fail this build.\n\n{FindingLines(report.Facts)}";
        if (failure?.Step is not { } step) return Markdown.Code(failure?.Message ?? report.Message ?? "") is { Length: > 0 } message ? message + place + "\n" : null;
        var of = string.Join(", ", new[] { step.Target, step.Platform, step.Stage }.Where(part => part is not null).Select(Markdown.Cell));
        var text = new StringBuilder(Markdown.Code(step.Text.Length > 0 ? step.Text : step.Name)).Append(of.Length > 0 ? $" ({of})" : "").Append(" failed").Append(place);
        if (failure.ExitCode is { } code) text.Append(CultureInfo.InvariantCulture, $" with exit code {code}");
        else text.Append(": ").Append(Markdown.Code(failure.Message));
        text.Append('\n');
        return text.Append(Output(failure)).ToString();
    }

    // The most relevant part is visible; the end of the output, if it is another part, is folded.
    private static string Output(BuildFailure failure)
    {
        if (failure.LastLines.Count == 0) return "";
        var last = Markdown.Fence("text", string.Join('\n', failure.LastLines));
        return failure.LinesAround.Count == 0 ? $"\n{last}"
            : $"\n{Markdown.Fence("text", string.Join('\n', failure.LinesAround))}\n{Markdown.Folded("The last lines of its output", last)}";
    }

    // It may contain names from the build, and lines of YAML to copy.
    private static string? Remedy(SummaryReport report) => report.Remedy is not { Length: > 0 } remedy ? null
        : remedy.Contains('\n', StringComparison.Ordinal) ? Markdown.Fence("yaml", remedy) : Markdown.Code(remedy) + "\n";

    private static bool IsLint(SummaryReport report) => report.Facts.Lint.Count > 0 && report.Message == "linting failed";

    // GitHub has a file of the checkout at the commit of the run.
    private static string Place(FilePlace place, string? sources)
    {
        var name = Markdown.Code(string.Create(CultureInfo.InvariantCulture, $"{place.Path}:{place.Line}"));
        var isInCheckout = !Path.IsPathRooted(place.Path) && !place.Path.StartsWith("..", StringComparison.Ordinal);
        if (sources is null || !isInCheckout) return name;
        var path = string.Join('/', place.Path.Replace('\\', '/').Split('/').Select(Uri.EscapeDataString));
        return Markdown.Link(name, string.Create(CultureInfo.InvariantCulture, $"{sources}/{path}#L{place.Line}"));
    }

    private static string? Table(SummaryReport report)
    {
        var rows = report.Facts.Targets;
        if (rows.Count == 0) return null;
        var hasTargets = rows.Any(row => row.Target is not null);
        var hasPlatforms = rows.Any(row => row.Platform is not null);
        var text = new StringBuilder();
        var hasDigests = report.Digests.Count > 0;
        var shown = rows.Take(MostRows).ToList();
        var isMany = shown.GroupBy(row => row.Target ?? "").Where(group => group.Count() > 1).Select(group => group.Key).ToHashSet();
        Line("Target", "Platform", "Digest", "Status", "Time", "Cached steps");
        Line("---", "---", "---", "---", "--:", "--:");
        for (var at = 0; at < shown.Count; at++)
        {
            var row = shown[at];
            var isOne = !isMany.Contains(row.Target ?? "");
            Line(Markdown.Cell(row.Target), Markdown.Cell(row.Platform), isOne ? Digest(report, row.Target) : "",
                StateMark.Of(row.State, report.Exit.Succeeded), Figures.Time(row.Duration), Figures.Cached(row.Cached, row.Total));
            // The digest of an image for several platforms is that of the index, not of a platform.
            var isLast = !shown.Skip(at + 1).Any(other => other.Target == row.Target);
            if (!isOne && isLast && Digest(report, row.Target) is { Length: > 0 } digest) Line(Markdown.Cell(row.Target), "all", digest, "", "", "");
        }

        if (rows.Count > MostRows) text.Append(CultureInfo.InvariantCulture, $"\nAnd {rows.Count - MostRows} more.\n");
        return text.ToString();

        // A column that is empty in every row is left out.
        void Line(string target, string platform, string digest, params ReadOnlySpan<string> cells)
        {
            if (hasTargets) text.Append("| ").Append(target).Append(' ');
            if (hasPlatforms) text.Append("| ").Append(platform).Append(' ');
            foreach (var cell in cells) text.Append("| ").Append(cell).Append(' ');
            if (hasDigests) text.Append("| ").Append(digest).Append(' ');
            text.Append("|\n");
        }
    }

    // The full digest is shown once, in the command that can be copied.
    private static string Digest(SummaryReport report, string? target)
    {
        const int Short = 19;
        if (!report.Digests.TryGetValue(target ?? "", out var digest)) return "";
        return digest.Length > Short && report.PullCommands.Any(command => command.Contains(digest, StringComparison.Ordinal)) ? Markdown.Cell(digest[..Short]) + "…" : Markdown.Cell(digest);
    }

    private static string? Commands(SummaryReport report)
    {
        if (!report.Exit.Succeeded) return null;
        if (report.PullCommands.Count > 0)
        {
            var more = report.PullCommands.Count - MostRows;
            return Markdown.Fence("sh", string.Join('\n', report.PullCommands.Take(MostRows))) + (more > 0 ? string.Create(CultureInfo.InvariantCulture, $"\nAnd {more} more.\n") : "");
        }

        return report.IsKeptInCacheOnly ? "The result is in the build cache only. To get an image, set `push`, `load` or `save`.\n" : null;
    }

    private static string? Slowest(BuildLogModel facts)
    {
        var slowest = facts.Steps.Where(step => step.Kind != StepKind.Machine && step.Duration >= TimeSpan.FromSeconds(0.5))
            .OrderByDescending(step => step.Duration).Take(5).ToList();
        return slowest.Count == 0 ? null
            : Markdown.Folded("Slowest steps", string.Concat(slowest.Select(step => $"- {Figures.Time(step.Duration!.Value)} {Markdown.Code(step.Name)}\n")));
    }

    private static string? FirstMiss(BuildLogModel facts)
    {
        // Not shown if no step was cached, or if it is the failed step, which is shown above.
        if (facts.FirstMiss is not { } miss || facts.CachedSteps == 0 || miss.Name == facts.Failure?.Step?.Name) return null;
        return Markdown.Folded("What missed the cache first", $"The first step that was not in the cache; what builds on it had to run too:\n\n{Markdown.Code(miss.Name)}\n");
    }

    private static string? Waits(BuildLogModel facts)
    {
        var lines = new StringBuilder();
        foreach (var machine in facts.Machines.Where(machine => machine.Launch + machine.Connect >= TimeSpan.FromSeconds(1)))
        {
            lines.Append(CultureInfo.InvariantCulture, $"- {Figures.Time(machine.Launch + machine.Connect)} until the machine {Markdown.Code(machine.Name)} answered\n");
        }

        foreach (var retry in facts.Retries) lines.Append(CultureInfo.InvariantCulture, $"- retried: {Markdown.Code(retry)}\n");
        return lines.Length == 0 ? null : Markdown.Folded("Waits and retries", lines.ToString());
    }

    private static string? Findings(BuildLogModel facts) => FindingLines(facts) is { Length: > 0 } lines
        ? Markdown.Folded(Figures.Count(facts.Lint.Count + facts.Warnings.Count + facts.FindingsLeftOut, "finding"), lines) : null;

    private static string FindingLines(BuildLogModel facts)
    {
        var lines = facts.Lint.OrderBy(finding => finding.Level)
            .Select(finding => $"- {Level(finding.Level)}{At(finding.File, finding.Line, finding.Target)}{Markdown.Code(finding.Code is null ? finding.Message : $"{finding.Code}: {finding.Message}")}\n")
            .Concat(facts.Warnings.Select(warning =>
                $"- warning {At("Dockerfile", warning.Line, warning.Target)}{Markdown.Code(warning.Rule is null ? warning.Message : $"{warning.Rule}: {warning.Message}")}\n"))
            .ToList();
        var more = lines.Count - MostFindings + facts.FindingsLeftOut;
        return string.Concat(lines.Take(MostFindings)) + (more > 0 ? string.Create(CultureInfo.InvariantCulture, $"- and {more} more\n") : "");

        static string Level(LintLevel level) => level switch
        {
            LintLevel.Error => "error ",
            LintLevel.Warning => "warning ",
            _ => "advice ",
        };

        static string At(string file, int? line, string? target)
        {
            var of = target is null ? "" : $" of {Markdown.Cell(target)}";
            return line is { } number ? string.Create(CultureInfo.InvariantCulture, $"in {Markdown.Code($"{file}:{number}")}{of}: ") : of.Length > 0 ? $"in {Markdown.Cell(file)}{of}: " : "";
        }
    }

    private static string? Part(string title, string language, string text)
    {
        if (text.Length == 0) return null;
        var (start, isWhole) = Markdown.Cut(text, LongestPart);
        return Markdown.Folded(title, Markdown.Fence(language, start) + (isWhole ? "" : "\nThe rest is too long for this page; it is in the log of the step.\n"));
    }

    /// <summary>Joins parts as long as they fit.</summary>
    private sealed class Page(string start)
    {
        private const string Shortened = "Parts of this summary are left out, because GitHub drops a summary of more than 1 MiB. The log of the step is complete.\n";
        private readonly StringBuilder _text = new(start);
        private int _bytes = start.Length + Shortened.Length;
        private bool _isShortened;

        public void Add(string? part)
        {
            if (part is null) return;
            var bytes = Encoding.UTF8.GetByteCount(part) + 1;
            if (_bytes + bytes > LongestText)
            {
                _isShortened = true;
                return;
            }

            _bytes += bytes;
            _text.Append(part).Append('\n');
        }

        public override string ToString() => _isShortened ? _text.Append(Shortened).ToString() : _text.ToString();
    }
}
