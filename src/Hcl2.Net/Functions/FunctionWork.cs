namespace Hcl2.Functions;

/// <summary>How much work a call is, estimated before it is done: about as many units as it looks at characters.</summary>
internal static class FunctionWork
{
    // A hash of bcrypt expands its key 2^cost times, each as much work as so many characters.
    private const int UnitsOfRound = 4000;
    private const int UnitsOfValue = 32;

    /// <summary>The estimate, from above; not more than <see cref="long.MaxValue"/> by far.</summary>
    public static long Of(HclFunction function, IReadOnlyList<HclValue> arguments) => function.Name switch
    {
        // They look at one element, or at none.
        "length" or "lookup" or "element" or "coalesce" or "try" or "can" or "hasindex" => 1,
        "bcrypt" => UnitsOfRound << BcryptCost(arguments),
        "regex" or "regexall" => Match(arguments, pattern: 0, text: 1),
        "regex_replace" => Match(arguments, pattern: 1, text: 0),
        // Widths and precisions are written in the text.
        "format" or "formatlist" => Sum(arguments) + HclNumber.WorkOf(LargestNumber(Text(arguments, 0), '%', static c => c is '-' or '+' or '#' or ' ' or '.' or '*' or '[' or ']')),
        // They compare each element with each other where they cannot hash.
        "distinct" or "setunion" or "setintersection" or "setsubtract" or "setsymmetricdifference" => 2 * Sum(arguments),
        // They may make a value of each character.
        "split" or "csvdecode" or "jsondecode" => UnitsOfValue * Sum(arguments),
        _ => Sum(arguments),
    };

    private static long Sum(IReadOnlyList<HclValue> arguments)
    {
        var sum = 0L;
        foreach (var argument in arguments) sum = Math.Min(sum + argument.Weight, HclValue.MaximumWeight);
        return sum;
    }

    private static long Match(IReadOnlyList<HclValue> arguments, int pattern, int text)
    {
        var expression = Text(arguments, pattern);
        // A repetition such as {1000} is as good as a pattern so many times as long.
        var states = Math.Min((expression.Length + 1L) * Math.Max(1, LargestNumber(expression, '{', static c => c == ',')), int.MaxValue);
        return states * (Text(arguments, text).Length + 1L);
    }

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
