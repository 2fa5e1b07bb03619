using Hcl2.Text;

namespace Hcl2.Functions;

/// <summary>Arithmetic, rounding and <c>parseint</c>.</summary>
internal static class NumberFunctions
{
    private static readonly HclParameter[] Pair = [Define.Of("a", HclType.Number), Define.Of("b", HclType.Number)];
    private static readonly HclParameter[] Single = [Define.Of("num", HclType.Number)];

    public static IEnumerable<HclFunction> All { get; } =
    [
        One("absolute", HclNumber.Abs),
        Two("add", HclNumber.Add, "can't compute sum of opposing infinities"),
        Two("subtract", HclNumber.Subtract, "can't subtract infinity from itself"),
        Two("multiply", HclNumber.Multiply, "can't multiply zero by infinity"),
        Two("divide", HclNumber.Divide, "can't divide zero by zero or infinity by infinity"),
        Two("modulo", HclNumber.Modulo, "can't use modulo with zero and infinity"),
        One("negate", HclNumber.Negate),
        One("ceil", n => Unsigned(n.Ceiling())),
        One("floor", n => Unsigned(n.Floor())),
        One("int", WholePart),
        Define.Function("signum", HclType.Number, Single, Signum),
        Extreme("min", (candidate, best) => candidate < best),
        Extreme("max", (candidate, best) => candidate > best),
        Define.Function("log", HclType.Number, [Single[0], Define.Of("base", HclType.Number)], a => OfDoubles(a, FloatMath.Log)),
        Define.Function("pow", HclType.Number, [Single[0], Define.Of("power", HclType.Number)], a => OfDoubles(a, FloatMath.Pow)),
        Define.Function("parseint", ParseIntType, [Define.Any("number"), Define.Of("base", HclType.Number)], ParseInt),
    ];

    private static HclFunction One(string name, Func<HclNumber, HclNumber> body) =>
        Define.Function(name, HclType.Number, Single, a => HclValue.Number(body(a[0].AsNumber)));

    private static HclFunction Two(string name, Func<HclNumber, HclNumber, HclNumber?> body, string undefined) =>
        Define.Function(name, HclType.Number, Pair, a =>
            body(a[0].AsNumber, a[1].AsNumber) is { } number ? HclValue.Number(number) : FunctionResult.Failed(undefined));

    private static HclFunction Extreme(string name, Func<HclNumber, HclNumber, bool> isBetter) =>
        Define.Function(name, HclType.Number, [], a =>
        {
            if (a.Count == 0) return FunctionResult.Failed("must pass at least one number");

            var best = a[0];
            foreach (var candidate in a.Skip(1))
            {
                if (isBetter(candidate.AsNumber, best.AsNumber)) best = candidate;
            }

            return best;
        }, Define.Of("numbers", HclType.Number));

    // The original makes the number anew from an integer, which has no zero below zero.
    private static HclNumber Unsigned(HclNumber number) => number.CompareTo(HclNumber.Zero) == 0 ? HclNumber.Zero : number;

    /// <summary>A number that had a fraction gets the precision of a host integer, as it was made anew from one.</summary>
    private static HclNumber WholePart(HclNumber number) =>
        number.IsInfinite || number.IsInteger ? number
        : number.Truncated() is var whole && whole.TryGetInt64(out var small) ? new HclNumber(small) : whole;

    private static FunctionResult Signum(IReadOnlyList<HclValue> a) =>
        WholeNumbers.TryGet(a[0], out var number) ? HclValue.Number(Math.Sign(number)) : FunctionResult.Failed(WholeNumbers.Required);

    private static FunctionResult OfDoubles(IReadOnlyList<HclValue> a, Func<double, double, double> body)
    {
        var (x, y) = (a[0].AsNumber.ToDouble(), a[1].AsNumber.ToDouble());
        if ((double.IsInfinity(x) && a[0].AsNumber.IsFinite) || (double.IsInfinity(y) && a[1].AsNumber.IsFinite))
            return FunctionResult.Failed($"value must be between -{MaximumText} and {MaximumText} inclusive");

        var result = body(x, y);
        return double.IsNaN(result) ? FunctionResult.Failed("the result is not a number") : HclValue.Number(HclNumber.FromDouble(result));
    }

    private static string MaximumText => HclNumber.FromDouble(double.MaxValue).DigitsToPlaces(6).ToPlacesText(false, 6);

    private static TypeResult ParseIntType(IReadOnlyList<HclValue> a) =>
        a[0].Type.Kind == HclTypeKind.String
            ? HclType.Number
            : TypeResult.Failed(0, $"first argument must be a string, not {a[0].Type.FriendlyName}");

    private static FunctionResult ParseInt(IReadOnlyList<HclValue> a, HclType type)
    {
        if (!WholeNumbers.TryGet(a[1], out var radix)) return FunctionResult.Failed(1, WholeNumbers.Required);
        if (radix is < 2 or > 62) return FunctionResult.Failed(1, "base must be a whole number between 2 and 62 inclusive");

        return Digits.TryParse(a[0].AsString, (int)radix, out var number)
            ? HclValue.Number(HclNumber.FromInteger(number))
            : FunctionResult.Failed(0, $"cannot parse {GoText.Quote(a[0].AsString)} as a base {radix} integer");
    }
}
