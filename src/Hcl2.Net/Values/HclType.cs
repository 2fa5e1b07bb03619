using System.Diagnostics.CodeAnalysis;
using Hcl2.Values;
using Hcl2.Work;

namespace Hcl2;

/// <summary>A type of HCL values. Types are immutable and compare by structure.</summary>
public sealed partial class HclType : IEquatable<HclType>
{
    /// <summary>The greatest size; more is not told apart.</summary>
    internal const long MaximumSize = long.MaxValue >> 32;

    private const int FewTypes = 64;
    private const int TypesOfUnit = 4;

    private readonly HclType? _element;
    private readonly KeyTable<HclType>? _attributes;
    private readonly HclType[]? _elements;
    private readonly string? _capsule;
    private readonly int _hash;

    private HclType(HclTypeKind kind, HclType? element = null, KeyTable<HclType>? attributes = null,
        IReadOnlySet<string>? optional = null, HclType[]? elements = null, string? capsule = null)
    {
        Kind = kind;
        _element = element;
        _attributes = attributes;
        OptionalAttributes = optional ?? NoNames;
        _elements = elements;
        _capsule = capsule;
        _hash = ComputeHash();
        HasDynamic = kind == HclTypeKind.Dynamic || element is { HasDynamic: true };
        HasOptional = OptionalAttributes.Count > 0 || element is { HasOptional: true };
        (Depth, Size) = element is null ? (0, 1) : (element.Depth, 1 + element.Size);
        foreach (var part in Parts)
        {
            HasDynamic |= part.HasDynamic;
            HasOptional |= part.HasOptional;
            Depth = Math.Max(Depth, part.Depth);
            Size += part.Size;
        }

        if (kind is HclTypeKind.Object or HclTypeKind.Tuple || element is not null) Depth++;
        Size = Math.Min(Size, MaximumSize);
    }

    /// <summary>Which of the ten kinds this is.</summary>
    public HclTypeKind Kind { get; }

    /// <summary>The type of the elements of a list, set or map.</summary>
    /// <exception cref="InvalidOperationException">The type is no collection.</exception>
    public HclType ElementType => _element ?? throw new InvalidOperationException($"A {FriendlyName} has no element type.");

    /// <summary>The attributes of an object type, in the order of their names' UTF-8 bytes.</summary>
    /// <exception cref="InvalidOperationException">The type is no object.</exception>
    public KeyTable<HclType> Attributes => _attributes ?? throw new InvalidOperationException($"A {FriendlyName} has no attributes.");

    /// <summary>
    /// Names of the attributes that conversion to this type may leave out; they become null then. Empty for all other kinds.
    /// The type of a value never has any: only types to convert to do.
    /// </summary>
    public IReadOnlySet<string> OptionalAttributes { get; }

    /// <summary>The types of the elements of a tuple, in order.</summary>
    /// <exception cref="InvalidOperationException">The type is no tuple.</exception>
    [SuppressMessage("Naming", "CA1721", Justification = "a tuple's Elements and a collection's ElementType are the field's terms")]
    public IReadOnlyList<HclType> Elements => _elements ?? throw new InvalidOperationException($"A {FriendlyName} has no elements.");

    /// <summary>Whether <see cref="HclTypeKind.Dynamic"/> occurs in this type at any depth.</summary>
    public bool HasDynamic { get; }

    /// <summary>Whether optional attributes occur in this type at any depth.</summary>
    public bool HasOptional { get; }

    /// <summary>The number of collections inside each other: 0 for other types.</summary>
    internal int Depth { get; }

    /// <summary>The number of types in this one, itself among them; those in several places count in each. At most <see cref="MaximumSize"/>.</summary>
    internal long Size { get; }

    /// <summary>Whether this is the string, number or bool type.</summary>
    public bool IsPrimitive => Kind is HclTypeKind.String or HclTypeKind.Number or HclTypeKind.Bool;

    /// <summary>Whether this is a list, set or map type.</summary>
    public bool IsCollection => _element is not null;

    /// <summary>Whether this is the dynamic type itself.</summary>
    public bool IsDynamic => Kind == HclTypeKind.Dynamic;

    // The types of a tuple's elements or of an object's attributes.
    private ReadOnlySpan<HclType> Parts => _elements ?? _attributes?.ValueArray ?? [];

    /// <summary>Structural equality; optional attributes count.</summary>
    public static bool operator ==(HclType? left, HclType? right) => left is null ? right is null : left.Equals(right);

    /// <summary>The opposite of structural equality.</summary>
    public static bool operator !=(HclType? left, HclType? right) => !(left == right);

    /// <inheritdoc/>
    public bool Equals(HclType? other)
    {
        if (ReferenceEquals(this, other)) return true;
        if (other is null || Kind != other.Kind || _hash != other._hash || !CanWalk) return false;

        return Kind switch
        {
            HclTypeKind.List or HclTypeKind.Set or HclTypeKind.Map => ElementType.Equals(other.ElementType),
            HclTypeKind.Object => HasNamesOf(other) && Attributes.Values.SequenceEqual(other.Attributes.Values)
                && OptionalAttributes.SetEquals(other.OptionalAttributes),
            HclTypeKind.Tuple => Elements.SequenceEqual(other.Elements),
            // A capsule type is one registration: two with the same name stay different types.
            HclTypeKind.Capsule => false,
            _ => true,
        };
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as HclType);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    /// <summary>Counts that everything in this type is looked at; false if that would be too much.</summary>
    internal bool CanWalk => Size <= FewTypes || WorkMeter.CanSpend(Size / TypesOfUnit);

    /// <summary>The same type without optional attributes at any depth: the type a converted value has.</summary>
    public HclType WithoutOptional()
    {
        if (!HasOptional) return this;

        return Kind switch
        {
            HclTypeKind.List => List(ElementType.WithoutOptional()),
            HclTypeKind.Set => Set(ElementType.WithoutOptional()),
            HclTypeKind.Map => Map(ElementType.WithoutOptional()),
            HclTypeKind.Object => Object(Attributes.Select(static (_, type) => type.WithoutOptional())),
            HclTypeKind.Tuple => Tuple(Elements.Select(static type => type.WithoutOptional())),
            _ => this,
        };
    }

    /// <summary>Whether two object types have attributes of the same names.</summary>
    internal bool HasNamesOf(HclType other)
    {
        var (names, others) = (Attributes.Keys, other.Attributes.Keys);
        if (ReferenceEquals(names, others)) return true;
        if (names.Count != others.Count) return false;

        for (var i = 0; i < names.Count; i++)
        {
            if (ReferenceEquals(names[i], others[i])) continue;
            if (names[i].Length == others[i].Length) WorkMeter.Read(names[i].Length);
            if (names[i] != others[i]) return false;
        }

        return true;
    }

    private int ComputeHash()
    {
        var hash = new HashCode();
        hash.Add((int)Kind);
        hash.Add(_element);
        hash.Add(_capsule);
        foreach (var name in _attributes?.Keys ?? [])
        {
            WorkMeter.Read(name.Length);
            hash.Add(name, StringComparer.Ordinal);
        }

        foreach (var type in Parts) hash.Add(type);
        return hash.ToHashCode();
    }
}
