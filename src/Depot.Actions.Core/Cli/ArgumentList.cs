namespace Depot.Actions.Cli;

/// <summary>An argument vector under construction. Nothing is ever quoted or joined.</summary>
public sealed class ArgumentList
{
    private readonly List<string> _items = [];

    /// <summary>The vector so far, ready for <c>execve</c>.</summary>
    public IReadOnlyList<string> Items => _items;

    /// <summary>Adds values as they are, in order.</summary>
    public ArgumentList Positional(params IEnumerable<string> values)
    {
        _items.AddRange(values);
        return this;
    }

    /// <summary>Adds name and value as two elements; nothing when the value is null or empty.</summary>
    public ArgumentList Option(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value)) _items.AddRange([name, value]);
        return this;
    }

    /// <summary>Adds the name once before each value.</summary>
    public ArgumentList Options(string name, IEnumerable<string> values)
    {
        foreach (var value in values) Option(name, value);
        return this;
    }

    /// <summary>Adds the name when it is on.</summary>
    public ArgumentList Switch(string name, bool on)
    {
        if (on) _items.Add(name);
        return this;
    }
}
