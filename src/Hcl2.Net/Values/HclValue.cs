using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Hcl2.Values;

namespace Hcl2;

/// <summary>An immutable HCL value: known, null of some type, or unknown; with or without marks.</summary>
public sealed partial class HclValue : IEquatable<HclValue>
{
    /// <summary>What an element counts as: about as many characters take the same memory.</summary>
    internal const int WeightOfElement = 32;

    /// <summary>The greatest weight; more is not told apart.</summary>
    internal const long MaximumWeight = long.MaxValue >> 8;

    private readonly State _state;

    // string, HclNumber, bool, HclValue[] (list, set, tuple), KeyTable<HclValue> (map, object), any object (capsule).
    private readonly object? _content;

    private HclValue(HclType type, State state, object? content, Refinement? refinement = null, ImmutableHashSet<object>? marks = null)
    {
        Type = type;
        _state = state;
        _content = content;
        Refinement = refinement ?? Refinement.None;
        Marks = marks ?? NoMarks;
        (IsWhollyKnown, ContainsMarks) = Depths(state, content, Marks);
        Weight = WeightOf(type, content);
    }

    private enum State : byte
    {
        Known,
        Null,
        Unknown,
    }

    /// <summary>The type. Dynamic only for null and unknown values.</summary>
    public HclType Type { get; }

    /// <summary>Whether this is null. An unknown value is not, though it may become so.</summary>
    public bool IsNull => _state == State.Null;

    /// <summary>Whether this is not unknown; elements may still be. Null is known.</summary>
    public bool IsKnown => _state != State.Unknown;

    /// <summary>Whether nothing in this value is unknown, at any depth.</summary>
    public bool IsWhollyKnown { get; }

    /// <summary>
    /// How much work it is to look at all of it: characters, <see cref="WeightOfElement"/> for each element, at most <see cref="MaximumWeight"/>.
    /// Of a value that has no elements the type is looked at.
    /// </summary>
    internal long Weight { get; }

    /// <summary>What is known about an unknown value; <see cref="Refinement.None"/> for all others.</summary>
    public Refinement Refinement { get; }

    /// <summary>The text, in normalization form C.</summary>
    /// <exception cref="InvalidOperationException">This is no known string.</exception>
    public string AsString => _content as string ?? throw Not("string");

    /// <summary>The number.</summary>
    /// <exception cref="InvalidOperationException">This is no known number.</exception>
    public HclNumber AsNumber => _content is HclNumber number ? number : throw Not("number");

    /// <summary>True or false.</summary>
    /// <exception cref="InvalidOperationException">This is no known bool.</exception>
    public bool AsBool => _content is bool truth ? truth : throw Not("bool");

    /// <summary>The elements of a list or tuple in order, or of a set in the order of <see cref="SetOrder"/>.</summary>
    /// <exception cref="InvalidOperationException">This is no known list, set or tuple.</exception>
    public IReadOnlyList<HclValue> Elements => _content as HclValue[] ?? throw Not("list, set or tuple");

    /// <summary>The elements of a map or the attributes of an object, in the order of the keys' UTF-8 bytes.</summary>
    /// <exception cref="InvalidOperationException">This is no known map or object.</exception>
    public KeyTable<HclValue> Entries => _content as KeyTable<HclValue> ?? throw Not("map or object");

    /// <summary>What a capsule holds.</summary>
    /// <exception cref="InvalidOperationException">This is no known capsule.</exception>
    public object AsCapsule => Type.Kind == HclTypeKind.Capsule && _content is not null ? _content : throw Not("capsule");

    /// <summary>The number of elements of a list, set, tuple, map or object.</summary>
    /// <exception cref="InvalidOperationException">This is none of them, null, or unknown.</exception>
    public int Length => _content switch
    {
        HclValue[] elements => elements.Length,
        KeyTable<HclValue> entries => entries.Count,
        _ => throw Not("list, set, tuple, map or object"),
    };

    /// <summary>Whether this is a known value that <see cref="Iterate"/> can walk through: list, set, tuple, map or object.</summary>
    public bool CanIterate => _content is HclValue[] or KeyTable<HclValue>;

    /// <summary>
    /// Keys and values in order: index and element of a list or tuple, key and element of a map, name and value of an object's
    /// attribute; in a set the element is its own key.
    /// </summary>
    /// <exception cref="InvalidOperationException"><see cref="CanIterate"/> is false.</exception>
    public IEnumerable<KeyValuePair<HclValue, HclValue>> Iterate() => _content switch
    {
        HclValue[] elements when Type.Kind == HclTypeKind.Set => elements.Select(static e => KeyValuePair.Create(e, e)),
        HclValue[] elements => elements.Select(static (e, i) => KeyValuePair.Create(Number(i), e)),
        KeyTable<HclValue> entries => entries.Select(static e => KeyValuePair.Create(Normalized(e.Key), e.Value)),
        _ => throw Not("list, set, tuple, map or object"),
    };

    /// <summary>Exact equality: type, state, content, refinement and marks. Expressions compare with <see cref="HclOperators.Equal"/>.</summary>
    public static bool operator ==(HclValue? left, HclValue? right) => left is null ? right is null : left.Equals(right);

    /// <summary>The opposite of exact equality.</summary>
    public static bool operator !=(HclValue? left, HclValue? right) => !(left == right);

    /// <inheritdoc/>
    public bool Equals(HclValue? other)
    {
        if (ReferenceEquals(this, other)) return true;
        if (other is null || _state != other._state || !Type.Equals(other.Type) || !Marks.SetEquals(other.Marks)) return false;

        return _content switch
        {
            null => Refinement == other.Refinement,
            HclValue[] elements => elements.AsSpan().SequenceEqual((HclValue[])other._content!),
            KeyTable<HclValue> entries => entries.Values.SequenceEqual(other.Entries.Values)
                && entries.Keys.SequenceEqual(other.Entries.Keys, StringComparer.Ordinal),
            var content => content.Equals(other._content),
        };
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as HclValue);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add((byte)_state);
        hash.Add(Type.Kind);
        if (_content is HclValue[] elements)
        {
            foreach (var element in elements) hash.Add(element);
        }
        else if (_content is KeyTable<HclValue> entries)
        {
            foreach (var (key, value) in entries)
            {
                hash.Add(key, StringComparer.Ordinal);
                hash.Add(value);
            }
        }
        else
        {
            hash.Add(_content);
        }

        return hash.ToHashCode();
    }

    /// <summary>The value for a person who debugs; not stable.</summary>
    public override string ToString()
    {
        var text = _state switch
        {
            State.Null => $"null({Type})",
            State.Unknown => $"unknown({Type})",
            _ => _content switch
            {
                string s => $"\"{s}\"",
                bool b => b ? "true" : "false",
                HclValue[] elements => $"{Type.Kind}[{string.Join(", ", (object[])elements)}]",
                KeyTable<HclValue> entries => $"{Type.Kind}{{{string.Join(", ", entries.Select(static e => $"{e.Key} = {e.Value}"))}}}",
                var content => $"{content}",
            },
        };
        return IsMarked ? $"marked({text})" : text;
    }

    [SuppressMessage("Style", "IDE0046", Justification = "one statement per kind of content")]
    private static (bool WhollyKnown, bool Marked) Depths(State state, object? content, ImmutableHashSet<object> marks)
    {
        var known = state != State.Unknown;
        var marked = !marks.IsEmpty;
        foreach (var part in content as HclValue[] ?? (content as KeyTable<HclValue>)?.ValueArray ?? [])
        {
            known &= part.IsWhollyKnown;
            marked |= part.ContainsMarks;
        }

        return (known, marked);
    }

    private static long WeightOf(HclType type, object? content)
    {
        if (content is string text) return text.Length + 1L;
        if (content is HclNumber number) return number.Work;

        var entries = content as KeyTable<HclValue>;
        var parts = content as HclValue[] ?? entries?.ValueArray ?? [];
        if (parts.Length == 0) return 1 + ((type.Size - 1) * WeightOfElement);

        var weight = 1L;
        foreach (var part in parts) weight = Math.Min(weight + WeightOfElement + part.Weight, MaximumWeight);
        foreach (var key in entries?.Keys ?? []) weight += key.Length;
        return Math.Min(weight, MaximumWeight);
    }

    private InvalidOperationException Not(string wanted) =>
        new($"A {wanted} was asked for, but the value is {(IsNull ? "a null " : IsKnown ? "a " : "an unknown ")}{Type.FriendlyName}.");
}
