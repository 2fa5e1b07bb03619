using System.Collections.Immutable;
using Hcl2.Values;

namespace Hcl2;

public sealed partial class HclValue
{
    // A property, because values in static fields of other files of this class are made before a field here would be.
    private static ImmutableHashSet<object> NoMarks => ImmutableHashSet<object>.Empty;

    /// <summary>Labels that operations carry over from operands to results, such as "this is secret"; compared with <see cref="object.Equals(object)"/>.</summary>
    public ImmutableHashSet<object> Marks { get; }

    /// <summary>Whether this value itself has marks.</summary>
    public bool IsMarked => !Marks.IsEmpty;

    /// <summary>Whether this value or anything in it has marks.</summary>
    public bool ContainsMarks { get; }

    /// <summary>The value with further marks.</summary>
    public HclValue WithMarks(IEnumerable<object> marks)
    {
        if (marks is ImmutableHashSet<object> { IsEmpty: true }) return this;

        var all = Marks.Union(marks);
        return all.Count == Marks.Count ? this : new(Type, _state, _content, Refinement, all);
    }

    /// <summary>The value with the marks of another value.</summary>
    public HclValue WithMarksOf(HclValue other) => other.IsMarked ? WithMarks(other.Marks) : this;

    /// <summary>The value with the marks of other values.</summary>
    public HclValue WithMarksOf(ReadOnlySpan<HclValue> others)
    {
        var result = this;
        foreach (var other in others)
        {
            if (other.IsMarked) result = result.WithMarks(other.Marks);
        }

        return result;
    }

    /// <summary>The value without its own marks; those of its elements stay.</summary>
    public HclValue Unmark() => IsMarked ? new(Type, _state, _content, Refinement) : this;

    /// <summary>The value without any mark at any depth.</summary>
    /// <param name="marks">Receives those that were taken away, in addition to what it has.</param>
    public HclValue UnmarkDeep(ref ImmutableHashSet<object> marks)
    {
        if (!ContainsMarks) return this;

        marks = marks.Union(Marks);
        object? content = _content;
        if (content is HclValue[] elements)
        {
            var plain = (HclValue[])elements.Clone();
            foreach (ref var element in plain.AsSpan()) element = element.UnmarkDeep(ref marks);
            content = plain;
        }
        else if (content is KeyTable<HclValue> entries)
        {
            var found = marks;
            content = entries.Select((_, value) => value.UnmarkDeep(ref found));
            marks = found;
        }

        return new(Type, _state, content, Refinement);
    }

    /// <summary>An unknown value that is known not to be null; every other value as it is.</summary>
    public HclValue RefinedNotNull() =>
        IsKnown || Refinement.NotNull || Type.IsDynamic
            ? this
            : Unknown(Type, Refinement with { NotNull = true }).WithMarks(Marks);
}
