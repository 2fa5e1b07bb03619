using System.Text;
using Depot.Actions.Text;

namespace Depot.Actions.Summary;

/// <summary>
/// The inputs of a step for the summary: lines of YAML in the order in which they are added, with probable secrets hidden.
/// </summary>
internal sealed class InputLines
{
    private readonly StringBuilder _text = new();

    /// <summary>Adds a value; nothing when it is null or empty.</summary>
    public InputLines Text(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value)) Line(name, Redaction.OfItem(value));
        return this;
    }

    /// <summary>Adds a boolean; nothing when it is false.</summary>
    public InputLines Flag(string name, bool value) => value ? Text(name, "true") : this;

    /// <summary>Adds a list; nothing when it is empty.</summary>
    public InputLines List(string name, IEnumerable<string> values)
    {
        var items = values.Select(Redaction.OfItem).ToList();
        if (items.Count == 0) return this;
        if (items is [var only] && !only.Contains('\n', StringComparison.Ordinal)) return Line(name, only);
        _text.Append(name).Append(": |\n");
        foreach (var item in items) _text.Append("  ").Append(item.Replace("\n", "\n  ", StringComparison.Ordinal)).Append('\n');
        return this;
    }

    /// <summary>Adds the names of <c>NAME=value</c> pairs. As in the log: values of build arguments often contain secrets.</summary>
    public InputLines Names(string name, IEnumerable<string> pairs) => List(name, pairs.Select(pair => ArgumentName.Shown(pair, assigned: "")));

    /// <summary>Adds overrides of a bake: the arguments among them by name, the others as they are.</summary>
    public InputLines Overrides(string name, IEnumerable<string> items) =>
        List(name, items.Select(item => BakeArgument.Shown(item) ?? item));

    /// <summary>The lines so far.</summary>
    public override string ToString() => _text.ToString();

    private InputLines Line(string name, string value)
    {
        _text.Append(name).Append(": ").Append(value).Append('\n');
        return this;
    }
}
