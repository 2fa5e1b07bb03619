using Hcl2.Text;
using Hcl2.Unicode;
using Hcl2.Work;

namespace Hcl2.Evaluation;

/// <summary>Attributes and elements of values, as <c>value.name</c> and <c>value[key]</c> take them.</summary>
internal static class ValueAccess
{
    /// <summary>Reads an attribute of an object or an element of a map.</summary>
    /// <param name="value">Known, unknown or null.</param>
    /// <param name="name">As written.</param>
    /// <param name="problem">Why there is no such attribute; null when there is, or may be.</param>
    /// <returns>Its value with the marks of the whole; <see cref="HclValue.Dynamic"/> when there is none.</returns>
    public static HclValue Attribute(HclValue value, string name, out Problem? problem)
    {
        problem = null;
        if (value.IsNull) return Failed(EvaluationProblems.NullAttribute, out problem);

        WorkMeter.Read(name.Length);
        var key = NormalizationC.Of(name);
        return value.Type.Kind switch
        {
            HclTypeKind.Object when value.Type.Attributes.TryGetValue(key, out var type) => Entry(value, key, type),
            HclTypeKind.Object => Failed(EvaluationProblems.Attribute($"This object does not have an attribute named {EvaluationProblems.Quoted(name)}."), out problem),
            HclTypeKind.Map when !value.IsKnown || value.Entries.ContainsKey(key) => Entry(value, key, value.Type.ElementType),
            HclTypeKind.Map => Failed(EvaluationProblems.MissingElement(name), out problem),
            HclTypeKind.Dynamic => HclValue.Dynamic.WithMarksOf(value),
            _ => Failed(EvaluationProblems.Attribute(NoAttributes(value.Type, name)), out problem),
        };
    }

    /// <summary>Reads an element of a list, tuple or map, or an attribute of an object.</summary>
    /// <param name="value">Known, unknown or null.</param>
    /// <param name="key">Any value; it is converted to what the collection needs.</param>
    /// <param name="version">Before 2.24 nothing is said of the attributes of an unknown object.</param>
    /// <param name="problem">Why there is no such element; null when there is, or may be.</param>
    /// <returns>Its value with the marks of both; <see cref="HclValue.Dynamic"/> when there is none.</returns>
    public static HclValue Index(HclValue value, HclValue key, LogicalOperators version, out Problem? problem)
    {
        problem = null;
        if (value.IsNull) return Failed(EvaluationProblems.NullIndex, out problem);
        if (key.IsNull) return Failed(EvaluationProblems.Index("Can't use a null value as an indexing key."), out problem);
        if (value.Type.IsDynamic || key.Type.IsDynamic) return HclValue.Dynamic.WithMarksOf(value);

        switch (value.Type.Kind)
        {
            case HclTypeKind.Set:
                return Failed(EvaluationProblems.Index("Elements of a set are identified only by their value and don't have any separate index or key "
                    + "to select with, so it's only possible to perform operations across all elements of the set."), out problem);
            case not (HclTypeKind.List or HclTypeKind.Tuple or HclTypeKind.Map or HclTypeKind.Object):
                return Failed(EvaluationProblems.Index("This value does not have any indices."), out problem);
        }

        var isSequence = value.Type.Kind is HclTypeKind.List or HclTypeKind.Tuple;
        var converted = HclConvert.To(key, isSequence ? HclType.Number : HclType.String);
        if (!converted.Succeeded) return Failed(EvaluationProblems.NoSuchElement(converted.ErrorIn(version)), out problem);
        if (!converted.Value.IsKnown) return OfUnknownKey(value);
        if (isSequence) return Element(value, converted.Value, out problem);

        var name = converted.Value.AsString;
        if (value.Type.Kind == HclTypeKind.Map)
        {
            return !value.IsKnown || value.Entries.ContainsKey(name)
                ? Entry(value, name, value.Type.ElementType).WithMarksOf(key)
                : Failed(EvaluationProblems.NoSuchElement(null), out problem);
        }

        if (!value.IsKnown && version == LogicalOperators.Eager) return HclValue.Dynamic.WithMarksOf(value);
        if (value.Type.Attributes.TryGetValue(name, out var type)) return Entry(value, name, type);

        var hint = key.Type.Kind == HclTypeKind.Number ? " An object only supports looking up attributes by name, not by numeric index." : "";
        var missing = EvaluationProblems.NoSuchElement(null);
        return Failed(missing with { Detail = missing.Detail + hint }, out problem);
    }

    private static HclValue Failed(Problem found, out Problem? problem)
    {
        problem = found;
        return HclValue.Dynamic;
    }

    private static HclValue Entry(HclValue value, string name, HclType type) =>
        (value.IsKnown ? value.Entries[name] : HclValue.Unknown(type)).WithMarksOf(value);

    private static HclValue OfUnknownKey(HclValue value) =>
        (value.Type.IsCollection ? HclValue.Unknown(value.Type.ElementType) : HclValue.Dynamic).WithMarksOf(value);

    private static HclValue Element(HclValue value, HclValue key, out Problem? problem)
    {
        problem = null;
        if (!value.IsKnown && value.Type.IsCollection) return HclValue.Unknown(value.Type.ElementType).WithMarksOf(value);

        var number = key.AsNumber;
        var length = value.IsKnown ? value.Length : value.Type.Elements.Count;
        if (number.IsInteger && !(number.Sign < 0) && number < new HclNumber(length) && number.TryGetInt64(out var index))
        {
            var element = value.IsKnown ? value.Elements[(int)index] : HclValue.Unknown(value.Type.Elements[(int)index]);
            return element.WithMarksOf([value, key]);
        }

        return Failed(EvaluationProblems.NoSuchElement(NoElement(number, length, isMarked: value.IsMarked)), out problem);
    }

    /// <summary>
    /// The message never contains the number, which may be marked as secret; an index far past the end has no further detail, as in the
    /// original.
    /// </summary>
    private static string? NoElement(HclNumber index, int length, bool isMarked) =>
        !index.IsInteger ? "indexing a sequence requires a whole number, but the given index has a fractional part"
        : index.Sign < 0 ? "a negative number is not a valid index for a sequence"
        : isMarked || index > new HclNumber(length) ? null
        : length == 0 ? "the collection has no elements"
        : "the given index is greater than or equal to the length of the collection";

    private static string NoAttributes(HclType type, string name)
    {
        var ofObjects = type.IsCollection && type.ElementType.Kind == HclTypeKind.Object;
        if (type.IsPrimitive) return $"Can't access attributes on a primitive-typed value ({type.FriendlyName}).";
        if (ofObjects && type.Kind == HclTypeKind.Set)
            return "Can't access attributes on a set of objects. Did you mean to access an attribute across all elements of the set?";
        if (!ofObjects) return "This value does not have any attributes.";

        var attribute = type.ElementType.Attributes.ContainsKey(name) ? $"attribute {EvaluationProblems.Quoted(name)}" : "an attribute";
        return $"Can't access attributes on a list of objects. Did you mean to access {attribute} for a specific element of the list, "
            + "or across all elements of the list?";
    }
}
