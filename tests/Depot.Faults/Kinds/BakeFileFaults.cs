using System.Globalization;
using System.Text;
using Depot.Faults.Running;

namespace Depot.Faults.Kinds;

/// <summary>A bake file is broken, hostile or enormous, and <c>plan</c> reads it.</summary>
internal static class BakeFileFaults
{
    private const string Words = "exit 1 with words on standard error, nothing on standard output, in time";
    private const string Answer = "a definition or words, no stack, in time";

    public static IEnumerable<Fault> All =>
    [
        Refused("groups in a circle", "a.hcl", "group \"default\" { targets = [\"a\"] }\ngroup \"a\" { targets = [\"default\"] }\n"),
        Answered("targets inherit in a circle", "a.hcl", "target \"default\" { inherits = [\"a\"] }\ntarget \"a\" { inherits = [\"default\"] }\n"),
        Refused("variables in a circle", "a.hcl", "variable \"A\" { default = B }\nvariable \"B\" { default = A }\ntarget \"default\" { tags = [A] }\n"),
        Refused("function calls itself", "a.hcl", "function \"f\" {\n  params = [x]\n  result = f(x)\n}\ntarget \"default\" { tags = [f(\"a\")] }\n"),
        Refused("HCL parentheses nested 200 000 deep", "a.hcl", "x = " + new string('(', 200_000)),
        Refused("HCL lists nested 200 000 deep", "a.hcl", "x = " + new string('[', 200_000) + new string(']', 200_000)),
        Refused("HCL blocks nested 100 000 deep", "a.hcl", string.Concat(Enumerable.Repeat("a {", 100_000))),
        Refused("HCL templates nested 50 000 deep", "a.hcl", "x = " + string.Concat(Enumerable.Repeat("\"${", 50_000))),
        Refused("HCL with 200 000 signs in front", "a.hcl", "x = " + new string('-', 200_000) + "1"),
        Refused("JSON nested 200 000 deep", "a.json", new string('[', 200_000)),
        Refused("JSON objects nested 100 000 deep", "a.json", string.Concat(Enumerable.Repeat("{\"a\":", 100_000))),
        Refused("Compose nested 100 000 deep in flow style", "compose.yaml", "services: " + new string('[', 100_000)),
        Refused("Compose with a billion laughs", "compose.yaml", Laughs()),
        Refused("Compose merges itself", "compose.yaml", "services: &s\n  a:\n    build: .\n    x: *s\n  <<: *s\n"),
        Refused("Compose extends in a circle", "compose.yaml", "services:\n  a: {build: ., extends: b}\n  b: {build: ., extends: a}\n"),
        Refused("Compose includes itself", "compose.yaml", "include: [compose.yaml]\nservices: {a: {build: .}}\n"),
        Answered("HCL string that doubles 40 times", "a.hcl", Doubling()),
        Answered("matrix of 10^8 targets", "a.hcl", Matrix()),
        Answered("range of 10^9 numbers", "a.hcl", "target \"default\" { tags = [join(\",\", formatlist(\"%d\", range(0, 1000000000)))] }\n"),
        Answered("setproduct of ten lists of a hundred", "a.hcl", $"target \"default\" {{ tags = [length(setproduct({string.Join(", ", Enumerable.Repeat("range(100)", 10))}))] }}\n"),
        Answered("format with a width of 10^9", "a.hcl", "target \"default\" { tags = [format(\"%1000000000d\", 1)] }\n"),
        Answered("power of 10^9 to 10^9", "a.hcl", "target \"default\" { tags = [pow(1000000000, 1000000000)] }\n"),
        Answered("number of 100 000 digits", "a.hcl", $"target \"default\" {{ tags = [\"${{{new string('9', 100_000)} * {new string('9', 100_000)}}}\"] }}\n"),
        Answered("number with an exponent of 10^9", "a.hcl", "target \"default\" { tags = [\"${1e1000000000}\"] }\n"),
        Answered("regular expression that backtracks", "a.hcl", $"target \"default\" {{ tags = [regex(\"^(a+)+$\", \"{new string('a', 5_000)}b\")] }}\n"),
        Answered("HCL of 50 MB", "a.hcl", Targets(50_000_000)),
        Answered("JSON of 50 MB", "a.json", JsonTargets(50_000_000)),
        Answered("Compose of 50 MB of comments", "compose.yaml", "services: {a: {build: .}}\n" + string.Concat(Enumerable.Repeat("# " + new string('c', 97) + "\n", 500_000))),
        Answered("HCL of one line of 50 MB", "a.hcl", "target \"default\" { tags = [\"" + new string('x', 50_000_000) + "\"] }\n"),
        Answered("HCL with NUL and escape sequences", "a.hcl", "target \"\0\u001b[31m\" { tags = [\"\u001b]0;x\u0007\"] }\n"),
        Answered("HCL heredoc that never ends", "a.hcl", "x = <<EOF\n" + string.Concat(Enumerable.Repeat("line\n", 100_000))),
        Answered("empty file", "a.hcl", ""),
        new("HCL in invalid UTF-8", Answer, async arena =>
        {
            await File.WriteAllBytesAsync(Path.Combine(arena.Workspace, "a.hcl"), [.. "target \"default\" { tags = [\""u8, 0xff, 0xc0, 0xaf, .. "\"] }\n"u8]);
            return Either(await arena.PlanAsync("-f", "a.hcl"));
        }),
        new("bake file is a directory", Words, async arena => { Directory.CreateDirectory(Path.Combine(arena.Workspace, "a.hcl")); return (await arena.PlanAsync("-f", "a.hcl")).Refused(); }),
        new("bake file is not there", Words, async arena => (await arena.PlanAsync("-f", "nowhere.hcl")).Refused("nowhere.hcl")),
        new("bake file is a link in a circle", Words, async arena => { File.CreateSymbolicLink(Path.Combine(arena.Workspace, "a.hcl"), "a.hcl"); return (await arena.PlanAsync("-f", "a.hcl")).Refused(); }),
        new("bake file is endless (/dev/zero)", Words, async arena => (await arena.PlanAsync("-f", "/dev/zero")).Refused()),
        new(".env of 10 000 lines that name one another", Answer, async arena =>
        {
            arena.Write("compose.yaml", "services: {a: {build: ., image: \"${V9999}\"}}\n");
            arena.Write(".env", "V0=x\n" + string.Concat(Enumerable.Range(1, 9_999).Select(at => $"V{at}=${{V{at - 1}}}\n")));
            return Either(await arena.PlanAsync("-f", "compose.yaml"));
        }),
        new("ten thousand --set overrides", Answer, async arena =>
        {
            arena.Write("a.hcl", "target \"default\" {}\n");
            return Either(await arena.PlanAsync(["-f", "a.hcl", .. Enumerable.Range(0, 10_000).SelectMany(at => new[] { "--set", $"*.args.A{at}=x" })]));
        }),
    ];

    private static Fault Refused(string what, string file, string text) => new(what, Words, async arena => (await Plan(arena, file, text)).Refused());

    private static Fault Answered(string what, string file, string text) => new(what, Answer, async arena => Either(await Plan(arena, file, text)));

    private static Task<StepEnd> Plan(Arena arena, string file, string text)
    {
        arena.Write(file, text);
        return arena.PlanAsync("-f", file);
    }

    private static string Either(StepEnd end) => end.ExitCode == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{end.Succeeded()}, {end.Length} bytes of definition, peak {end.Memory} KB") : end.Refused();

    private static string Laughs()
    {
        var text = new StringBuilder("x-0: &l0 [ha, ha, ha, ha, ha, ha, ha, ha, ha, ha]\n");
        for (var at = 1; at <= 9; at++) text.Append(CultureInfo.InvariantCulture, $"x-{at}: &l{at} [{string.Join(", ", Enumerable.Repeat($"*l{at - 1}", 10))}]\n");
        return text.Append("services:\n  a:\n    build:\n      context: .\n      tags: *l9\n").ToString();
    }

    private static string Doubling()
    {
        var text = new StringBuilder("variable \"V0\" { default = \"xx\" }\n");
        for (var at = 1; at <= 40; at++) text.Append(CultureInfo.InvariantCulture, $"variable \"V{at}\" {{ default = \"${{V{at - 1}}}${{V{at - 1}}}\" }}\n");
        return text.Append("target \"default\" { tags = [V40] }\n").ToString();
    }

    private static string Matrix()
    {
        var values = string.Join(", ", Enumerable.Range(0, 100).Select(at => $"\"{at}\""));
        return $"target \"default\" {{\n  name = \"t-${{a}}-${{b}}-${{c}}-${{d}}\"\n  matrix = {{ a = [{values}], b = [{values}], c = [{values}], d = [{values}] }}\n}}\n";
    }

    private static string Targets(int length)
    {
        var text = new StringBuilder(length + 200);
        for (var at = 0; text.Length < length; at++) text.Append(CultureInfo.InvariantCulture, $"target \"t{at}\" {{ tags = [\"{new string('x', 900)}\"] }}\n");
        return text.Append("target \"default\" {}\n").ToString();
    }

    private static string JsonTargets(int length)
    {
        var text = new StringBuilder("{\"target\":{\"default\":{}", length + 200);
        for (var at = 0; text.Length < length; at++) text.Append(CultureInfo.InvariantCulture, $",\"t{at}\":{{\"tags\":[\"{new string('x', 900)}\"]}}");
        return text.Append("}}").ToString();
    }
}
