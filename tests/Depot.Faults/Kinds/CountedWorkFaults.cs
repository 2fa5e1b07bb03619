using System.Globalization;

namespace Depot.Faults.Kinds;

/// <summary>Small definitions whose work shows only while it is done, in plan, matrix and a dry run of bake.</summary>
internal static class CountedWorkFaults
{
    // 30,000 characters.
    private const string Text = "s = join(\"\", [for i in range(1000): \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"])\n";

    public static IEnumerable<Fault> All =>
    [
        .. from bomb in Bombs
           from action in new[] { "plan", "matrix", "bake" }
           select new Fault(string.Create(CultureInfo.InvariantCulture, $"bomb: {bomb.Name}, {action}"), BombFaults.Promise, async arena =>
           {
               arena.Write("docker-bake.hcl", bomb.Content.Contains("group \"default\"", StringComparison.Ordinal) ? bomb.Content : bomb.Content + "\ntarget \"default\" {}\n");
               if (action == "plan") return BombFaults.Judge(await arena.PlanAsync());
               var end = await arena.Input("project", "p1").Input("token", arena.Secret).Input("dry-run", "true").RunAsync(action);
               end.NoStack().Must(end.ExitCode == 1, "it did not fail");
               return BombFaults.Cost(end);
           }),
    ];

    private static (string Name, string Content)[] Bombs =>
    [
        ("a search that starts anew at each character", Text + Loop("regexall(\"a*b|a\", s)", 100)),
        ("a pattern of many large classes", Loop("regex(\"" + Lines(6000, _ => @"(?i)\\pL") + "\", \"a\")", 10)),
        ("a replacement that is too long", Text + Loop("regex_replace(s, \"a\", s)", 500)),
        ("formatlist of long strings", Text + Loop("formatlist(\"%s%s\", s, range(1000))", 900)),
        ("a product of long strings", Text + "x = length(setproduct(setunion([for i in range(30): \"${s}${i}\"]), range(1000)))\n"),
        ("numbers of many digits", Text + Loop("parseint(replace(s, \"a\", \"z\"), 62)", 1000)),
        ("an unknown name beside many", Lines(1700, at => $"variable \"vaaaaaaaaaaaa{at}\" {{}}\n") + Loop("[for j in range(100): try(waaaaaaaaaaaa1, 1)]", 1000)),
        ("objects of many attributes", Loop("[for j in range(100): {" + Lines(1000, at => $"a{at} = 1, ") + "}]", 1000)),
        ("calls with the elements of a long list", "l = flatten([for i in range(300): range(1000)])\n" + Loop("upper(l...)", 1000)),
        ("a type of many attributes", "variable \"v\" {\n  type = list(list(object({" + Lines(1500, at => $"a{at} = optional(string), ") + "})))\n  default = [for j in range(100): [for i in range(1000): {}]]\n}\n"),
        ("a hundred matrices of ten thousand", Lines(100, at => $"target \"g{at}\" {{\n  matrix = {{ a = [for i in range(100): \"a${{i}}\"], b = [for i in range(100): \"b${{i}}\"] }}\n  name = \"g{at}-${{a}}-${{b}}\"\n}}\n")),
        ("a long list of caches in each target", "d = [for i in range(1000): \"type=registry,ref=u/c:${i}\"]\n" + Targets(1200, "cache-from = d")),
        ("long texts in each target", Text + Targets(900, "args = { a = s, b = s, c = s, d = s }")),
        ("a long list that every target inherits", "target \"base\" {\n  tags = [for i in range(1000): \"u/x:${i}\"]\n}\n" + Targets(1500, "inherits = [\"base\"]")),
    ];

    private static string Loop(string work, int rounds) => string.Create(CultureInfo.InvariantCulture, $"x = length([for i in range({rounds}): try({work}, \"\")])\n");

    private static string Lines(int count, Func<int, string> line) => string.Concat(Enumerable.Range(0, count).Select(line));

    private static string Targets(int count, string attribute) =>
        Lines(count, at => $"target \"t{at}\" {{\n  {attribute}\n}}\n") + "group \"default\" {\n  targets = [" + Lines(count, at => $"\"t{at}\", ") + "]\n}\n";
}
