using System.Globalization;

namespace Depot.Actions.Log;

internal sealed partial class ProgressReader
{
    private readonly LastOutput _excerpt = new();
    private StepTable.Entry? _failed;
    private string _failedMessage = "";
    private IReadOnlyList<string> _failedLines = [];
    private bool _excerptIsOurs;
    private string? _solveError;
    private (string File, int Line)? _place;

    private void Failed(StepTable.Entry step, ReadOnlySpan<byte> text)
    {
        var message = WithoutChecksum(LogText.Plain(text, LongestError));
        // What is stopped because another step failed, or because the build was cancelled, reports an error too.
        var canceled = message.EndsWith("context canceled", StringComparison.Ordinal);
        End(step, canceled ? StepState.Canceled : StepState.Failed, clock() - step.Start);
        if (_failed is not null || canceled) return;
        (_failed, _failedMessage, _failedLines) = (step, message, _output.Of(step.Number));
    }

    // ` > [app 3/3] RUN make:` opens the excerpt of a step; the lines after it are its last output.
    private void ExcerptTitle(ReadOnlySpan<byte> text)
    {
        var name = LogText.Plain(text.EndsWith(":"u8) ? text[..^1] : text, LongestName);
        _excerptIsOurs = _failed is not null && (name == _failed.FullName || _failed.FullName.EndsWith(name, StringComparison.Ordinal));
    }

    private void ExcerptEnd()
    {
        if (_excerptIsOurs && _excerpt.Of(0) is { Count: > 0 } lines) _failedLines = lines;
        _excerptIsOurs = false;
        _excerpt.Clear();
    }

    private BuildFailure? Failure(IReadOnlyList<BuildStep> steps)
    {
        if (_failed is null && _solveError is null) return null;
        var step = _failed?.Step() ?? Unfinished(steps);
        var message = _failed is null ? _solveError! : _failedMessage;
        var dockerfiles = _steps.Dockerfiles;
        return new(message)
        {
            Step = step,
            Dockerfile = _place?.File ?? dockerfiles.GetValueOrDefault(step?.Target ?? "") ?? (dockerfiles.Count == 1 ? dockerfiles.Values.First() : null),
            Line = _place?.Line ?? NumberAfter(message, "parse error on line "),
            ExitCode = NumberAfter(message, "exit code: "),
            LastLines = _failedLines,
        };
    }

    // A bake ends without a word on the step that broke. When only one was at work, it is that one.
    private static BuildStep? Unfinished(IReadOnlyList<BuildStep> steps) =>
        steps.Where(step => step is { State: StepState.Running, Kind: StepKind.Instruction or StepKind.Export }).Take(2).ToList() is [var only]
            ? only with { State = StepState.Failed } : null;

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
