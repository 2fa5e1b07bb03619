namespace Hcl2.Fuzz;

/// <summary>Variables of every type under names of one letter, and the functions whose results depend on their arguments alone.</summary>
internal static class SampleContext
{
    // Random, the time, or slow on purpose.
    private static readonly string[] Excluded = ["bcrypt", "timestamp", "uuidv4"];

    private static readonly EvaluationContext Eager = new()
    {
        Variables = new Dictionary<string, HclValue>
        {
            ["s"] = HclValue.String("some text, and ümläuts"),
            ["e"] = HclValue.EmptyString,
            ["n"] = HclValue.Number(42),
            ["t"] = HclValue.True,
            ["z"] = HclValue.NullDynamic,
            ["l"] = HclValue.List([HclValue.String("a"), HclValue.String("b")]),
            ["m"] = HclValue.Map(HclType.Number, [new("one", HclValue.Number(1)), new("two", HclValue.Number(2))]),
            ["o"] = HclValue.Object([new("id", HclValue.String("x")), new("tags", HclValue.Tuple(HclValue.String("y"), HclValue.Number(3)))]),
            ["q"] = HclValue.Set(HclType.String, [HclValue.String("c"), HclValue.String("d")]),
            ["u"] = HclValue.Unknown(HclType.String),
            ["d"] = HclValue.Dynamic,
            ["k"] = HclValue.String("secret").WithMarks(["sensitive"]),
        },
        Functions = StandardFunctions.All(FunctionDialect.Buildx).Where(static f => !Excluded.Contains(f.Key)).ToDictionary(),
    };

    private static readonly EvaluationContext ShortCircuit = new() { Variables = Eager.Variables, Functions = Eager.Functions, Logic = LogicalOperators.ShortCircuit };

    /// <summary>The context.</summary>
    public static EvaluationContext Value => Eager;

    /// <summary>An expression has a value, the same each time, and what has a string has one that is HCL.</summary>
    public static void CheckValue(HclExpression expression)
    {
        var (first, second) = (new DiagnosticBag(), new DiagnosticBag());
        var value = expression.Evaluate(Eager, first);
        Property.Holds(expression.Evaluate(Eager, second).Equals(value), "the value is the same each time");
        Property.Holds(first.Select(static d => d.ToString()).SequenceEqual(second.Select(static d => d.ToString())), "so are the diagnostics");
        Property.DiagnosticsLieInside(expression.Source, first);
        expression.Evaluate(ShortCircuit, new DiagnosticBag());
        _ = value.ToString();
        if (HasText(value)) Property.Holds(!SyntaxTree.ParseExpression(SourceText.From("value", SyntaxText.Of(value))).Diagnostics.HasErrors, "a value can be written as HCL");
        _ = expression.Variables().Select(static traversal => traversal.RootName).Concat(expression.FunctionNames()).Count();
    }

    private static bool HasText(HclValue value)
    {
        if (!value.IsKnown || value.IsMarked) return false;
        if (value.IsNull) return true;
        return value.Type.Kind switch
        {
            HclTypeKind.Number => value.AsNumber.IsFinite,
            HclTypeKind.Capsule => false,
            HclTypeKind.Map or HclTypeKind.Object => value.Entries.Values.All(HasText),
            HclTypeKind.List or HclTypeKind.Set or HclTypeKind.Tuple => value.Elements.All(HasText),
            _ => true,
        };
    }
}
