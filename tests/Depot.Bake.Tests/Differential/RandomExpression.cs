using System.Globalization;

namespace Depot.Bake.Tests.Differential;

/// <summary>What an expression is meant to be.</summary>
internal enum ValueKind
{
    Text,
    Number,
    Flag,
    Texts,
    Map,
}

/// <summary>Writes expressions that read what is known by then.</summary>
/// <param name="random">Where everything comes from.</param>
/// <param name="mayFail">Whether one of the expressions may be wrong.</param>
internal sealed class RandomExpression(Random random, bool mayFail)
{
    private static readonly string[] Mistakes =
    [
        "nope", "uper(\"x\")", "upper()", "upper(\"a\", \"b\")", "1 + \"x\"", "[1][3]", "{a = 1}.b", "null + 1", "element([], 0)", "true ? 1 : [", "\"${", "\"a${1 +}\"",
        "substr(\"a\", null, 1)", "[for x in 5 : x]", "{for x in [1, 1] : x => x}", "target.zz.args", "target[0]", "\"\\q\"", "split(\",\")", "regex(\"[\", \"a\")", "jsondecode(\"{\")",
        "!\"x\"", "-\"x\"", "1 ? 2 : 3", "\"a\" > 1", "[1, 2", "(1", "{a = 1}[0]", "[1][\"a\"]", "try(nope)", "1 == ", "..1", "1..2", "'x'", "a b", "[for x in [1] : y]", "null", "[null]",
        "{a = [1]}", "[[1]]", "{(null) = 1}", "format(\"%d\", \"x\")", "parseint(\"z\", 10)", "\"%{ if 1 }x%{ endif }\"", "\"%{ for }\"", "[].*.a[0]", "slice([1], 2, 1)", "1 % 0", "5 / 0",
    ];

    private readonly List<(string Text, ValueKind Kind)> _known = [];
    private bool _mayFail = mayFail;

    public void Know(string name, ValueKind kind) => _known.Add((name, kind));

    public void KnowFunction(string name) => _known.Add(($"{name}(\"q\")", ValueKind.Text));

    public void KnowTarget(string name)
    {
        _known.Add(($"\"${{target.{name}.context == null ? \"none\" : \"some\"}}\"", ValueKind.Text));
        _known.Add(($"strlen(target.{name}.name)", ValueKind.Number));
    }

    /// <summary>With one more variable, which is text or a number.</summary>
    public RandomExpression With(string name)
    {
        var inner = new RandomExpression(random, _mayFail);
        inner._known.AddRange(_known);
        inner.Know(name, ValueKind.Text);
        _mayFail = false;
        return inner;
    }

    public string Of(ValueKind kind, int depth = 3)
    {
        if (_mayFail && random.Next(12) == 0)
        {
            _mayFail = false;
            return Pick(Mistakes);
        }

        if (random.Next(4) == 0 && _known.FindAll(known => known.Kind == kind) is { Count: > 0 } known) return known[random.Next(known.Count)].Text;
        if (depth == 0) return Literal(kind);
        // Collections of random length seldom agree in type, as the two sides must.
        if (kind is not (ValueKind.Texts or ValueKind.Map) && random.Next(6) == 0) return $"({Of(ValueKind.Flag, depth - 1)} ? {Of(kind, depth - 1)} : {Of(kind, depth - 1)})";

        return kind switch
        {
            ValueKind.Text => Text(depth - 1),
            ValueKind.Number => Number(depth - 1),
            ValueKind.Flag => Flag(depth - 1),
            ValueKind.Texts => Texts(depth - 1),
            _ => Map(depth - 1),
        };
    }

    private T Pick<T>(params T[] items) => items[random.Next(items.Length)];

    private string Literal(ValueKind kind) => kind switch
    {
        ValueKind.Text => Pick("\"\"", "\"x\"", "\"a-b\"", "\"é\\n$${x}\"", "\"<&>\"", "\"1\"", "\"true\"", "\"\\u00e9%%{\"", "\"v1.2.3\""),
        ValueKind.Number => Pick("0", "1", "2.50", "-3", "1e3", "12345678901234567890", "0.1"),
        ValueKind.Flag => Pick("true", "false"),
        ValueKind.Texts => Pick("[]", "[\"a\"]", "[\"b\", \"a\", \"b\"]", "[\"\", \"x\"]"),
        _ => Pick("{}", "{ A = \"1\" }", "{ A = 1, \"b c\" = true }", "{ A : \"x\", (\"k\") = \"y\" }", "{ n = null }"),
    };

    private string Text(int depth) => random.Next(13) switch
    {
        0 => $"\"<${{{Of(ValueKind.Text, depth)}}}>\"",
        1 => $"\"${{{Of(ValueKind.Number, depth)}}}\"",
        2 => $"\"a%{{ if {Of(ValueKind.Flag, depth)} }}b%{{ else }}c%{{ endif }}d\"",
        3 => $"\"%{{ for s in {Of(ValueKind.Texts, depth)} }}[${{s}}]%{{ endfor }}\"",
        4 => $"upper({Of(ValueKind.Text, depth)})",
        5 => $"join(\"{Pick(",", "", "-")}\", {Of(ValueKind.Texts, depth)})",
        6 => $"replace({Of(ValueKind.Text, depth)}, {Of(ValueKind.Text, 0)}, {Of(ValueKind.Text, 0)})",
        7 => $"jsonencode({Of(Pick(Enum.GetValues<ValueKind>()), depth)})",
        8 => $"format(\"{Pick("%s", "%q", "%10s|", "%v", "%-5s|")}\", {Of(ValueKind.Text, depth)})",
        9 => $"substr({Of(ValueKind.Text, depth)}, {Pick(0, 1, -1, 2)}, {Pick(-1, 0, 1, 5)})",
        10 => $"sha256({Of(ValueKind.Text, depth)})",
        11 => $"try({Of(ValueKind.Texts, depth)}[{Pick(0, 1, 5)}], {Of(ValueKind.Text, depth)})",
        _ => $"({Of(ValueKind.Text, depth)})",
    };

    private string Number(int depth) => random.Next(6) switch
    {
        0 => $"{Of(ValueKind.Number, 0)} {Pick("+", "-", "*")} {Of(ValueKind.Number, depth)}",
        1 => $"length({Of(ValueKind.Texts, depth)})",
        2 => $"strlen({Of(ValueKind.Text, depth)})",
        3 => $"max({Of(ValueKind.Number, depth)}, {Of(ValueKind.Number, depth)})",
        4 => $"({Of(ValueKind.Number, depth)}) / {Pick("2", "3", "4")}",
        _ => $"floor({Of(ValueKind.Number, depth)})",
    };

    private string Flag(int depth) => random.Next(7) switch
    {
        0 => $"{Of(ValueKind.Text, 0)} {Pick("==", "!=")} {Of(ValueKind.Text, 0)}",
        1 => $"({Of(ValueKind.Number, depth)}) {Pick("<", ">=", "==", ">")} ({Of(ValueKind.Number, depth)})",
        2 => $"({Of(ValueKind.Flag, depth)}) {Pick("&&", "||")} ({Of(ValueKind.Flag, depth)})",
        3 => $"!({Of(ValueKind.Flag, depth)})",
        4 => $"contains({Of(ValueKind.Texts, depth)}, {Of(ValueKind.Text, 0)})",
        5 => $"can({Of(ValueKind.Texts, depth)}[{random.Next(3)}])",
        _ => $"({Of(ValueKind.Texts, depth)}) == ({Of(ValueKind.Texts, depth)})",
    };

    private string Texts(int depth) => random.Next(9) switch
    {
        0 => $"[{Of(ValueKind.Text, depth)}, {Of(ValueKind.Text, depth)}]",
        1 => $"[for s in {Of(ValueKind.Texts, depth)} : \"${{s}}!\"]",
        2 => $"[for i, s in {Of(ValueKind.Texts, depth)} : \"${{i}}${{s}}\" if s != {Of(ValueKind.Text, 0)}]",
        3 => $"concat({Of(ValueKind.Texts, depth)}, {Of(ValueKind.Texts, depth)})",
        4 => $"split(\"{Pick("-", ".", "")}\", {Of(ValueKind.Text, depth)})",
        5 => $"keys({Of(ValueKind.Map, depth)})",
        6 => $"distinct({Of(ValueKind.Texts, depth)})",
        7 => $"[{{ a = {Of(ValueKind.Text, depth)} }}]{Pick("[*]", ".*")}.a",
        _ => $"sort({Of(ValueKind.Texts, depth)})",
    };

    private string Map(int depth) => random.Next(5) switch
    {
        0 => $"{{\n    A = {Of(ValueKind.Text, depth)}\n    B = {Of(ValueKind.Number, depth)}\n    C = {Of(ValueKind.Flag, depth)}\n  }}",
        1 => $"merge({Of(ValueKind.Map, depth)}, {Of(ValueKind.Map, depth)})",
        2 => $"{{ for i, s in {Of(ValueKind.Texts, depth)} : \"k${{i}}\" => s }}",
        3 => $"{{ for s in {Of(ValueKind.Texts, depth)} : s => join(\",\", [s, s]) if s != \"b\" }}",
        _ => string.Create(CultureInfo.InvariantCulture, $"zipmap([\"x\", \"y\"], [{Of(ValueKind.Text, depth)}, {Of(ValueKind.Text, depth)}])"),
    };
}
