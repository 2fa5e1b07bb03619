using System.Globalization;
using Depot.Actions.Text;

namespace Depot.Actions.Log;

internal sealed partial class ProgressReader
{
    private const int MostFindings = 200;
    private const int MostRetries = 10;
    private const int LongestMessage = 1000;

    private readonly List<BuildWarning> _warnings = [];
    private readonly List<LintFinding> _lint = [];
    private readonly List<string> _retries = [];
    private int _findingsLeftOut;
    private Part _part;
    private string? _fileBefore;
    private int _lineBefore;

    /// <summary>What kind of block follows the progress.</summary>
    private enum Part
    {
        None,
        Excerpt,
        Warnings,
        Lint,
        Source,
    }

    // All lines that do not belong to a step.
    private void Outside(ReadOnlySpan<byte> line)
    {
        if (line.SequenceEqual("------"u8))
        {
            if (_part == Part.Excerpt) ExcerptEnd();
            _part = _part == Part.Excerpt ? Part.None : Part.Excerpt;
            return;
        }

        if (_part == Part.Excerpt)
        {
            if (line.StartsWith(" > "u8)) ExcerptTitle(line[" > "u8.Length..]);
            else Excerpt(line);
            return;
        }

        var text = line.Trim((byte)' ');
        if (text.IsEmpty)
        {
            if (_finalError.HasBegun) _finalError.Add(text);
            if (_part is Part.Source) _part = Part.None;
            _current = null;
            return;
        }

        if (text.StartsWith("Build Summary:"u8)) BuildUrl ??= LogText.Plain(text["Build Summary:".Length..], LongestName);
        else if (Contains(text, " found"u8, "warning"u8)) _part = Part.Warnings;
        else if (Contains(text, " found:"u8, "linter issue"u8)) _part = Part.Lint;
        else if (_part == Part.Warnings && line.StartsWith(" - "u8)) Warning(line[" - "u8.Length..], null);
        else if (_part == Part.Lint && LintLine(text)) return;
        else if (text.StartsWith("Received retryable BuildKit error, retrying: "u8)) Retry(text["Received retryable BuildKit error, retrying: ".Length..]);
        else if (Place(text)) return;
        else if (!_finalError.Begin(text) && _finalError.HasBegun) _finalError.Add(text);
    }

    private static bool Contains(ReadOnlySpan<byte> text, ReadOnlySpan<byte> end, ReadOnlySpan<byte> noun) =>
        text[0] is >= (byte)'1' and <= (byte)'9' && text.Length < 100 && text.IndexOf(noun) > 0 && text.IndexOf(end) > 0;

    // Newer printers leave the number of the step out: `0.652 line one`.
    private void Excerpt(ReadOnlySpan<byte> line)
    {
        if (line.Length > 0) _excerpt.Add(IsOutput(line, out _, out var length) ? line[length..] : line);
    }

    // `Dockerfile:3`, a rule, the lines around it: how buildx shows the place of an error.
    private bool Place(ReadOnlySpan<byte> text)
    {
        if (text.StartsWith("--------------------"u8) && _fileBefore is not null)
        {
            _place ??= (_fileBefore, _lineBefore);
            (_fileBefore, _part) = (null, Part.Source);
            return true;
        }

        if (_part == Part.Source) return true;
        _fileBefore = null;
        var colon = text.LastIndexOf((byte)':');
        if (colon < 1 || text.Length > LongestName || text.IndexOf((byte)' ') >= 0) return false;
        var digits = text[(colon + 1)..];
        if (!LogText.TakeNumber(ref digits, out var line) || !digits.IsEmpty) return false;
        (_fileBefore, _lineBefore) = (LogText.Plain(text[..colon], LongestName), line);
        return true;
    }

    private void Retry(ReadOnlySpan<byte> reason)
    {
        if (_retries.Count < MostRetries) _retries.Add(LogText.Plain(reason, LongestMessage));
    }

    // `FromAsCasing: 'as' and 'FROM' keywords' casing do not match (line 3)`; older warnings are a sentence only.
    private void Warning(ReadOnlySpan<byte> bytes, StepTable.Entry? step)
    {
        var text = LogText.Plain(bytes, LongestMessage);
        int? line = null;
        if (text.EndsWith(')') && text.LastIndexOf(" (line ", StringComparison.Ordinal) is var at and > 0
            && int.TryParse(text.AsSpan()[(at + " (line ".Length)..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            (line, text) = (number, text[..at]);
        }

        var colon = text.IndexOf(": ", StringComparison.Ordinal);
        var isRule = colon > 0 && char.IsAsciiLetterUpper(text[0]) && text.AsSpan(0, colon).IndexOfAnyExcept(Letters) < 0;
        var warning = new BuildWarning(isRule ? text[..colon] : null, isRule ? text[(colon + 2)..] : text, line, step?.Name.Target);
        // The list at the end repeats, without a target, what the steps have said.
        if (_warnings.Exists(known => known with { Target = null } == warning with { Target = null } && (warning.Target is null || warning.Target == known.Target))) return;
        Keep(_warnings, warning);
    }

    private static readonly System.Buffers.SearchValues<char> Letters =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    // In the linter's step: `WARNING Dockerfile:1 DL3006: Always tag the version 0.1s done`.
    private void LintStatus(StepTable.Entry step, ReadOnlySpan<byte> text)
    {
        var line = LogText.Plain(text, LongestMessage);
        if (line.EndsWith(" done", StringComparison.Ordinal)) line = line[..^" done".Length];
        if (line.LastIndexOf(' ') is var space and > 0 && line.EndsWith('s') && double.TryParse(line.AsSpan()[(space + 1)..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _))
        {
            line = line[..space];
        }

        if (Finding(line, step.Name.Target) is not { } finding) return;
        var colon = finding.Message.IndexOf(": ", StringComparison.Ordinal);
        var isCode = colon > 0 && !finding.Message.AsSpan(0, colon).Contains(' ');
        Lint(isCode ? finding with { Code = finding.Message[..colon], Message = finding.Message[(colon + 2)..] } : finding);
    }

    // At the end: `WARN [app] Dockerfile:1 Always tag the version`.
    private bool LintLine(ReadOnlySpan<byte> text)
    {
        var line = LogText.Plain(text, LongestMessage);
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        string? target = null;
        if (space > 0 && line.AsSpan(space + 1).StartsWith("[") && line.IndexOf("] ", space, StringComparison.Ordinal) is var end and > 0)
        {
            target = line[(space + 2)..end];
            line = string.Concat(line.AsSpan(0, space), line.AsSpan(end + 1));
        }

        if (Finding(line, target) is not { } finding) return false;
        Lint(finding);
        return true;
    }

    private void Lint(LintFinding finding)
    {
        if (_lint.Exists(known => known with { Code = null } == finding with { Code = null })) return;
        Keep(_lint, finding);
    }

    private static LintFinding? Finding(string line, string? target)
    {
        if (line.Split(' ', 3) is not [var word, var place, var message] || Level(word) is not { } level) return null;
        var colon = place.LastIndexOf(':');
        return colon > 0 && int.TryParse(place.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new(level, null, message, place[..colon], number, target) : null;
    }

    private static LintLevel? Level(string word) => word switch
    {
        "ERROR" => LintLevel.Error,
        "WARN" or "WARNING" => LintLevel.Warning,
        "INFO" or "STYLE" => LintLevel.Info,
        _ => null,
    };

    private void Keep<T>(List<T> list, T item)
    {
        if (list.Count < MostFindings) list.Add(item);
        else _findingsLeftOut++;
    }
}
