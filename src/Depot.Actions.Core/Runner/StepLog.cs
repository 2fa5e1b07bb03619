using System.Globalization;
using System.Text;
using Depot.Actions.Text;

namespace Depot.Actions.Runner;

/// <summary>
/// The log of a step: plain lines, groups, annotations, masks, and the disabling of workflow commands while a child prints.
/// </summary>
/// <remarks>Thread-safe. Every call flushes the text, so it is visible at once and a killed step loses nothing.</remarks>
public sealed class StepLog(Stream output) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly HashSet<string> _secrets = [];
    private volatile HiddenValues _hidden = HiddenValues.None;
    private string? _fence;
    private bool _lineOpen;

    /// <summary>
    /// Prints text of the action. It cannot act as a workflow command: such a line is indented by one zero-width space.
    /// </summary>
    public void Info(string text) => WriteLine(WorkflowCommand.Disarmed(Redaction.OfText(_hidden.Hide(text))));

    /// <summary>An error annotation. The first one of a failed step is the one that users see.</summary>
    public void Error(string message) => WriteLine(WorkflowCommand.Format("error", Shown(message)));

    /// <summary>A warning annotation.</summary>
    public void Warning(string message) => WriteLine(WorkflowCommand.Format("warning", Shown(message)));

    /// <summary>An error or warning annotation that GitHub shows at its position in a file.</summary>
    /// <param name="kind"><c>error</c> or <c>warning</c>.</param>
    /// <param name="message">What it says.</param>
    /// <param name="title">Its heading; null leaves GitHub's.</param>
    /// <param name="file">Path from the top of the repository; null when it has no place.</param>
    /// <param name="line">From 1; null when unknown.</param>
    public void Annotate(string kind, string message, string? title, string? file, int? line) => WriteLine(WorkflowCommand.Format(
        kind, Shown(message), ("title", title is null ? null : Shown(title)), ("file", file), ("line", file is null ? null : line?.ToString(CultureInfo.InvariantCulture))));

    /// <summary>A notice annotation.</summary>
    public void Notice(string message) => WriteLine(WorkflowCommand.Format("notice", Shown(message)));

    /// <summary>Prints only if debug logging is enabled.</summary>
    public void Debug(string message) => WriteLine(WorkflowCommand.Format("debug", Shown(message)));

    /// <summary>Makes the runner replace a value, and each of its lines, in all later output.</summary>
    /// <remarks>Blank text is not masked, because the runner would hide every space.</remarks>
    public void Mask(string? secret)
    {
        if (string.IsNullOrWhiteSpace(secret)) return;
        WriteLine(WorkflowCommand.Format("add-mask", secret));
        // What reads a secret often trims it.
        if (secret.Trim() is var trimmed && trimmed.Length < secret.Length) WriteLine(WorkflowCommand.Format("add-mask", trimmed));
        lock (_lock) _secrets.UnionWith(secret.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    /// <summary>Replaces values in all later lines and annotations of the action, and in its summary. What a child process prints is unchanged.</summary>
    public void Hide(HiddenValues values) => _hidden = values;

    /// <summary>The text with three stars for each masked line and each hidden value, for output outside of this log.</summary>
    public string WithoutSecrets(string text)
    {
        text = _hidden.Hide(text);
        lock (_lock) return _secrets.OrderByDescending(secret => secret.Length).Aggregate(text, (shown, secret) => shown.Replace(secret, "***", StringComparison.Ordinal));
    }

    /// <summary>A foldable part of the log, open until the result is disposed.</summary>
    public IDisposable Group(string title)
    {
        WriteLine(WorkflowCommand.Format("group", title));
        return new Ending(() => WriteLine("::endgroup::"));
    }

    /// <summary>Disables workflow commands until the result is disposed, so that a build cannot issue any.</summary>
    /// <remarks>The token is new each time and printed only here, so a child process cannot know it in time.</remarks>
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

    /// <summary>Enables workflow commands again that another process of this step disabled.</summary>
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

    private string Shown(string text) => ShownText.Of(_hidden.Hide(text));

    private void WriteLine(string line)
    {
        var bytes = Encoding.UTF8.GetBytes(line + "\n");
        lock (_lock)
        {
            // A child may have ended in the middle of a line; our command must start on a new line.
            if (_lineOpen) output.WriteByte((byte)'\n');
            output.Write(bytes);
            output.Flush();
            _lineOpen = false;
        }
    }

    private sealed class Ending(Action end) : IDisposable
    {
        private Action? _end = end;

        public void Dispose() => Interlocked.Exchange(ref _end, null)?.Invoke();
    }
}
