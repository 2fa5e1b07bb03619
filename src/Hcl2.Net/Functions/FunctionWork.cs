namespace Hcl2.Functions;

/// <summary>How much work a call is, estimated before it is done: about as many units as it looks at characters.</summary>
internal static class FunctionWork
{
    // A hash of bcrypt expands its key 2^cost times, each as much work as so many characters.
    private const int UnitsOfRound = 4000;
    private const int UnitsOfValue = 32;
    private const int UnitsOfArgument = 8;

    /// <summary>The estimate, from above; not more than <see cref="long.MaxValue"/> by far.</summary>
    public static long Of(HclFunction function, IReadOnlyList<HclValue> arguments) => function.Name switch
    {
        // They look at one element, or at none.
        "length" or "lookup" or "element" or "try" or "can" or "hasindex" => 1,
        "bcrypt" => UnitsOfRound << BcryptCost(arguments),
        // Only reading the pattern; the search counts its own steps.
        "regex" or "regexall" => Sum(arguments) + States(Text(arguments, 0)),
        "regex_replace" => Sum(arguments) + States(Text(arguments, 1)),
        "setproduct" => Rows(arguments),
        // The time grows with the square of the digits, and with the third power of the key's length, which is some 300 characters for 2,048 bits more.
        "parseint" => Sum(arguments) + (Square(Text(arguments, 0).Length) / 1000),
        "rsadecrypt" => Sum(arguments) + (Square(Text(arguments, 1).Length) / 1000 * Text(arguments, 1).Length / 100),
        // Widths and precisions are written in the text.
        "format" or "formatlist" => Sum(arguments) + HclNumber.WorkOf(LargestNumber(Text(arguments, 0), '%', static c => c is '-' or '+' or '#' or ' ' or '.' or '*' or '[' or ']')),
        // They compare each element with each other where they cannot hash.
        "distinct" or "setunion" or "setintersection" or "setsubtract" or "setsymmetricdifference" => 2 * Sum(arguments),
        // They may make a value of each character.
        "split" or "csvdecode" or "jsondecode" => UnitsOfValue * Sum(arguments),
        _ => Sum(arguments),
    };

    private static long Square(long number) => number * number;

    // The weight of the product: every row has an element of each argument.
    private static long Rows(IReadOnlyList<HclValue> arguments)
    {
        var (rows, row) = (1.0, 0.0);
        foreach (var argument in arguments)
        {
            if (!argument.CanIterate || argument.Length == 0) return Sum(arguments);
            rows *= argument.Length;
            row += (double)argument.Weight / argument.Length;
        }

        return (long)Math.Min(rows * row, HclValue.MaximumWeight);
    }

    private static long Sum(IReadOnlyList<HclValue> arguments)
    {
        var sum = (long)arguments.Count * UnitsOfArgument;
        foreach (var argument in arguments) sum = Math.Min(sum + argument.Weight, HclValue.MaximumWeight);
        return sum;
    }

    // A repetition such as {1000} is as good as a pattern so many times as long, up to the limit of a pattern.
    private static long States(string pattern) =>
        UnitsOfArgument * Math.Min((pattern.Length + 1L) * Math.Max(1, LargestNumber(pattern, '{', static c => c == ',')), Re2.Compiler.MaximumInstructions);

    private static int BcryptCost(IReadOnlyList<HclValue> arguments)
    {
        if (arguments.Count < 2 || !WholeNumbers.TryGetClamped(arguments[1], out var cost) || cost < Bcrypt.MinimumCost) return Bcrypt.DefaultCost;
        // More is refused at once.
        return cost <= Bcrypt.AffordableCost ? cost : 0;
    }

    private static string Text(IReadOnlyList<HclValue> arguments, int position) =>
        position < arguments.Count && arguments[position] is { IsKnown: true, IsNull: false, Type.Kind: HclTypeKind.String } text ? text.AsString : "";

    // The largest number that stands behind a mark, with nothing but digits and some other characters between them.
    private static int LargestNumber(string text, char mark, Func<char, bool> mayStandBetween)
    {
        const int Enough = 10_000_000;
        var (largest, number, isBehindMark) = (0, 0, false);
        foreach (var c in text)
        {
            isBehindMark = c == mark || (isBehindMark && (char.IsAsciiDigit(c) || mayStandBetween(c)));
            number = isBehindMark && char.IsAsciiDigit(c) ? Math.Min((number * 10) + c - '0', Enough) : 0;
            largest = Math.Max(largest, number);
        }

        return largest;
    }
}
