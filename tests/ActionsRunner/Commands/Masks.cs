namespace ActionsRunner.Commands;

/// <summary>The values that the log shows as <c>***</c>.</summary>
public sealed class Masks
{
    private readonly HashSet<string> _values = new(StringComparer.Ordinal);

    /// <summary>Masks a value and each of its lines from now on.</summary>
    public void Add(string value)
    {
        foreach (var part in value.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries).Append(value))
        {
            if (part.Trim().Length > 0) _values.Add(part);
        }
    }

    /// <summary>The text with every masked value hidden, longer ones first.</summary>
    public string Hide(string text) =>
        _values.OrderByDescending(value => value.Length).Aggregate(text, (shown, value) => shown.Replace(value, "***", StringComparison.Ordinal));
}
