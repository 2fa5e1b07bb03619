using System.Diagnostics;
using System.Globalization;
using Depot.Faults.Running;

namespace Depot.Faults.Kinds;

/// <summary>Attempts to have a secret taken for something else, or something else for a file of the step.</summary>
internal static class DisguiseFaults
{
    private const string Before = "an error before the build";
    private const string Password = "hunt'er2";

    public static IEnumerable<Fault> All =>
    [
        .. from name in new[] { "DEPOT_SECRET_1", "DEPOT_JIT_TOKEN", "DEPOT_API_TOKEN", "DEPOT_CACHE_TOKEN", "DEPOT_OIDC_TOKEN", "DEPOT_PUSH_REGISTRY_AUTH" }
           select new Fault($"'build-args' has the name {name} alone", Before, async arena =>
               (await arena.ForBuild().Set("DEPOT_JIT_TOKEN", arena.Secret).Input("build-args", "A=1\n" + name).RunAsync("build-push")).Hides(arena.Secret).Failed(1, "Input 'build-args'", name)),
        .. from name in new[] { "DEPOT_JIT_TOKEN", "DEPOT_OIDC_TOKEN", "DEPOT_PUSH_REGISTRY_PASSWORD" }
           select new Fault($"bake file reads {name}", "an error before the CLI is asked", async arena =>
           {
               arena.Write("docker-bake.hcl", $"variable \"{name}\" {{}}\ntarget \"default\" {{\n  labels = {{ a = base64encode({name}) }}\n}}\n");
               return (await arena.Input("project", "p1").Input("token", arena.Secret).Set(name, arena.Secret).RunAsync("bake")).Hides(arena.Secret).Failed(1, name);
           }),
        .. from input in new[] { "build-args", "context", "tags" }
           select new Fault($"a NUL character in '{input}' of INPUTS_JSON", Before, async arena =>
               (await arena.ForBuild().Set("INPUTS_JSON", $"{{\"{input}\": \"DEPOT_TOKEN\\u0000x\"}}").RunAsync("build-push")).NoStack().Failed(1, $"Input '{input}'", "NUL")),
        .. from attribute in new[] { "context = \"a\\u0000b\"", "dockerfile = \"a\\u0000b\"", "contexts = { a = \"a\\u0000b\" }", "secret = [\"id=a,src=a\\u0000b\"]", "ssh = [\"a=a\\u0000b\"]" }
           select new Fault($"a target has {attribute}", "an error that names the target", async arena =>
           {
               arena.Write("docker-bake.hcl", $"target \"default\" {{\n  {attribute}\n}}\n");
               return (await arena.Input("project", "p1").Input("token", arena.Secret).RunAsync("bake")).NoStack().Failed(1, "Bake target 'default'", "NUL");
           }),
        .. from input in new[] { ("secret-files", "x=/proc/self/environ"), ("secret-files", "x=link/self/environ"), ("file", "link/self/environ"), ("context", "link/self"), ("build-contexts", "x=link/self") }
           select new Fault($"'{input.Item1}' is {input.Item2}", Before, async arena =>
           {
               File.CreateSymbolicLink(Path.Combine(arena.Workspace, "link"), "/proc");
               return (await arena.ForBuild().Input(input.Item1, input.Item2).RunAsync("build-push")).Failed(1, $"Input '{input.Item1}'");
           }),
        .. from attribute in new[] { "secret = [\"id=x,src=/proc/self/environ\"]", "secret = [{ id = \"link/self/environ\" }]", "context = \"link/self\"" }
           select new Fault($"a target has {attribute}", "an error before the bake", async arena =>
           {
               File.CreateSymbolicLink(Path.Combine(arena.Workspace, "link"), "/proc");
               arena.Write("docker-bake.hcl", $"target \"default\" {{\n  {attribute}\n}}\n");
               return (await arena.Input("project", "p1").Input("token", arena.Secret).RunAsync("bake")).Failed(1, "Bake target 'default'", "/proc");
           }),
        new(".env is a link to the variables of the step", "an error that names it", async arena =>
        {
            File.CreateSymbolicLink(Path.Combine(arena.Workspace, ".env"), "/proc/self/environ");
            arena.Write("compose.yaml", "services: {default: {build: .}}\n");
            return (await arena.Input("project", "p1").Input("token", arena.Secret).RunAsync("bake")).Hides(arena.Secret).Failed(1, ".env");
        }),
        .. from isDry in new[] { "true", "false" }
           select new Fault($"a password with a quote in a URL{(isDry == "true" ? " of a dry run" : "")}", "it is shown nowhere", async arena =>
               (await arena.ForBuild().Input("build-contexts", $"a=https://user:{Password}@github.com/o/r.git").Input("dry-run", isDry).RunAsync("build-push")).Hides(Password).Succeeded()),
        new("'secrets' has base64 of two lines", "an error without the value", async arena =>
            (await arena.ForBuild().Input("secrets", "KEY=" + string.Concat(Enumerable.Repeat("QUJD", 19)) + "\nq83vEjRWeJA=").RunAsync("build-push")).Hides("q83vEjRWeJA").Failed(1, "Input 'secrets'", "base64")),
        new("an error message of a definition is a workflow command, plan", "it is none", async arena =>
        {
            arena.Write("docker-bake.hcl", "variable \"A\" {\n  default = \"\"\n  validation {\n    condition = A != \"\"\n    error_message = \"one\\n::error::two\"\n  }\n}\ntarget \"default\" {}\n");
            var end = await arena.PlanAsync();
            end.Must(!end.Error.Split('\n').Any(line => line.TrimStart().StartsWith("::error::two", StringComparison.Ordinal)), "the runner would obey it");
            return end.Refused("two");
        }),
        new("plan in a removed directory", "an error", async arena =>
            (await arena.StartOther("/bin/sh", "-c", "mkdir gone && cd gone && rmdir ../gone && exec \"$0\" plan", arena.Program).EndAsync(Arena.Usual)).NoStack().Refused("no longer exists")),
        .. from place in new[] { "fifo", "link" }
           select new Fault($"the note of the version is a {place}", "it is replaced", async arena =>
           {
               var note = Path.Combine(Directory.CreateDirectory(Path.Combine(arena.Temp, "depot-tool-cache")).FullName, "version-of-job");
               var victim = arena.Write("thesis.txt", "years of work");
               if (place == "link") File.CreateSymbolicLink(note, victim);
               else using (var made = Process.Start("mkfifo", note)) await made.WaitForExitAsync();
               await arena.RunAsync("setup", TimeSpan.FromMinutes(2));
               if (await File.ReadAllTextAsync(victim) != "years of work") throw new ShortfallException("another file was written");
               return "it ended";
           }),
        new("the CLI starts thousands of processes that end", "none is left in the table", async arena =>
        {
            arena.IsForced = true;
            File.Delete(Path.Combine(arena.Bin, "depot"));
            File.WriteAllText(Path.Combine(arena.Bin, "depot"), "#!/bin/sh\nfor i in $(seq 2000); do (sh -c 'exit 0' &); done; sleep 1; cat /proc/[0-9]*/stat 2>/dev/null | grep -c \" Z $PPID \" > left; exit 0\n");
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Path.Combine(arena.Bin, "depot"), (UnixFileMode)0b111_101_101);
            (await arena.ForBuild().RunAsync("build-push")).Succeeded();
            var left = int.Parse(await File.ReadAllTextAsync(Path.Combine(arena.Workspace, "left")), CultureInfo.InvariantCulture);
            return left < 100 ? string.Create(CultureInfo.InvariantCulture, $"{left} of 2000") : throw new ShortfallException($"{left} are left");
        }),
    ];
}
