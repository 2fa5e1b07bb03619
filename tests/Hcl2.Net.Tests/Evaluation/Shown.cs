namespace Hcl2.Tests.Evaluation;

/// <summary>Values as text that tells types, unknowns, refinements and marks apart: <c>list(number)[1]</c>, <c>unknown(string, not null)</c>.</summary>
internal static class Shown
{
    public static string Value(HclValue value)
    {
        var text = !value.IsKnown ? Unknown(value) : value.IsNull ? $"null({value.Type})" : Known(value);
        return value.IsMarked ? $"marked({text}, {string.Join(", ", value.Marks.Select(static mark => $"{mark}").Order(StringComparer.Ordinal))})" : text;
    }

    private static string Known(HclValue value) => value.Type.Kind switch
    {
        HclTypeKind.String or HclTypeKind.Number or HclTypeKind.Bool => StandardFunctions.All(FunctionDialect.Depot)["jsonencode"].Call([value]).Value!.AsString,
        HclTypeKind.Tuple => $"[{Elements(value)}]",
        HclTypeKind.Object => $"{{{Entries(value)}}}",
        HclTypeKind.List or HclTypeKind.Set => $"{value.Type}[{Elements(value)}]",
        HclTypeKind.Map => $"{value.Type}{{{Entries(value)}}}",
        _ => $"{value.Type}",
    };

    private static string Elements(HclValue value) => string.Join(", ", value.Elements.Select(Value));

    private static string Entries(HclValue value) => string.Join(", ", value.Entries.Select(static entry => $"{entry.Key} = {Value(entry.Value)}"));

    private static string Unknown(HclValue value)
    {
        var known = value.Refinement;
        string?[] parts =
        [
            $"{value.Type}",
            known.NotNull ? "not null" : null,
            known.Minimum is { } minimum ? $"{(known.MinimumInclusive ? ">=" : ">")} {minimum}" : null,
            known.Maximum is { } maximum ? $"{(known.MaximumInclusive ? "<=" : "<")} {maximum}" : null,
            known.Prefix.Length > 0 ? $"prefix \"{known.Prefix}\"" : null,
            known.MinimumLength > 0 ? $"length >= {known.MinimumLength}" : null,
            known.MaximumLength is { } length ? $"length <= {length}" : null,
        ];
        return $"unknown({string.Join(", ", parts.OfType<string>())})";
    }
}
