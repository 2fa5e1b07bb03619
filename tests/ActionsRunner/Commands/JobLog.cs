namespace ActionsRunner.Commands;

/// <summary>One annotation of a step.</summary>
/// <param name="Level"><c>error</c>, <c>warning</c> or <c>notice</c>.</param>
/// <param name="Message">With masked values hidden.</param>
/// <param name="Properties">Such as <c>file</c> and <c>line</c>.</param>
public sealed record Annotation(string Level, string Message, IReadOnlyDictionary<string, string> Properties);

/// <summary>The log of a job, masked as the page on GitHub shows it. Safe to call from several threads.</summary>
public sealed class JobLog
{
    private readonly Lock _lock = new();
    private readonly List<string> _lines = [];
    private readonly List<Annotation> _annotations = [];
    private readonly Masks _masks = new();

    /// <summary>The lines so far.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lock) return [.. _lines];
        }
    }

    /// <summary>The annotations so far.</summary>
    public IReadOnlyList<Annotation> Annotations
    {
        get
        {
            lock (_lock) return [.. _annotations];
        }
    }

    /// <summary>The lines as one string.</summary>
    public string Text => string.Join('\n', Lines);

    /// <summary>Called with every line as it comes, masked.</summary>
    public event Action<string>? Written;

    public void Write(string text)
    {
        string shown;
        lock (_lock)
        {
            shown = _masks.Hide(text);
            _lines.AddRange(shown.Split('\n'));
        }

        Written?.Invoke(shown);
    }

    public void Annotate(string level, string message, IReadOnlyDictionary<string, string>? properties = null)
    {
        lock (_lock) _annotations.Add(new(level, _masks.Hide(message), properties ?? new Dictionary<string, string>()));
        Write($"##[{level}]{message}");
    }

    public void Mask(string value)
    {
        lock (_lock) _masks.Add(value);
    }
}
