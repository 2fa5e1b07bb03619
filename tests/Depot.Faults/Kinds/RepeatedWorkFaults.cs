using System.Globalization;

namespace Depot.Faults.Kinds;

/// <summary>Files whose parts are compared, merged, hashed, joined or printed again and again, in plan, matrix and a dry run of bake.</summary>
internal static class RepeatedWorkFaults
{
    private const string Escaped = "s = join(\"\", [for i in range(1000): \"<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<\"])\n";
    private const string Many = "n = flatten([for a in range(15): range(1000)])\n";

    public static IEnumerable<Fault> All =>
    [
        .. from bomb in Bombs
           from action in new[] { "plan", "matrix", "bake" }
           select new Fault(string.Create(CultureInfo.InvariantCulture, $"repeated: {bomb.Name}, {action}"), "an end within 2 s of processor time and 512 MB", async arena =>
           {
               arena.Write("Dockerfile", "FROM scratch\n");
               arena.Write("docker-bake.hcl", bomb.Content.Contains("\"default\"", StringComparison.Ordinal) ? bomb.Content : bomb.Content + "target \"default\" {}\n");
               var end = action == "plan" ? await arena.PlanAsync() : await arena.Input("project", "p1").Input("token", arena.Secret).Input("dry-run", "true").RunAsync(action);
               end.NoStack().Must(end.ExitCode is 0 or 1, "it crashed");
               return BombFaults.Cost(end);
           }),
        .. from dockerfile in new[] { ("many lines of one instruction", "FROM scratch\nRUN x \\\n" + Lines(240_000, _ => "ab\\\n") + "end\n"), ("a long argument", $"ARG A={new string('a', 300_000)}\n" + Lines(2000, _ => "FROM " + Lines(100, _ => "$A") + "\n")) }
           from exit in new[] { "0", "1" }
           select new Fault($"repeated: Dockerfile with {dockerfile.Item1}, {(exit == "0" ? "dry run" : "failed build")}", "an end within 2 s of processor time and 512 MB", async arena =>
           {
               arena.ForBuild().Write("Dockerfile", dockerfile.Item2);
               arena.Cli("STDERR", "ERROR: failed to solve: zz: failed to resolve source metadata for docker.io/library/zz:latest: not found\n").Cli("EXIT", exit);
               var end = await (exit == "0" ? arena.Input("dry-run", "true") : arena).RunAsync("build-push");
               end.NoStack().Must(end.ExitCode.ToString(CultureInfo.InvariantCulture) == exit, "another exit code");
               return BombFaults.Cost(end);
           }),
    ];

    private static (string Name, string Content)[] Bombs =>
    [
        ("a type that is nested deeply", Lines(20_000, at => $"x{at + 1} = true ? [] : [{{ a = x{at} }}]\ny{at + 1} = true ? [] : [{{ a = y{at} }}]\n") + "x0 = [1]\ny0 = [\"a\"]\nz = true ? x20000 : y20000\n"),
        ("a type that shares its parts", Lines(40, at => $"x{at + 1} = true ? [] : [{{ a = x{at}, b = x{at} }}]\ny{at + 1} = true ? [] : [{{ a = y{at}, b = y{at} }}]\n") + "x0 = [1]\ny0 = [\"a\"]\nz = x40 == y40\n"),
        ("long keys", Escaped + Many + "m = { for i in range(16): \"${s}${i}\" => i }\nk = \"${s}7\"\nz = length([for i in n: lookup(m, k, 0)])\n"),
        ("a long name", $"{new string('v', 900_000)} = 1\nz = length([for i in range(1000): [for j in range(100): {new string('v', 900_000)}]])\n"),
        ("types that are compared in pairs", Many + "z = true ? [for i, x in n: { \"k${i}\" = 1 }] : [\"x\"]\n"),
        ("text that is escaped", Escaped + Targets(32, "args = { a = s }")),
        ("the name of a stage", Escaped + Targets(3000, "target = s")),
        ("groups of a long name", $"target \"{new string('a', 100_000)}\" {{}}\n" + Lines(8000, at => $"group \"g{at}\" {{ targets = [\"{(at == 0 ? new string('a', 100_000) : $"g{at - 1}")}\"] }}\n") + "group \"default\" { targets = [\"g7999\"] }\n"),
        ("caches that look alike", Many + "target \"default\" {\n  cache-from = [for i, x in n: { type = \"registry\", a = \"x\", ref = \"${i}\" }]\n}\n"),
        ("blocks of one name", Lines(30_000, at => $"target \"default\" {{\n  args = {{ a{at} = \"\" }}\n}}\n")),
        ("references to blocks of one name", Lines(20_000, _ => "target \"a\" {}\n") + Lines(20_000, at => $"r{at} = target.a.context\n")),
        ("a long list of parents", "n = flatten([for a in range(3): range(1000)])\ntarget \"a\" {\n  no-cache-filter = [for i, x in n: \"s${i}\"]\n}\ntarget \"default\" {\n  inherits = [for x in n: \"a\"]\n}\n"),
        ("platforms of links", "p = flatten([for a in range(20): [for i in range(1000): \"linux/a${a}-${i}\"]])\ntarget \"a\" { platforms = p }\ntarget \"default\" {\n  platforms = p\n  contexts = { for i in range(1000): \"c${i}\" => \"target:a\" }\n}\n"),
        ("a matrix of many axes", "n = flatten([for a in range(40): range(1000)])\ntarget \"default\" {\n  matrix = { for i, x in n: \"a${i}\" => [1] }\n  name = \"x\"\n}\n"),
    ];

    private static string Lines(int count, Func<int, string> line) => string.Concat(Enumerable.Range(0, count).Select(line));

    private static string Targets(int count, string attribute) =>
        Lines(count, at => $"target \"t{at}\" {{\n  {attribute}\n}}\n") + "group \"default\" {\n  targets = [" + Lines(count, at => $"\"t{at}\", ") + "]\n}\n";
}
