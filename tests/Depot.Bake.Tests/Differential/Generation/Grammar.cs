namespace Depot.Bake.Tests.Differential.Generation;

/// <summary>Forms of expressions by what they are. <c>@text</c>, <c>@number</c>, … stand for any expression of that kind, <c>@lit</c> for a literal text, <c>@int</c> for a small number.</summary>
/// <remarks>Each form evaluates without an error, whatever is put in.</remarks>
internal static class Grammar
{
    /// <summary>Forms that need no others.</summary>
    public static IReadOnlyList<string> Literals(ValueKind kind) => kind switch
    {
        ValueKind.Text =>
        [
            "\"\"", "\"x\"", "\"a-b\"", "\"é\\n$${x}\"", "\"<&>\"", "\"1\"", "\"true\"", "\"\\u00e9%%{\"", "\"v1.2.3\"", "\"日本語\"", "\"👨‍👩‍👧 e\u0301\"", "\"a b\\tc\"", "\"\\\"q\\\"\\\\\"",
            "\"user/app:1@sha\"", "\"line1\\nline2\\n\"", "\"\\U0001F600\"", "\"ß ǆ İ\"", "\"$\"", "\"  padded \"", "\"1e3\"", "\"linux/amd64\"", "\"a,b;c=d\"", "\"null\"", "\"100% $5\"",
        ],
        ValueKind.Number =>
        [
            "0", "1", "2.50", "-3", "1e3", "12345678901234567890", "0.1", "1e21", "123e-10", "9007199254740993", "0.000001", "3.14159265358979323846264338327950288", "1E-2", "(1e100)", "-0", "1e-30",
        ],
        ValueKind.Flag => ["true", "false"],
        ValueKind.Texts => ["[]", "[\"a\"]", "[\"b\", \"a\", \"b\"]", "[\"\", \"x\",]", "[\"é\", \"z\", \"Z\"]", "[\"linux/amd64\", \"linux/arm64\"]"],
        ValueKind.Numbers => ["[]", "[1]", "[3, 1, 2.5]", "[10, 9, -1e3]"],
        ValueKind.Map => ["{}", "{ A = \"1\" }", "{ A = 1, \"b c\" = true }", "{ A : \"x\", (\"k\") = \"y\" }", "{ n = null }", "{ é = \"ü\", \"a.b\" = 2 }", "{ 1 = \"one\", true = 2 }"],
        _ => ["null", "\"s\"", "1.50", "true", "[]", "{}", "[null, 1, \"a\"]", "{ a = [1, { b = null }] }"],
    };

    /// <summary>Forms with others in them.</summary>
    public static IReadOnlyList<string> Forms(ValueKind kind) => kind switch
    {
        ValueKind.Text => Texts,
        ValueKind.Number => Numbers,
        ValueKind.Flag => Flags,
        ValueKind.Texts => TextLists,
        ValueKind.Numbers => NumberLists,
        ValueKind.Map => Maps,
        _ => Anything,
    };

    private static readonly string[] Texts =
    [
        "\"<${@text}>\"", "\"${@number}\"", "\"${@flag}/${@text}\"", "\"a%{ if @flag }b%{ else }c%{ endif }d\"", "\"%{ if @flag }${@text}%{ endif }\"",
        "\"%{ for s in @texts }[${s}]%{ endfor }\"", "\"%{ for i, s in @texts ~} ${i}=${s}, %{~ endfor } .\"", "\"%{ for k, v in @map }${k};%{ endfor }\"", "\"a ${~ @text ~} b\"", "\"${ @text }\"",
        "(@text)", "(@flag ? @text : @text)", "(@flag ? @text : @number)", "(@flag ? null : @text) == null ? \"none\" : \"some\"",
        "upper(@text)", "lower(@text)", "title(@text)", "reverse(@text)", "trimspace(@text)", "chomp(@text)", "sanitize(@text)", "basename(@text)", "dirname(@text)", "urlencode(@text)",
        "trim(@text, @lit)", "trimprefix(@text, @lit)", "trimsuffix(@text, @lit)", "indent(@int, @text)", "replace(@text, @lit, @lit)", "substr(@text, @int, @int)", "substr(@text, -@int, -1)",
        "join(@lit, @texts)", "join(\",\", @texts, @texts)", "join(\"-\", @numbers)", "jsonencode(@any)", "jsonencode(@number)", "jsonencode(@map)", "jsonencode({ k = @text, l = @texts })",
        "format(\"%s|%10s|%-6s|%q|%v\", @text, @text, @text, @text, @text)", "format(\"%v %#v\", @any, @any)", "format(\"%g %e %.3f %5.1f\", @number, @number, @number, @number)", "format(\"%05d %+d %x %X %o %b\", @int, @int, @int, @int, @int, @int)",
        "format(\"%[2]s %[1]s\", @text, @text)", "format(\"%.2s|%%|%t\", @text, @flag)", "format(\"%G|% d\", @number, @int)", "format(\"x\")",
        "regex_replace(@text, \"[aeiou]+\", \"_\")", "regex_replace(@text, \"(?P<l>[a-z])([0-9é]?)\", \"<$2$${l}>\")", "regex(\".*\", @text)", "regex(\"^[^a]*\", @text)", "regex(\"(?s)(.*)$\", @text)[0]",
        "md5(@text)", "sha1(@text)", "sha256(@text)", "sha512(@text)", "base64encode(@text)", "base64decode(base64encode(@text))", "uuidv5(\"dns\", @text)", "uuidv5(\"url\", @text)",
        "cidrhost(\"10.0.0.0/8\", @int)", "cidrhost(\"fd00::/64\", -@int)", "cidrnetmask(\"172.16.0.0/12\")", "cidrsubnet(\"10.1.0.0/16\", 4, @int)", "join(\",\", cidrsubnets(\"10.1.0.0/16\", 4, @int + 4, 8))",
        "formatdate(\"EEEE, DD-MMM-YY hh:mm:ss ZZZ 'at' AA H\", \"2024-02-29T15:04:05+02:00\")", "formatdate(\"YYYY-MM-DD\", timeadd(\"2024-01-01T00:00:00Z\", \"@inth30m\"))", "timeadd(\"2023-12-31T23:59:59Z\", \"-@int.5s\")",
        "try(@texts[@int], @text)", "try(@map.A, @text) == null ? \"null\" : \"text\"", "try(nope, @text)", "coalesce(null, @text)", "coalesce(@text, @text)", "element(concat([\"x\"], @texts), @int)", "lookup({ a = @text }, \"a\", @text)", "lookup({ a = @text }, \"b\", @text)",
        "index([@text, @text], 1)", "[@text, @text][@int % 2]", "{ a = @text }.a", "{ a = @text }[\"a\"]", "[{ b = @text }].0.b", "[[@text]][0][0]", "values({ z = @text })[0]", "slice([@text, @text], 1, 2)[0]", "jsondecode(jsonencode(@text))",
        "csvdecode(\"a,b\\n1,${md5(@text)}\\n\")[0].b", "\"${strlen(timestamp())}${strlen(uuidv4())}\"", "can(@text) ? @text : @text", "try({ a = @any }.b, [@any][3], @text)", "try(element(@texts, 0), null) == null ? \"\" : @text",
        "\"${BAKE_CMD_CONTEXT}${BAKE_LOCAL_PLATFORM}\"", "@text /* é */", "join(\"\", [for s in @texts : s if s != @lit])", "join(\"\", [for i, s in @texts : \"${i}${upper(s)}\"])", "keys({ (@text) = 1 })[0]",
    ];

    private static readonly string[] Numbers =
    [
        "@number + @number", "@number - @number", "@number * @number", "(@number) / 4", "(@number) / 3", "(@number) % 7", "-(@number)", "(@flag ? @number : @number)", "-@int", "@int + @int * @int", "(@number)",
        "length(@texts)", "length(@numbers)", "length(keys(@map))", "strlen(@text)", "max(@number, @number)", "min(@number, @number)", "max(1, @numbers...)", "floor(@number)", "ceil(@number)", "absolute(@number)", "negate(@number)", "int(@number)", "signum(@int)",
        "add(@number, @number)", "subtract(@number, @number)", "multiply(@number, @int)", "divide(@number, 7)", "modulo(@number, 5)", "parseint(\"ff\", 16)", "parseint(\"-zZ9\", 62)", "pow(@int, @int)", "pow(2, 0.5)", "log(8, 2)", "log(@int + 1, 10)", "indexof([\"a\", \"b\"], \"b\")",
        "try(@numbers[@int], 7)", "coalesce(null, @number)", "\"@int\" + 1", "max(@number)", "jsondecode(\"1.50e2\")", "length(setproduct(@texts, [1, 2]))", "{ n = @number }.n", "try(parseint(@text, 10), 5)", "length([for n in @numbers : n if n > 1])", "1 == 1 ? @number : 0",
    ];

    private static readonly string[] Flags =
    [
        "@text == @text", "@text != @lit", "(@number) < (@number)", "(@number) >= (@number)", "(@number) == (@number)", "(@number) <= (@number)", "(@number) > (@number)", "(@flag) && (@flag)", "(@flag) || (@flag)", "!(@flag)", "!@flag", "(@flag)",
        "contains(@texts, @text)", "contains(@numbers, @number)", "can(@texts[@int])", "(@texts) == (@texts)", "(@any) == (@any)", "(@any) != null", "equal(@any, @any)", "notequal(@text, @number)", "and(@flag, @flag)", "or(@flag, @flag)", "not(@flag)",
        "greaterthan(@number, @number)", "lessthanorequalto(@number, @number)", "lessthan(@int, @int)", "greaterthanorequalto(@int, @number)", "hasindex([@text, @text], @int)", "sethaselement(@texts, @lit)", "can(regex(\"^[a-z]\", @text))", "can(@any)", "try(@map.A == \"1\", false)", "\"true\" == \"${@flag}\"",
        "(@flag ? @flag : @flag)", "length(@texts) > @int", "can(nope.x)", "(@map) == (@map)", "@text == null",
    ];

    private static readonly string[] TextLists =
    [
        "[@text, @text]", "[@text]", "[\n    @text,\n    @text, # two\n  ]", "[for s in @texts : \"${s}!\"]", "[for i, s in @texts : \"${i}${s}\" if s != @lit]", "[for k, v in @map : k]", "[for n in @numbers : \"n${n}\"]", "concat(@texts, @texts)", "split(@lit, @text)", "split(\"\", @text)", "keys({ (@text) = 1, k = @any })",
        "distinct(@texts)", "sort(@texts)", "compact(@texts)", "reverselist(@texts)", "[{ a = @text }][*].a", "[{ a = @text }, { a = @text }].*.a", "(@text)[*]", "flatten([@texts, [@texts, @text]])", "coalescelist(@texts, [@text])", "slice(concat([\"a\", \"b\"], @texts), @int % 2, 2)", "sort(setunion(@texts, [@text]))", "[for s in setintersection(@strings, @strings) : s]",
        "sort(setsubtract(@texts, [@text]))", "sort(setsymmetricdifference(@texts, [@text]))", "formatlist(\"%s-x\", @texts)", "formatlist(\"%s-%s\", [@text, @text], @text)", "regexall(\"[a-z]+\", @text)", "[for p in setproduct(@strings, [@text]) : \"${p[0]}.${p[1]}\"]", "[for c in chunklist(@strings, 2) : join(\"+\", c)]", "cidrsubnets(\"10.0.0.0/8\", 8, @int + 8)",
        "[for o in csvdecode(\"a,b\\n1,é\\n3,4\\n\") : o.b]", "values({ b = @text, a = @text })", "try(@texts, [])", "[for s in @texts : upper(s)]", "[for i in range(@int) : \"r${i}\"]", "jsondecode(jsonencode(@texts))", "(@flag ? [@text] : [@text])", "(@flag ? @texts : [@text])", "[for s in distinct(@strings) : lower(s)]",
    ];

    private static readonly string[] NumberLists = ["range(@int)", "range(1, @int)", "range(0, 2, 0.5)", "[@number, @number]", "[for n in @numbers : n * 2]", "[for s in @texts : strlen(s)]", "[for k, n in @numbers : n if k > 0]", "reverselist(@numbers)", "concat(@numbers, [@number])", "distinct(@numbers)", "slice([@number, 2, 3], 0, @int % 3)", "[for n in setunion(@numbers, [@number]) : n]"];

    private static readonly string[] Maps =
    [
        "{\n    A = @text\n    B = @number\n    C = @flag\n  }", "{ A = @text, \"b-c\" : @number, }", "merge(@map, @map)", "merge(@map, { A = @text }, null)", "{ for i, s in @texts : \"k${i}\" => s }", "{ for s in distinct(@strings) : s => join(\",\", [s, s]) if s != \"b\" }", "zipmap([\"x\", \"y\"], [@text, @text])", "{ (@text) = @text }", "{ \"${@lit}-k\" = @text, n = @number }",
        "{ for k, v in @map : \"${k}_x\" => v }", "regex(\"(?P<l>[a-z]*)(?P<r>[0-9])?\", @text)", "jsondecode(jsonencode(@map))", "csvdecode(\"a,b\\n1,2\\n\")[0]", "{ for n in distinct(@numbers) : \"n${n}\" => length([n]) }", "try(@map, {})", "{ A = null, B = @text }", "(@flag ? { A = @text } : { A = @text, B = @text })", "{ lower = lower(@text), \"é\" = @text }", "{ a = @text, a = @number }",
    ];

    private static readonly string[] Anything =
    [
        "@text", "@number", "@flag", "@texts", "@numbers", "@map", "[@any, @any]", "{ a = @any, b = @any }", "[[@text], [@text, @number]]", "setproduct(@texts, [\"x\", \"y\"])", "chunklist(@texts, 2)", "jsondecode(jsonencode(@any))", "csvdecode(\"a,b\\n1,2\\n\")", "zipmap([\"p\"], [@any])", "[for s in @texts : { n = s, l = strlen(s) }]",
        "{ for i, s in @texts : s => i... }", "regexall(\"([a-z])([0-9])?\", @text)", "setunion([@number], [@text])", "flatten([[@any], @any])", "merge({ a = @any }, { b = @any })", "try(@any.b, @any)", "concat(@texts, @numbers)", "[for k, v in @map : [k, v]]", "{ for k, v in { b = @any, a = @text } : k => v }", "reverselist([@any, 1])", "setproduct([@number], @texts)", "coalescelist([], [@any])", "values(@map)", "distinct([@any, @any])", "lookup(@map, \"A\", \"d\")", "null",
    ];
}
