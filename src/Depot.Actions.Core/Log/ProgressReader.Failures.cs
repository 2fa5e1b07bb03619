using System.Globalization;
using Depot.Actions.Causes;
using Depot.Actions.Text;

namespace Depot.Actions.Log;

internal sealed partial class ProgressReader
{
    private const int MostFailures = 20;

    private readonly FinalError _finalError = new();
    private readonly List<FailedStep> _failed = [];
    private readonly StepOutput _excerpt = new(LineJudge.Default);
    private FailedStep? _excerptOf;
    private (string File, int Line)? _place;

    /// <summary>A step that ended in an error.</summary>
    private sealed class FailedStep(StepTable.Entry step, string message)
    {
        public StepTable.Entry Step => step;

        public string Message => message;

        public StepCause Cause { get; set; } = StepCause.None;

        // A missing cache is an error of a step, but not of the build.
        public bool IsHarmless => step.FullName.StartsWith("importing cache manifest", StringComparison.Ordinal);
    }

    private void Failed(StepTable.Entry step, ReadOnlySpan<byte> text)
    {
        var message = WithoutChecksum(LogText.Plain(text, LongestError));
        // A step that is stopped because another step failed or the build was cancelled reports an error, too.
        var canceled = message.EndsWith("context canceled", StringComparison.Ordinal);
        End(step, canceled ? StepState.Canceled : StepState.Failed, clock() - step.Start);
        if (!canceled && _failed.Count < MostFailures) _failed.Add(new(step, message) { Cause = _output.Cause(step.Number) });
        _output.Close(step.Number);
    }

    // ` > [app 3/3] RUN make:` begins the excerpt of a step; the following lines are its last output.
    private void ExcerptTitle(ReadOnlySpan<byte> text)
    {
        var name = LogText.Plain(text.EndsWith(":"u8) ? text[..^1] : text, LongestName);
        _excerptOf = _failed.Find(failed => name == failed.Step.FullName || failed.Step.FullName.EndsWith(name, StringComparison.Ordinal));
    }

    // It repeats the output of the step, and is used only if the progress did not show the output.
    private void ExcerptEnd()
    {
        if (_excerptOf is { Cause.Last.Count: 0 }) _excerptOf.Cause = _excerpt.Cause();
        _excerptOf = null;
        _excerpt.Clear();
    }

    // The step with the CLI's final message, or else the first one.
    private FailedStep? TheFailed()
    {
        var final = _finalError.Text;
        return (final is null ? null : _failed.Find(failed => failed.Message.Length > 0 && final.Contains(failed.Message, StringComparison.Ordinal)))
            ?? _failed.Find(failed => !failed.IsHarmless);
    }

    private BuildFailure? Failure(IReadOnlyList<BuildStep> steps)
    {
        var failed = TheFailed();
        if (failed is null && !_finalError.HasBegun) return null;
        var step = failed?.Step.Step() ?? UnfinishedStep.Of(steps, _finalError.Text!);
        var cause = failed?.Cause ?? (step is null ? StepCause.None : _output.Cause(step.Number));
        var message = failed?.Message ?? _finalError.Reason!;
        var dockerfiles = _steps.Dockerfiles;
        return new(message)
        {
            Step = step,
            Dockerfile = _place?.File ?? dockerfiles.GetValueOrDefault(step?.Target ?? "") ?? (dockerfiles.Count == 1 ? dockerfiles.Values.First() : null),
            Line = _place?.Line ?? NumberAfter(message, "parse error on line "),
            ExitCode = NumberAfter(message, "exit code: "),
            IsCutOff = failed is null && step is not null,
            ErrorLines = cause.Telling,
            LinesAround = cause.Around,
            LastLines = cause.Last,
        };
    }

    // `failed to calculate checksum of ref x::y: "/missing.txt": not found` means that the file is not there.
    private static string WithoutChecksum(string message) =>
        message.StartsWith("failed to calculate checksum of ref ", StringComparison.Ordinal) && message.IndexOf(": ", StringComparison.Ordinal) is var end and > 0
            ? message[(end + 2)..] : message;

    private static int? NumberAfter(string text, string words)
    {
        var at = text.LastIndexOf(words, StringComparison.Ordinal);
        if (at < 0) return null;
        var digits = text.AsSpan(at + words.Length);
        var end = digits.IndexOfAnyExceptInRange('0', '9');
        return int.TryParse(end < 0 ? digits : digits[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
