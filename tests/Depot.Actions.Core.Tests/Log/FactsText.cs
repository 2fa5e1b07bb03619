using System.Globalization;
using System.Text;
using Depot.Actions.Log;

namespace Depot.Actions.Tests.Log;

/// <summary>Facts as lines that a person can compare with the log.</summary>
internal static class FactsText
{
    public static string Of(BuildLogModel facts)
    {
        var text = new StringBuilder();
        Line($"build: {facts.BuildUrl ?? "-"}");
        Line($"time: {Time(facts.Duration)}");
        Line($"cached: {facts.CachedSteps} of {facts.TotalSteps}");
        if (facts.FirstMiss is { } miss) Line($"first miss: #{miss.Number} {miss.Name}");
        foreach (var machine in facts.Machines) Line($"machine: {machine.Name}, launched in {Time(machine.Launch)}, connected in {Time(machine.Connect)}");
        foreach (var retry in facts.Retries) Line($"retry: {retry}");
        foreach (var (target, file) in facts.Dockerfiles) Line($"dockerfile: {(target.Length > 0 ? target : "-")} {file}");
        foreach (var row in facts.Targets) Line($"target: {row.Target ?? "-"} {row.Platform ?? "-"}, {row.State}, {Time(row.Duration)}, cached {row.Cached} of {row.Total}");
        foreach (var warning in facts.Warnings) Line($"warning: {warning.Target ?? "-"} {warning.Rule ?? "-"} line {warning.Line?.ToString(CultureInfo.InvariantCulture) ?? "-"}: {warning.Message}");
        foreach (var lint in facts.Lint) Line($"lint: {lint.Target ?? "-"} {lint.Level} {lint.Code ?? "-"} {lint.File}:{lint.Line}: {lint.Message}");
        Failure(facts.Failure);
        Line($"");
        foreach (var step in facts.Steps)
        {
            var place = step.Ordinal.Of > 0 ? $" {step.Ordinal.At}/{step.Ordinal.Of}" : "";
            Line($"#{step.Number} {step.Kind} {step.State} [{step.Target ?? "-"} {step.Platform ?? "-"} {step.Stage ?? "-"}{place}] {Time(step.Start)} + {(step.Duration is { } duration ? Time(duration) : "-")} {step.Text}");
        }

        return text.ToString();

        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

        void Failure(BuildFailure? failure)
        {
            if (failure is null) return;
            Line($"failure: {(failure.Step is { } step ? $"#{step.Number} {step.Name}" : "no step")}");
            Line($"  message: {failure.Message}");
            Line($"  dockerfile: {failure.Dockerfile ?? "-"}, line {failure.Line?.ToString(CultureInfo.InvariantCulture) ?? "-"}, exit code {failure.ExitCode?.ToString(CultureInfo.InvariantCulture) ?? "-"}");
            foreach (var around in failure.LinesAround) Line($"  : {around}");
            foreach (var last in failure.LastLines) Line($"  | {last}");
            foreach (var telling in failure.ErrorLines) Line($"  telling: {telling}");
        }
    }

    private static string Time(TimeSpan time) => time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) + "s";
}
