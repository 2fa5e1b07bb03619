namespace Hcl2.Tests.Evaluation;

/// <summary>Expressions over the variables of <c>expressions.hcl</c>, most of which make sense.</summary>
internal sealed class RandomExpressions(int seed)
{
    private static readonly string[] Leaves =
    [
        "1", "0", "2.5", "-3", "1e2", "10", "true", "false", "null", "\"a\"", "\"1\"", "\"\"", "\"é\"", "[]", "{}", "str", "n5.five", "n5.zero",
        "tup", "tup[0]", "tup[1]", "obj.name", "obj.count", "obj.tags", "objs", "objs[0].tags", "lst", "mp", "mp.one", "sets", "sets2",
    ];

    private static readonly string[] Operators = ["+", "-", "*", "/", "%", "==", "!=", "<", "<=", ">", ">=", "&&", "||"];

    // 0: one argument, which may be anything. The others stand for it.
    private static readonly string[] Calls =
    [
        "upper({0})", "length({0})", "max({0}, 1)", "jsonencode({0})", "concat({0}, {0})", "merge({0}, obj)", "keys({0})", "try({0}, \"none\")", "can({0})",
        "coalesce({0}, \"x\")", "join(\"-\", {0})", "contains({0}, 1)", "flatten([{0}])", "format(\"%v\", {0})", "distinct({0})", "reverse({0})",
    ];

    // Only for tests, and reproducible by its seed.
    private readonly Random _random = new(seed);

    public string Next() => Expression(4);

    private string Expression(int depth)
    {
        if (depth == 0) return Pick(Leaves);

        string Inner() => Expression(depth - 1 - _random.Next(depth));
        return _random.Next(15) switch
        {
            0 or 1 or 2 => $"({Inner()} {Pick(Operators)} {Inner()})",
            3 => $"({Inner()} ? {Inner()} : {Inner()})",
            4 => $"\"${{{Inner()}}}-${{{Inner()}}}\"",
            5 => $"[{Inner()}, {Inner()}]",
            6 => $"{{a = {Inner()}, b = {Inner()}}}",
            7 => $"[for x in {Inner()}: {Inner()}]",
            8 => $"{{for k, x in {Inner()}: k => x}}",
            9 => $"[for k, x in {Inner()}: [k, x] if {Inner()} == x]",
            10 => $"({Inner()})[*]",
            11 => $"({Inner()})[{Inner()}]",
            12 => $"({Inner()}).a",
            13 => string.Format(System.Globalization.CultureInfo.InvariantCulture, Pick(Calls), Inner()),
            _ => $"\"%{{ if {Inner()} }}${{{Inner()}}}%{{ else }}x%{{ endif }}\"",
        };
    }

    private string Pick(string[] choices) => choices[_random.Next(choices.Length)];
}
