using Hcl2.Decoding;
using Hcl2.Extensions;

namespace Hcl2.Aot;

/// <summary>One check for each thing that the library can do, those first that look into resources or make types at run time.</summary>
internal static class Checks
{
    private static readonly EvaluationContext Context = new()
    {
        Variables = new Dictionary<string, HclValue>
        {
            ["stage"] = HclValue.String("prod"),
            ["list"] = HclValue.List([HclValue.String("b"), HclValue.String("a")]),
            ["unknown"] = HclValue.Unknown(HclType.String),
        },
        Functions = StandardFunctions.All(FunctionDialect.Buildx),
    };

    private static readonly DecodeSpec Service = new BlockMapSpec("service", ["name"], new ObjectSpec(new Dictionary<string, DecodeSpec>
    {
        ["image"] = new AttributeSpec("image", HclType.String, IsRequired: true),
        ["ports"] = new AttributeSpec("ports", HclType.List(HclType.Number)),
    }));

    public static IReadOnlyList<Check> All { get; } =
    [
        new("tokens", () => string.Join(' ', SyntaxTree.Tokens(Source("a = \"${b}\"")).Select(static token => token.Kind)),
            "Identifier Equals OpenQuote OpenInterpolation Identifier CloseSequence CloseQuote EndOfFile"),
        new("parsing", () => SyntaxTree.Parse(Source("a = (1\nb = 2\n")).Diagnostics.ToString(),
            "f.hcl:2,1-2: Unbalanced parentheses; Expected a closing parenthesis to terminate the expression."),
        new("arithmetic", () => Value("1 / 3 + 0.1"), "0.4" + new string('3', 153) + "4"),
        new("templates", () => Value("\"%{ for v in list }${v}-${upper(stage)};%{ endfor }\""), "\"b-PROD;a-PROD;\""),
        new("for", () => Value("{ for i, v in list : v => i }"), "{\na = 1\nb = 0\n}"),
        new("splat", () => Value("[{a = 1}, {a = 2}][*].a"), "[1, 2]"),
        new("unknown values", () => Evaluate("\"x-${unknown}\"", out _).Refinement.Prefix, "x-"),
        new("problems", () => Value("1 + prot"), "f.hcl:1,5-9: Unknown variable; There is no variable named \"prot\"."),
        new("normalization", () => Value("\"e\\u0301\" == \"\\u00e9\" ? strlen(\"e\\u0301\\U0001F468\\u200d\\U0001F469\") : 0"), "2"),
        new("regular expressions", () => Value("regex(\"(?P<w>\\\\p{Greek}+)\", \"ab αβ\").w"), "\"αβ\""),
        new("json", () => Value("jsonencode(jsondecode(\"{\\\"a\\\": [1, null, \\\"<\\\"]}\"))"), "\"{\\\"a\\\":[1,null,\\\"\\\\u003c\\\"]}\""),
        new("hashes", () => Value("sha256(\"a\")"), "\"ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb\""),
        new("dates", () => Value("formatdate(\"EEE, DD MMM YYYY hh:mm:ss ZZZ\", timeadd(\"2024-02-28T23:00:00Z\", \"90m\"))"), "\"Thu, 29 Feb 2024 00:30:00 UTC\""),
        new("networks", () => Value("cidrsubnet(\"fd00::/48\", 16, 10)"), "\"fd00:0:0:a::/64\""),
        new("sets", () => Value("setunion([1], [\"a\"])"), "[\"1\", \"a\"]"),
        new("conversion", () => Value("convert([1, \"2\"], list(number))"), "[1, 2]"),
        new("try", () => Value("try(nope.x, can(1 + []), 3)"), "false"),
        new("every function has a name", () => $"{StandardFunctions.All(FunctionDialect.Depot).Count} {StandardFunctions.All(FunctionDialect.Buildx).Count}", "102 106"),
        new("types", () => Type("object({ a = optional(list(string)), b = tuple([number, any]) })"), "object({a=optional(list(string)),b=tuple([number,any])})"),
        new("functions of the user", () => Called(UserFunction.Create("twice", ["n"], null, Parsed("n * 2"), static () => Context), HclValue.Number(21)), "42"),
        new("decoding native", () => Decoded(HclFile.ParseNative(Source("service \"web\" {\n image = \"nginx\"\n ports = [80]\n}\n"))), "{\nweb = {\nimage = \"nginx\"\nports = [80]\n}\n}"),
        new("decoding json", () => Decoded(HclFile.ParseJson(Source("{\"service\": {\"web\": {\"image\": \"nginx\", \"ports\": [80]}}}"))), "{\nweb = {\nimage = \"nginx\"\nports = [80]\n}\n}"),
        new("reading into types and writing", () => HclSerializer.Serialize(HclSerializer.Deserialize<Endpoint>("port = 79 + 1\nhost = \"a\"\nmode = \"read_write\"\n")),
            "host = \"a\"\nport = 80\nmode = \"read_write\"\n"),
        new("decoding what is wrong", () => Decoded(HclFile.ParseNative(Source("service \"web\" {}\n"))),
            "f.hcl:1,15-15: Missing required argument; The argument \"image\" is required, but no definition was found."),
        new("dynamic blocks",
            () => Decoded(HclFile.ParseNative(Source("dynamic \"service\" {\n for_each = list\n labels = [service.value]\n content {\n image = service.key\n }\n}\n"))),
            "{\na = {\nimage = \"1\"\nports = null\n}\nb = {\nimage = \"0\"\nports = null\n}\n}"),
        new("formatting", () => Formatter.Format("a=1\nlong   = [ 1,2 ]\nb {\nc = 3\n}\n"), "a    = 1\nlong = [1, 2]\nb {\n  c = 3\n}\n"),
        new("editing", Edited, "# The port.\nport = 8080 # for now\n"),
        new("writing diagnostics", Written, "Error: Unknown variable\n\n  on f.hcl line 1:\n   1: a = b\n          ^\n\nThere is no variable named \"b\".\n\n"),
    ];

    private static SourceText Source(string text) => SourceText.From("f.hcl", text);

    private static ExpressionSyntax Parsed(string text) => SyntaxTree.ParseExpression(Source(text)).Root;

    private static HclValue Evaluate(string text, out DiagnosticBag diagnostics) => Parsed(text).Evaluate(Context, diagnostics = new DiagnosticBag());

    private static string Value(string text)
    {
        var value = Evaluate(text, out var diagnostics);
        return diagnostics.Count > 0 ? diagnostics.ToString() : SyntaxText.Of(value);
    }

    private static string Type(string text)
    {
        var diagnostics = new DiagnosticBag();
        var type = TypeExpression.Constraint(Parsed(text), diagnostics);
        return diagnostics.Count > 0 ? diagnostics.ToString() : $"{type}";
    }

    private static string Called(HclFunction function, params HclValue[] arguments) => SyntaxText.Of(function.Call(arguments).Value!);

    private static string Decoded(HclFile file)
    {
        var diagnostics = new DiagnosticBag();
        var value = Service.Decode(DynamicBlocks.Expand(file.Body, Context), Context, diagnostics);
        return diagnostics.Count > 0 ? diagnostics.ToString() : SyntaxText.Of(value);
    }

    private static string Edited()
    {
        var tree = SyntaxTree.Parse(Source("# The port.\nport   = 80 # for now\n"));
        return Formatter.Format(new SyntaxEditor(tree).Set(tree.Root, "port", "8080").Apply());
    }

    private static string Written()
    {
        var source = Source("a = b\n");
        var diagnostics = new DiagnosticBag();
        SyntaxTree.Parse(source).Root.Attributes.Single().Expression.Evaluate(Context, diagnostics);
        return new DiagnosticWriter(new Dictionary<string, SourceText> { [source.File] = source }).Write(diagnostics.Single());
    }
}
