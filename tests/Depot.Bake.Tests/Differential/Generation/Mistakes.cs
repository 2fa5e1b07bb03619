namespace Depot.Bake.Tests.Differential.Generation;

/// <summary>What can be wrong, one at a time: of several independent mistakes the CLI reports the first in non-deterministic order.</summary>
internal static class Mistakes
{
    /// <summary>Expressions that cannot be parsed or evaluated.</summary>
    public static readonly string[] Expressions =
    [
        "nope", "uper(\"x\")", "upper()", "upper(\"a\", \"b\")", "1 + \"x\"", "[1][3]", "{a = 1}.b", "null + 1", "element([], 0)", "true ? 1 : [", "\"${", "\"a${1 +}\"", "substr(\"a\", null, 1)", "[for x in 5 : x]", "{for x in [1, 1] : x => x}", "target.zz.args", "target[0]", "\"\\q\"", "split(\",\")",
        "regex(\"[\", \"a\")", "regex(\"b\", \"a\")", "jsondecode(\"{\")", "!\"x\"", "-\"x\"", "1 ? 2 : 3", "\"a\" > 1", "[1, 2", "(1", "{a = 1}[0]", "[1][\"a\"]", "try(nope)", "1 == ", "..1", "1..2", "'x'", "a b", "[for x in [1] : y]", "null", "[null]", "{a = [1]}", "[[1]]", "{(null) = 1}",
        "format(\"%d\", \"x\")", "format(\"%s\")", "format(\"%z\", 1)", "parseint(\"z\", 10)", "\"%{ if 1 }x%{ endif }\"", "\"%{ for }\"", "\"%{ if true }\"", "[].*.a[0]", "slice([1], 2, 1)", "1 % 0", "5 / 0", "jsonencode(1/0)", "cidrhost(\"x\", 1)", "cidrsubnet(\"10.0.0.0/8\", 99, 1)", "formatdate(\"Q\", \"2024-01-01T00:00:00Z\")",
        "timeadd(\"x\", \"1h\")", "timeadd(\"2024-01-01T00:00:00Z\", \"1x\")", "base64decode(\"!!!\")", "csvdecode(\"a,a\\n1,2\")", "csvdecode(\"a,b\\n1\")", "merge([1])", "keys(1)", "length(\"x\")", "zipmap([\"a\"], [])", "chunklist([1], -1)", "range(0, 2000)", "lookup({}, \"a\")", "coalesce(null, null)", "coalescelist([], [])", "indexof([\"a\"], \"z\")",
        "uuidv5(\"zz\", \"x\")", "setproduct([1])", "max()", "max([]...)", "max(1...)", "contains(\"a\", \"b\")", "join(\",\", [null])", "join(\",\", [[1]])", "concat(1)", "flatten(1)", "values(null)", "int(null)", "signum(1.5)", "log(0)", "substr(\"a\", 1.5, 1)", "convert(\"x\", number)", "convert([1], foo)", "\"a\"[0]", "\"a\".b", "true.a", "null.a",
        "{ a = 1 }.a.b", "[for k, v in { a = 1 } : k => v]", "{ for v in [1] : v }", "[for x in [1, 2] : x if \"no\"]", "\"${[1]}x\"", "\"x${null}\"", "\"${ { a = 1 } }-\"", "-true", "true + 1", "true && \"x\"", "[1] && true", "(true ? [1] : \"a\")", "(true ? { a = 1 } : { b = [] })", "\"%{ else }\"", "\"%{ foo }\"", "\"\\u12\"", "1e", "0x10", "a.", "a[", "f(", "[1 2]", "{ a 1 }", "{ a = 1 b = 2 }",
        "<<X", "target", "group", "target.t1", "target[\"t1\"]", "element([\"a\"], -1)", "index({ a = 1 }, \"a\")", "regex_replace(\"a\", \"(\", \"b\")", "regexall(\"*\", \"a\")", "indent(1, null)", "title([])", "bytesslice(\"a\", 0, 1)", "semvercmp(\"1\", \"2\")", "strlen({})", "not(\"x\")", "equal(1)", "rsadecrypt(\"x\", \"y\")", "bcrypt(\"x\", 99)", "formatlist(\"%s-%s\", [1, 2], [1])", "sort([[]])",
        "parseint(\"1\", 99)", "pow(\"x\", 1)", "hasindex(1, 1)", "index([1], 5)", "csvdecode(\"\\\"\")", "jsondecode(\"\")", "jsondecode(\"[1,]\")", "cidrsubnets(\"10.0.0.0/8\", 99)", "cidrnetmask(\"1\")", "timeadd(\"2024-13-01T00:00:00Z\", \"1h\")", "reverselist({})", "distinct({})", "setunion(1)", "sethaselement(1, 1)", "\"é${nope}\"", "[\"é\", nope]", "upper(\"日本\", nope)",
    ];

    /// <summary>Of an attribute, values of the wrong type; <c>@…</c> as in the grammar.</summary>
    public static IReadOnlyList<string> Values(string attribute) => attribute switch
    {
        "args" or "labels" => ["@text", "[@text]", "{ a = [@text] }", "@number", "{ a = { b = 1 } }"],
        "contexts" => ["@text", "[@text]", "{ a = null }", "{ a = [] }"],
        "tags" or "platforms" or "no-cache-filter" or "inherits" => ["@text", "{ a = @text }", "[[@text]]", "[null]", "[{ a = @text }]", "true"],
        "targets" => ["@text", "[null]", "{ a = 1 }", "[\"nope-1\"]"],
        "pull" or "no-cache" => ["\"maybe\"", "@texts", "1", "{}"],
        "description" or "project_id" => ["null", "@texts", "@map"],
        "output" => ["\"type=docker\"", "[\"type\"]", "[\"dest=x,a=b\"]", "[{ dest = \"x\" }]", "[1]", "null", "[null]", "[\"a=\\\"b\"]", "[[]]", "{ type = \"docker\" }", "[\"x,y\"]"],
        "cache-from" or "cache-to" => ["\"a\"", "[\"ref=x\"]", "[{ ref = \"x\" }]", "[{ type = [] }]", "null", "[null]", "[\"type\"]", "[\"type=,x\"]", "[\"a\\\"b=c\"]"],
        "secret" => ["[\"a\"]", "[\"id=a,k=v\"]", "[\"type=x,id=a\"]", "[{ id = [] }]", "null", "[null]", "{}", "[\"\\\"id=a\"]"],
        "ssh" => ["\"default\"", "[{ id = \"a\", paths = \"p\" }]", "null", "[null]", "[1, 2]", "[{ paths = [null] }]"],
        "attest" => ["[\"mode=max\"]", "[\"sbom\"]", "[\"type=sbom,disabled=maybe\"]", "[{ type = \"sbom\", disabled = \"x\" }]", "null", "[null]", "[\"type=\"]", "{ type = \"sbom\" }"],
        "matrix" => ["[1]", "{ a = 1 }", "{ a = [] }", "null", "@text", "{ m = [\"a\", \"a\"] }"],
        "name" => ["\"a.b\"", "null", "[1]", "\"same\"", "\"\"", "1.5"],
        "default" => ["[", "upper(1, 2)", "{ a = nope }"],
        "type" => ["strin", "list", "map(nope)", "object({ a })", "optional(string)", "tuple(string)", "list(string, number)", "object({ a = optional(string, \"x\") })", "1", "object([])", "any(string)"],
        "condition" => ["false", "null", "\"no\"", "@texts", "1"],
        "error_message" => ["null", "nope", "[]"],
        "params" => ["\"p\"", "[1]", "[p.q]", "p", "{}"],
        "variadic_params" => ["\"r\"", "[r]", "r.s"],
        _ => ["@texts", "@map", "[1, 2]", "{ a = 1 }"],
    };

    /// <summary>Things that may not stand in an HCL file, or name what is not there.</summary>
    public static readonly string[] Items =
    [
        "target {}\n", "target \"a\" \"b\" {}\n", "target \"a.b\" {}\n", "target \"\" {}\n", "target \"é\" {}\n", "group \"empty\" {}\n", "group \"gm\" {\n  matrix = { a = [1] }\n  targets = []\n}\n", "group \"gn\" {\n  name = \"x\"\n  targets = []\n}\n", "variable {}\n", "variable \"a\" \"b\" {}\n", "function \"x\" {}\n",
        "function \"x\" {\n  params = []\n}\n", "function \"x\" {\n  result = 1\n}\n", "function \"x\" {\n  params = [a]\n  result = nope\n}\n", "function \"x\" {\n  params = [a]\n  result = nope(a)\n}\n", "function \"x\" {\n  params = [a]\n  result = x(a)\n}\n", "function \"x\" {\n  params = [a]\n  result = target.t1.args\n}\n", "function \"x\" {\n  params = [a]\n  result = a\n  extra = 1\n}\n",
        "function \"x\" {\n  params = [a]\n  result = a\n  inner {}\n}\n", "variable \"cyc\" {\n  default = cyc\n}\n", "cyc1 = cyc2\ncyc2 = cyc1\n", "target \"cy\" {\n  args = { a = target.cy.args.b }\n}\n", "target \"cy\" {\n  context = target.cz.context\n}\ntarget \"cz\" {\n  context = target.cy.context\n}\n", "target \"n\" {\n  name = \"x\"\n}\n", "target \"m\" {\n  matrix = { a = [1, 2] }\n}\n",
        "target \"m\" {\n  matrix = { a = [1, 2] }\n  name = \"same\"\n}\n", "target \"m\" {\n  matrix = { a = [\"x/y\"] }\n  name = \"m-${a}\"\n}\n", "variable \"VV\" {\n  type = list(string)\n  default = \"x\"\n}\n", "variable \"VV\" {\n  type = number\n  default = \"x\"\n}\n", "variable \"VV\" {\n  type = object({ a = string })\n  default = {}\n}\n", "variable \"VV\" {\n  default = 1\n  validation {\n    condition = VV > 1\n    error_message = \"${VV} is too small: é\"\n  }\n}\n",
        "variable \"VV\" {\n  default = 1\n  validation {\n    condition = VV == 1\n    extra = 1\n  }\n}\n", "variable \"VV\" {\n  validation {}\n}\n", "variable \"VV\" {\n  description = 5 + nope\n}\n", "variable \"VV\" {\n  description = [\"x\"]\n}\n", "x y\n", "x = 1\nx = 2\n", "target \"dd\" {\n  context = \"a\"\n  context = \"b\"\n}\n", "= 1\n", "target \"o\" {\n", "}\n", "target \"o\"\n{\n}\n", "target \"one\" { context = \"a\" target = \"b\" }\n", "target \"o\" {\n  args = {\n}\n",
        "\"quoted\" = 1\n", "target \"o\" {\n  context = <<E\nx\n}\n", "a.b = 1\n", "target \"a${1}\" {}\n", "target 5 {}\n", "$\n", "`x`\n", "x = 1;\n", "/* open\n", "typed = convert(1, string)\ntyped2 = convert(2, string)\n", "twice = \"${undefined1}${undefined1}\"\n", "unused = nope\n", "variable \"VV\" {\n  type = string\n}\ntarget \"vv\" {\n  args = { a = VV }\n}\n", "variable \"VV\" {\n  type = number\n}\nvv = jsonencode(VV)\ntarget \"vv\" {\n  context = vv\n}\n", "target \"whole\" {\n  args = { a = jsonencode(target.whole) }\n}\n",
    ];

    /// <summary>Arguments that name what is not there or is no override.</summary>
    public static readonly string[][] Arguments =
    [
        ["nope"], ["app-*"], ["--set", "nope.tags=x"], ["--set", "*.unknown=1"], ["--set", "*.pull=maybe"], ["--set", "*.labels=x"], ["--set", "*.args=x"], ["--set", "*"], ["--set", "*.tags"], ["--set", "[.tags=x"], ["--set", "*.attest=mode=max"], ["--set", "*.output=dest=x,a=b"], ["--set", "*.secrets=foo"], ["--set", "*.cache-from=ref=x"],
        ["--set", "*.description=x"], ["--set", "*.platforms=x"], ["--set", "*.contexts=x"], ["--set", "*.push=x"], ["--set", "=x"], ["--set", ""], ["-f", "missing.hcl"], ["-f", "."], ["--frobnicate"], ["--provenance=x=y,z"], ["--sbom=a,b"], ["https://github.com/x/y.git"], ["--set", "*.ssh=a=\"b"], ["--set", "*.contexts.a=target:nope"], ["--set", "*.no-cache=x"], ["--push=maybe"], ["--set", "*.tags+"], ["--file"],
    ];

    /// <summary>A Compose file that does not load, in place of the one there is.</summary>
    public static readonly string[] Compose =
    [
        "services: { a: { build: . }, b: { image: x, profiles: [p], env_file: nope.env } }", "services: { a: { build: ., label_file: nope.env } }", "services: { a: { build: ., environment: [\"A=${C_REQ:?a}\", \"B=${C_REQ2:?b}\"], hostname: \"${C_REQ3?}\" } }",
        "{% set e %}\nservices: { a: { build: . } }", "services: { a: { build: { context: ., tags: [%x] } } }", "%FOO bar\n---\nservices: { a: { build: . } }", "services: { a: { build: . } }\n...\nservices: { b: { build: . } }", "x: &é y\nservices: { a: { build: . } }", "services: { a: { build: ., networks: [x-n] } }\nnetworks: { x-n: }",
        "x: &c { volumes: [/a] }\nservices:\n  s:\n    build: .\n    <<: *c\n  s.1:\n    build: .\n    <<: *c\n", "services: { a: &a { build: ., x-b: *a } }", "services: { a: { build: { context: ., args: { X: !!int y } } } }", "services:\n  a:\n    build:\n      tags:\n        -\tx\n",
        "services: { a: { build: { context: ., foo: 1 } } }", "services: { a: { build: { context: 5 } } }", "services: { a: { foo: 1 } }", "services: []", "services: { a: { build: { context: ., args: 5 } } }", "services: { a: { build: ., depends_on: [nope] } }", "services: { a: { build: { context: ., secrets: [nope] } } }",
        "services: { a: { build: ., image: \"${C_REQ:?must be set}\" } }", "services: { a: { build: ., image: \"${C_REQ?}\" } }", "services: { a: { build: ., image: \"${\" } }", "services: { a: { build: ., image: \"$!\" } }", "services: { a: { build: ., extends: { service: nope } } }", "services: { a: { build: ., extends: { file: nope.yaml, service: x } } }", "services: { a: { build: ., env_file: nope.env } }",
        "services: { \"a b\": { build: . } }", "services: { \"é\": { build: . } }", "services: { a: { build: { context: ., x-bake: { cache-from: [\"ref=x\"] } } } }", "services: { a: { build: { context: ., x-bake: { secret: [\"foo\"] } } } }", "services: { a: { build: { context: ., ssh: [foo] } } }", "services: { a: { build: { context: ., additional_contexts: { b: \"service:nope\" } } } }", "services: { a: { build: { context: ., tags: { a: b } } } }",
        "services: { a: { build: { context: ., cache_from: x } } }", "services: { a: { build: { context: ., cache_from: [\"ref=x\"] } } }", "services: { a: { build: { context: ., platforms: linux } } }", "services: { a: { build: { context: ., labels: [1] } } }", "services: { a: { build: { context: ., no_cache: maybe } } }", "services: { a: { build: { context: ., shm_size: x } } }", "services: { a: { image: x, networks: [nope] } , b: { build: . } }", "services: { a: { image: x, volumes: [\"nope:/x\"] }, b: { build: . } }",
        "services: { a: { build: { context: ., dockerfile: d, dockerfile_inline: x } } }", "services: { a: { build: ., ports: [\"x:y\"] } }", "services: { a: { build: { context: ., target: [x] } } }", "services: { a: { } }", "{}", "", "services:", "version: 3\nservices: { a: { build: . } }", "version: \"3\"\nservices: { a: { build: . } }\nfoo: 1", "services: { a: { build: ., build: x } }", "secrets: { s: { external: true } }\nservices: { a: { build: { context: ., secrets: [s] } } }", "secrets: { s: {} }\nservices: { a: { build: { context: ., secrets: [s] } } }",
        "include: [nope.yaml]\nservices: { a: { build: . } }", "services: { a: { build: ., scale: x } }", "services: { a: { build: ., command: { a: b } } }", "name: \"Bad Name\"\nservices: { a: { build: . } }", "services: { a: { build: ., container_name: \"-\" } }", "- a\n", "5", "services: { a: { build: null } }", "services: { a: null }", "services: { a: { build: { context: ., args: { A: [1] } } } }", "services: { a: { build: { context: ., args: [[1]] } } }", "services: { 1: { build: . } }", "services: { a: { build: { context: ., isolation: 5 } } }",
    ];

    /// <summary>What YAML means something by, where it stands.</summary>
    public static readonly string[] Yaml =
    [
        "\t", "\n", "\r\n", "\n\t", "- ", "? ", ": ", "&a ", "*a", "!", "!!str ", "!!int ", "!x ", "|", ">", "|-\n", "'", "\"", "%", "@", "`", "#", " #", ",", "[", "]", "{", "}", "...", "---", "\n---\n", "\n...\n", "~", "<<: ", "\\", "\\/", "\u0085", "\u2028", "\ufeff", "\u0001", "1e-7", "2024-01-02", "key:\n",
    ];

    /// <summary>Of a variable with a type, what the environment may not say.</summary>
    public static readonly (string Type, string Default, string Suffix, string Text)[] Environment =
    [
        ("number", "1", "", "x"), ("number", "1", "", ""), ("number", "1", "", "0x10"), ("number", "1", "", "NaN"), ("number", "1", "", "1__0"), ("bool", "true", "", "yes"), ("bool", "true", "", ""), ("list(string)", "[]", "", ""), ("list(number)", "[]", "", "1,x"), ("list(string)", "[]", "", "a\"b"), ("map(string)", "{}", "", "a"), ("map(string)", "{}", "", "a,b,c"),
        ("tuple([string])", "[\"a\"]", "", "a,b"), ("object({ a = string })", "{ a = \"\" }", "", "x"), ("any", "1", "", "x"), ("list(string)", "[]", "_JSON", "{"), ("list(string)", "[]", "_JSON", "{}"), ("string", "\"\"", "_JSON", "x"), ("number", "1", "_JSON", "\"x\""), ("bool", "true", "_JSON", "1"), ("map(string)", "{}", "_JSON", "[]"), ("map(number)", "{}", "_JSON", "{\"a\":\"x\"}"),
        ("object({ a = string })", "{ a = \"\" }", "_JSON", "{}"), ("object({ a = string })", "{ a = \"\" }", "_JSON", "{\"a\":\"x\",\"b\":1}"), ("any", "1", "_JSON", "1"), ("tuple([string, number])", "[\"\", 1]", "_JSON", "[\"a\"]"), ("list(string)", "[]", "_JSON", ""), ("set(bool)", "[]", "", "true,x"), ("list(list(string))", "[]", "", "a,b"), ("list(string)", "[]", "_JSON", "[\"a\",]"), ("string", "\"\"", "_JSON", "[1]"), ("list(string)", "[]", "_JSON", "[1] x"),
        ("", "1", "", "x"), ("", "true", "", "x"), ("", "[1]", "", "x"), ("", "{}", "", "x"), ("", "1", "", "Inf"), ("", "0", "", "1e999"),
    ];
}
