using System.Globalization;
using System.Text;
using Depot.Actions.Text;

namespace Depot.Actions.Runner;

/// <summary>The log of a step: plain lines, groups, annotations, masks, and the fence round what a child prints.</summary>
/// <remarks>
/// Safe to call from several threads. Every call ends with the text written through, so that the reader sees it at once
/// and a kill loses nothing.
/// </remarks>
public sealed class StepLog(Stream output) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly HashSet<string> _secrets = [];
    private string? _fence;
    private bool _lineOpen;

    /// <summary>Prints text of ours. It cannot act as a command: a line that would is indented by one zero-width space.</summary>
    public void Info(string text) => WriteLine(Harmless(Redaction.OfText(text)));

    /// <summary>A red annotation. The first one of a failed step is what people see.</summary>
    public void Error(string message) => WriteLine(WorkflowCommand.Format("error", ShownText.Of(message)));

    /// <summary>A yellow annotation.</summary>
    public void Warning(string message) => WriteLine(WorkflowCommand.Format("warning", ShownText.Of(message)));

    /// <summary>A red or yellow annotation that GitHub shows at its place in a file.</summary>
    /// <param name="kind"><c>error</c> or <c>warning</c>.</param>
    /// <param name="message">What it says.</param>
    /// <param name="title">Its heading; null leaves GitHub's.</param>
    /// <param name="file">Path from the top of the repository; null when it has no place.</param>
    /// <param name="line">From 1; null when unknown.</param>
    public void Annotate(string kind, string message, string? title, string? file, int? line) => WriteLine(WorkflowCommand.Format(
        kind, ShownText.Of(message), ("title", title is null ? null : ShownText.Of(title)), ("file", file), ("line", file is null ? null : line?.ToString(CultureInfo.InvariantCulture))));

    /// <summary>A gray annotation.</summary>
    public void Notice(string message) => WriteLine(WorkflowCommand.Format("notice", ShownText.Of(message)));

    /// <summary>Prints only where the user asked for debug logging.</summary>
    public void Debug(string message) => WriteLine(WorkflowCommand.Format("debug", ShownText.Of(message)));

    /// <summary>Has the runner replace a value, and each line of it, in everything printed from now on.</summary>
    /// <remarks>Blank text is not masked: the runner would otherwise be asked to hide every space.</remarks>
    public void Mask(string? secret)
    {
        if (string.IsNullOrWhiteSpace(secret)) return;
        WriteLine(WorkflowCommand.Format("add-mask", secret));
        lock (_lock) _secrets.UnionWith(secret.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    /// <summary>The text with three stars for each masked line, for what goes elsewhere than into this log.</summary>
    public string WithoutSecrets(string text)
    {
        lock (_lock) return _secrets.OrderByDescending(secret => secret.Length).Aggregate(text, (shown, secret) => shown.Replace(secret, "***", StringComparison.Ordinal));
    }

    /// <summary>A foldable part of the log, open until the result is disposed.</summary>
    public IDisposable Group(string title)
    {
        WriteLine(WorkflowCommand.Format("group", title));
        return new Ending(() => WriteLine("::endgroup::"));
    }

    /// <summary>Switches the runner's commands off until the result is disposed, so that a build cannot speak for the action.</summary>
    /// <remarks>The token is new each time and printed only here; a child cannot know it before it is too late to use it.</remarks>
    public IDisposable Fence()
    {
        var token = RandomName.Next();
        WriteLine($"::stop-commands::{token}");
        _fence = token;
        return new Ending(() =>
        {
            _fence = null;
            WriteLine($"::{token}::");
        });
    }

    /// <summary>Has the runner hear commands again, which another process of this step switched off.</summary>
    public void EndFence(string token) => WriteLine($"::{token}::");

    /// <summary>Passes a child's bytes through unchanged, whatever their encoding.</summary>
    /// <param name="text">Whole lines, or a piece of one that is too long to hold back.</param>
    public void Raw(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty) return;
        lock (_lock)
        {
            output.Write(text);
            output.Flush();
            _lineOpen = text[^1] != (byte)'\n';
        }
    }

    /// <summary>Whether commands are switched off at the moment.</summary>
    public bool IsFenced => _fence is not null;

    /// <inheritdoc />
    public void Dispose() => output.Dispose();

    private void WriteLine(string line)
    {
        var bytes = Encoding.UTF8.GetBytes(line + "\n");
        lock (_lock)
        {
            // A child may have died in the middle of a line; ours must start at a new one to be read as a command.
            if (_lineOpen) output.WriteByte((byte)'\n');
            output.Write(bytes);
            output.Flush();
            _lineOpen = false;
        }
    }

    // The runner reads `::name` at the start of a line (after spaces) and the older `##[name]` anywhere in it.
    private static string Harmless(string text)
    {
        if (!text.Contains("::", StringComparison.Ordinal) && !text.Contains("##[", StringComparison.Ordinal)) return text;
        // For the runner a carriage return ends a line as well.
        var lines = text.Split('\n').Select(line => string.Join('\r', line.Split('\r').Select(Indented)));
        return string.Join('\n', lines).Replace("##[", "#\u200B#[", StringComparison.Ordinal);
    }

    private static string Indented(string line) => line.TrimStart().StartsWith("::", StringComparison.Ordinal) ? "\u200B" + line : line;

    private sealed class Ending(Action end) : IDisposable
    {
        private Action? _end = end;

        public void Dispose() => Interlocked.Exchange(ref _end, null)?.Invoke();
    }
}
