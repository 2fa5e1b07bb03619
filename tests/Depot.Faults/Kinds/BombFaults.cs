using System.Globalization;
using Depot.Faults.Running;

namespace Depot.Faults.Kinds;

/// <summary>Small files that would take the machine's time or memory: each ends within two seconds of processor time and 512 MB.</summary>
internal static class BombFaults
{
    public const string Promise = "an error within 2 s of processor time and 512 MB";
    private const long MostMemory = 512 << 10;
    private const string Values = "t = join(\"\", [for i in range(1000): \"abcdefgh\"])\nl = range(1000)\nm = {for i in range(1000): \"k${i}\" => i}\n";

    public static IEnumerable<Fault> All =>
    [
        Hcl("a number of 300 000 digits in base 16", "x = format(\"%x\", 1e300000)"),
        Hcl("a fraction of a million digits", "x = format(\"%.1000000f\", 1.5)"),
        Hcl("a hundred numbers of 100 000 digits", "x = [for i in range(100): \"${1e100000 + i}\"]"),
        Hcl("a list that holds the one before twice, 40 times, flattened", Sharing(40) + "y = flatten(x40)"),
        Hcl("the same as JSON", Sharing(40) + "y = jsonencode(x40)"),
        Hcl("the same compared", Sharing(40) + Sharing(40, "z") + "y = x40 == z40"),
        Hcl("the same as text", Sharing(40) + "y = format(\"%v\", x40)"),
        .. new[] { "distinct([x, x])", "setunion([x], [x])", "setsubtract([x], [x])", "jsonencode(x)", "flatten([x, x])", "format(\"%v\", x)", "x == x" }
            .Select(use => Hcl($"lists nested 77 000 deep: {use}", Nested(use))),
        Hcl("900 000 times sha512", Loop("sha512(t)")),
        Hcl("900 000 times upper", Loop("upper(t)")),
        Hcl("900 000 times regexall", Loop("length(regexall(\"[a-z]{100}\", t))")),
        Hcl("900 000 times concat", Loop("length(concat(l, l))")),
        Hcl("900 000 times merge", Loop("length(keys(merge(m, m)))")),
        Hcl("900 000 times distinct", Loop("length(distinct(l))")),
        Hcl("900 000 times replace", Loop("replace(t, \"a\", \"bb\")")),
        Hcl("900 000 times split", Loop("length(split(\"\", t))")),
        Hcl("900 000 times setproduct", Loop("length(setproduct(l, l))")),
        Hcl("bcrypt at cost 16", "x = bcrypt(\"a\", 16)"),
        Hcl("bcrypt in a loop", Loop("bcrypt(\"a\")")),
        Hcl("60 targets with 1 000 times upper each", string.Concat(Enumerable.Range(0, 60).Select(at => $"target \"t{at}\" {{\n  args = {{ A = join(\"\", [for i in range(1000): upper(t)]) }}\n}}\n")), "*"),
        Hcl("a matrix of 300 by 300", "target \"a\" {\n  name = \"t${x}-${y}\"\n  matrix = { x = range(300), y = range(300) }\n}"),
        new("16 Compose files that include the next one twice", Promise, async arena =>
        {
            for (var at = 0; at < 16; at++) arena.Write($"f{at}.yaml", $"include: [f{at + 1}.yaml, f{at + 1}.yaml]\n");
            arena.Write("f16.yaml", "services: {a: {build: .}}\n");
            arena.Write("compose.yaml", "include: [f0.yaml]\nservices: {a: {build: .}}\n");
            return Judge(await arena.PlanAsync("-f", "compose.yaml"));
        }),
        Compose("extends in a chain of 900", Labels(2500) + Lines(900, at => $"  s{at + 1}: {{extends: s{at}}}")),
        Compose("extends in a star of 1200", Labels(2500) + Lines(1200, at => $"  s{at + 1}: {{extends: s0}}")),
        Compose("aliases of a string with 15 000 dollars", $"x-a: &a \"{Many("$$", 15_000)}\"\nx-b: &b [{Many("*a,", 500)}]\nx-c: &c [{Many("*b,", 50)}]\nservices: {{a: {{build: .}}}}\n"),
        Compose("45 000 aliases of one list", $"services: {{a: {{build: .}}}}\nx-a: &a [1]\nx-b: [{Many("*a,", 45_000)}]\n"),
        Compose("20 000 documents", Labels(20_000) + Lines(20_000, _ => "---\nname: a")),
        .. new[] { "docker-bake.hcl", "compose.yaml", "definition", ".env" }.Select(name => new Fault($"bomb: {name} of 250 MB without content", Promise, async arena =>
        {
            if (name == ".env") arena.Write("compose.yaml", "services: {a: {build: .}}\n");
            using (var file = File.Create(Path.Combine(arena.Workspace, name))) file.SetLength(250 << 20);
            return Judge(await arena.PlanAsync("-f", name == ".env" ? "compose.yaml" : name));
        })),
        new("24 lines of .env that hold the one before twice", Promise, async arena =>
        {
            arena.Write("compose.yaml", "services: {a: {build: .}}\n");
            arena.Write(".env", "V0=abcdefgh\n" + string.Concat(Enumerable.Range(1, 24).Select(at => $"V{at}=${{V{at - 1}}}${{V{at - 1}}}\n")));
            return Judge(await arena.PlanAsync("-f", "compose.yaml"));
        }),
    ];

    private static Fault Hcl(string what, string text, string target = "a") => new("bomb: " + what, Promise, async arena =>
    {
        arena.Write("a.hcl", Values + text + "\ntarget \"b\" {}\n" + (target == "*" ? "group \"a\" { targets = [" + string.Join(", ", Enumerable.Range(0, 60).Select(at => $"\"t{at}\"")) + "] }\n" : text.Contains("target \"a\"", StringComparison.Ordinal) ? "" : "target \"a\" {}\n"));
        return Judge(await arena.PlanAsync("-f", "a.hcl", "a"));
    });

    private static Fault Compose(string what, string text) => new("bomb: Compose: " + what, Promise, async arena =>
    {
        arena.Write("compose.yaml", text);
        return Judge(await arena.PlanAsync("-f", "compose.yaml"));
    });

    private static string Labels(int count) => "services:\n  s0:\n    build:\n      context: .\n      labels:\n" + Lines(count, static at => $"        k{at}: v");

    private static string Lines(int count, Func<int, string> line) => string.Concat(Enumerable.Range(0, count).Select(at => line(at) + "\n"));

    private static string Many(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    public static string Judge(StepEnd end)
    {
        end.Refused();
        return Cost(end);
    }

    public static string Cost(StepEnd end)
    {
        end.Must(end.Processor <= TimeSpan.FromSeconds(2), string.Create(CultureInfo.InvariantCulture, $"it took {end.Processor.TotalSeconds:0.0} s of processor time"));
        end.Must(end.Memory <= MostMemory, $"it held {end.Memory} KB");
        return string.Create(CultureInfo.InvariantCulture, $"{end.Processor.TotalSeconds:0.00} s, {end.Memory >> 10} MB: {end.Error.Trim().Split('\n')[0]}");
    }

    // Each value twice in the next.
    private static string Sharing(int count, string name = "x") =>
        $"{name}0 = [1]\n" + string.Concat(Enumerable.Range(1, count).Select(at => $"{name}{at} = [{name}{at - 1}, {name}{at - 1}]\n"));

    // As deep as the parser allows in one expression, 86 times.
    private static string Nested(string use) => "x0 = []\n"
        + string.Concat(Enumerable.Range(1, 86).Select(at => $"x{at} = {new string('[', 900)}x{at - 1}{new string(']', 900)}\n")) + "x = x86\ny = " + use;

    private static string Loop(string work) => $"x = [for j in range(1000): [for i in range(900): {work}]]";
}
