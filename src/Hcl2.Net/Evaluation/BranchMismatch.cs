namespace Hcl2.Evaluation;

/// <summary>Says why the two results of a conditional have no type in common.</summary>
internal static class BranchMismatch
{
    /// <summary>The innermost difference there are words for, without full stop.</summary>
    /// <param name="whenTrue">The type of the one result.</param>
    /// <param name="whenFalse">The type of the other, not equal to it.</param>
    public static string Describe(HclType whenTrue, HclType whenFalse) =>
        (whenTrue.Kind, whenFalse.Kind) switch
        {
            (HclTypeKind.Object, HclTypeKind.Object) => Objects(whenTrue, whenFalse),
            (HclTypeKind.Tuple, HclTypeKind.Tuple) => Tuples(whenTrue, whenFalse),
            var (one, other) when one == other && whenTrue.IsCollection => Collections(whenTrue, whenFalse),
            _ => Names(whenTrue, whenFalse),
        };

    private static string Objects(HclType whenTrue, HclType whenFalse)
    {
        foreach (var (name, type) in whenTrue.Attributes)
        {
            if (!whenFalse.Attributes.TryGetValue(name, out var other)) return Absent("true", name, "false");
            if (!type.Equals(other)) return $"Type mismatch for object attribute {EvaluationProblems.Quoted(name)}: {Describe(type, other)}";
        }

        var extra = whenFalse.Attributes.Keys.FirstOrDefault(name => !whenTrue.Attributes.ContainsKey(name));
        return extra is null ? Names(whenTrue, whenFalse) : Absent("false", extra, "true");
    }

    private static string Tuples(HclType whenTrue, HclType whenFalse)
    {
        var (one, other) = (whenTrue.Elements, whenFalse.Elements);
        if (one.Count != other.Count) return $"The 'true' tuple has length {one.Count}, but the 'false' tuple has length {other.Count}";

        for (var i = 0; i < one.Count; i++)
        {
            if (!one[i].Equals(other[i])) return $"Type mismatch for tuple element {i}: {Describe(one[i], other[i])}";
        }

        return Names(whenTrue, whenFalse);
    }

    /// <summary>Only elements whose names would be the same are worth another sentence.</summary>
    private static string Collections(HclType whenTrue, HclType whenFalse)
    {
        var (one, other) = (whenTrue.ElementType, whenFalse.ElementType);
        if (one.Kind != other.Kind || one.Kind is not (HclTypeKind.Object or HclTypeKind.Tuple)) return Names(whenTrue, whenFalse);

        var collection = whenTrue.Kind switch
        {
            HclTypeKind.List => "list",
            HclTypeKind.Set => "set",
            _ => "map",
        };
        return $"Mismatched {collection} element types: {Describe(one, other)}";
    }

    private static string Names(HclType whenTrue, HclType whenFalse) =>
        whenTrue.FriendlyName == whenFalse.FriendlyName
            ? "At least one deeply-nested attribute or element is not compatible across both the 'true' and the 'false' value"
            : $"The 'true' value is {whenTrue.FriendlyName}, but the 'false' value is {whenFalse.FriendlyName}";

    private static string Absent(string has, string name, string lacks) =>
        $"The '{has}' value includes object attribute {EvaluationProblems.Quoted(name)}, which is absent in the '{lacks}' value";
}
