namespace Depot.Fuzz;

/// <summary>One reader of text that others wrote, and what must hold whatever the text is.</summary>
/// <param name="Name">The word on the command line, and the directory of its corpus.</param>
/// <param name="Check">Throws when something does not hold.</param>
/// <param name="Words">What the syntax is made of, separated by blanks; a line break stands for itself.</param>
internal sealed record FuzzTarget(string Name, Action<byte[]> Check, string Words)
{
    private const string Json = "{ } [ ] : , \" \\ \\ud800 \\u0000 null true false 1e999 -1 \"depot.build\":{ \"buildID\": \"projectID\": \"containerimage.digest\": \"image.name\":\"a:1,b:2\" sha256:b";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new("csv", InputProperties.Csv, "\" \"\" , \n \r\n \r = a,b \"a,b\" \uFEFF"),
        new("inputs", InputProperties.Inputs, Json + " {{ }} {{{ }}} defaultContext {{defaultContext}} \\{{ push tags secrets context \"tags\":\"a,b\""),
        new("env", BakeProperties.DotEnv, "= ' \" $ ${ } ${A:-b} ${A:?x} \\ \\n # export A=1 : \n \r\n"),
        new("compose", BakeProperties.Compose, "services: build: image: context: args: x-bake: tags: & * << !reset !!binary - [ ] { } | > \n \n\u0020\u0020 ${A} ${A:-b} $$ extends: file: include: ' \" # ? : depends_on: secrets: environment: null ~ 0x1f 1_000"),
        new("definition", BakeProperties.Definition, "target\u0020\"default\"\u0020{ variable\u0020\"v\"\u0020{ default\u0020= } { [for\u0020i\u0020in\u0020range(1000):\u0020 [for\u0020j\u0020in\u0020l:\u0020 {for\u0020i\u0020in\u0020l:\u0020 ] ) ( , = \" \"${ } ? : ... [*] . t l m x0 x1 x2 x3 a b i j 1e3000 1e300000 0.1 100000 "
            + "sha512( upper( join(\"\", split(\"\", concat( merge( keys( values( flatten( distinct( setunion( setproduct( jsonencode( jsondecode( base64encode( format(\"%x\", format(\"%s\", formatlist( replace( regexall(\"a*\", regex_replace( bcrypt(\"a\", range( "
            + "chunklist( zipmap( csvdecode( cidrsubnets( reverse( sort( substr( title( trim( indent( parseint( pow( log( contains( element( slice( lookup( matrix\u0020= name\u0020= inherits\u0020= args\u0020= tags\u0020= function\u0020\"f\"\u0020{ params\u0020= result\u0020= f( \n"),
        new("yaml", YamlProperties.Check, "a: b - ? : , [ ] { } & &a * *a ! !! !<x> !!str !!binary !reset << | > |- >+2 % %YAML\u00201.1 %TAG --- ... # ' \" \\ \\u0041 \\U0001F600 \\x41 \\/ \t \n \r\n \n\u0020\u0020 @ ` ~ 0x1f 1e-6 2024-05-06 \u0085 \u2028 \uFEFF é"),
        new("log", LogProperties.Check, "#1 #2 \n [internal] [1/3] RUN FROM COPY DONE CACHED ERROR: CANCELED 0.1s sha256: ------ Dockerfile:3 >>> \u001b[31m \r ::error:: failed\u0020to\u0020solve: Error: exporting pushing https://depot.dev/orgs/o/projects/p/builds/b exit\u0020code:\u00201 WARN: ✓ [depot] launching"),
        new("metadata", MetadataProperties.Check, Json + " \"app\":{ \"target\":{ \"output\":[ \"attest\":[\"type=provenance\"] \"dockerfile-inline\":1 \"result.json\":\"x\" \"frontend.result\""),
        new("event", EventProperties.Check, Json + " \"repository\":{ \"private\": \"full_name\": \"pull_request\":{ \"head\":{ \"repo\":{ \"sha\":"),
        new("http", HttpProperties.Check, Json + " <html> \"ok\": \"url\":\"http://a/b\" \"error\": \"message\": \"version\": \"sha256\": \"digest\": \"size\": \"token\": ../ \u001b[31m"),
    ];

    public static FuzzTarget? Find(string name) => All.FirstOrDefault(target => target.Name == name);

    /// <summary>Known inputs by file name, in the order of the names.</summary>
    public IReadOnlyList<KeyValuePair<string, byte[]>> Corpus() =>
    [
        .. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "corpus", Name))
            .Order(StringComparer.Ordinal)
            .Select(static path => KeyValuePair.Create(Path.GetFileName(path), File.ReadAllBytes(path))),
    ];
}

/// <summary>A property that must hold for every input does not hold.</summary>
internal sealed class PropertyException(string property) : Exception(property)
{
    /// <summary>Throws unless it holds.</summary>
    public static void Holds(bool condition, string property)
    {
        if (!condition) throw new PropertyException(property);
    }
}
