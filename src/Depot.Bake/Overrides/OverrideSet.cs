using Depot.Bake.Model;

namespace Depot.Bake.Overrides;

/// <summary>The overrides of one target in their order, each key once.</summary>
/// <remarks>A set holds its last override and the set before. Only the sets that targets have in the end are put together.</remarks>
internal sealed class OverrideSet
{
    private readonly OverrideSet? _before;
    private readonly OverrideText? _text;
    private readonly string _value;
    private IReadOnlyList<BakeOverride>? _items;

    private OverrideSet(OverrideSet? before, OverrideText? text, string value) => (_before, _text, _value) = (before, text, value);

    /// <summary>No overrides.</summary>
    public static OverrideSet Empty { get; } = new(null, null, "");

    /// <summary>The overrides.</summary>
    public IReadOnlyList<BakeOverride> Items => _items ??= Combined();

    /// <summary>Those of single arguments.</summary>
    public TextMap Args => field ??= Map("args");

    /// <summary>Those of single named contexts.</summary>
    public TextMap Contexts => field ??= Map("contexts");

    /// <summary>Those of single labels.</summary>
    public TextMap Labels => field ??= Map("labels");

    /// <summary>The set with one more override.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">Its value, from the text or from the environment.</param>
    public OverrideSet With(OverrideText text, string value) => new(this, text, value);

    private List<BakeOverride> Combined()
    {
        var sets = new Stack<OverrideSet>();
        for (var set = this; set._text is not null; set = set._before!) sets.Push(set);

        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var items = new List<(OverrideText Text, List<string> Values)>();
        foreach (var set in sets)
        {
            var text = set._text!;
            if (!places.TryGetValue(text.Key, out var place)) places.Add(text.Key, place = items.Count);
            if (place == items.Count) items.Add((text, []));
            if (!text.IsList) items[place].Values.Clear();
            items[place].Values.Add(set._value);
            items[place] = (text, items[place].Values);
        }

        return items.ConvertAll(static item => item.Text.IsList
            ? new BakeOverride(item.Text.Key, "", item.Values, item.Text.Appends)
            : new BakeOverride(item.Text.Key, item.Values[0], [], false));
    }

    private TextMap Map(string name) =>
        TextMap.Of(Items.Where(item => item.Rest is not null && item.Name == name).Select(static item => KeyValuePair.Create(item.Rest!, item.Value)));
}
