using System.Collections.Immutable;

namespace Hcl2.Evaluation;

/// <summary>What the rounds of a <c>for</c> expression have produced so far.</summary>
internal sealed class ForResult(bool isObject, bool isGrouping, ImmutableHashSet<object> marks)
{
    private readonly List<HclValue> _elements = [];
    private readonly Dictionary<string, List<HclValue>> _groups = new(StringComparer.Ordinal);
    private ImmutableHashSet<object> _marks = marks;
    private ImmutableHashSet<object> _filterMarks = ImmutableHashSet<object>.Empty;

    /// <summary>Whether it is known which elements there are. Once it is not, no more errors are reported that may follow from it.</summary>
    public bool IsKnown { get; set; } = true;

    /// <summary>Number of elements.</summary>
    public int Count { get; private set; }

    /// <summary>Carries the marks of a condition or key over to the result.</summary>
    public void AddMarks(HclValue value, bool ofUnknownOnly = false)
    {
        if (!value.IsMarked) return;
        if (ofUnknownOnly) _filterMarks = value.Marks;
        else _marks = _marks.Union(value.Marks);
    }

    /// <summary>Adds an element of a tuple.</summary>
    public void Add(HclValue value)
    {
        Count++;
        _elements.Add(value);
    }

    /// <summary>Adds an attribute of an object; false, and nothing is added, when there is one and values are not grouped.</summary>
    public bool TryAdd(string name, HclValue value)
    {
        if (_groups.TryGetValue(name, out var group))
        {
            if (isGrouping) group.Add(value);
            Count++;
            return isGrouping;
        }

        Count++;
        _groups.Add(name, [value]);
        return true;
    }

    /// <summary>The tuple or object; unknown when it is not known which elements it has.</summary>
    public HclValue ToValue() =>
        (!IsKnown ? HclValue.Dynamic
            : isObject ? HclValue.Object(_groups.Select(Attribute))
            : HclValue.Tuple(_elements)).WithMarks(_marks);

    /// <summary>The result when the collection is not known.</summary>
    public HclValue Unknown() => HclValue.Dynamic.WithMarks(_marks.Union(_filterMarks));

    private KeyValuePair<string, HclValue> Attribute(KeyValuePair<string, List<HclValue>> group) =>
        new(group.Key, isGrouping ? HclValue.Tuple(group.Value) : group.Value[0]);
}
