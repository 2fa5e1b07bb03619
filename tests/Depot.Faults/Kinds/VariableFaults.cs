using Depot.Faults.Running;

namespace Depot.Faults.Kinds;

/// <summary>Attempts to read a token of the step as a variable, and to have the value of a secret variable printed.</summary>
internal static class VariableFaults
{
    private const string Compose = "services:\n  default:\n    build:\n      context: .\n";

    // Build arguments are arguments of the CLI, where the secret of a fault must not be.
    private const string Value = "hunter2";

    public static IEnumerable<Fault> All =>
    [
        .. from way in new[]
           {
               ("args by name", Compose + "      args: [DEPOT_TOKEN]\n", ""), ("args without a value", Compose + "      args:\n        DEPOT_TOKEN:\n", ""),
               ("args of parts", Compose + "      args: [\"${PART}_TOKEN\"]\n", ""), ("an escape", Compose + "      args: {Q: \"${\\u0044EPOT_TOKEN}\"}\n", ""),
               ("env_file", Compose + "      args: [Q]\n    env_file: part\n", "Q=$DEPOT_TOKEN\n"), ("include", "include: [part]\n", Compose + "      args: [DEPOT_TOKEN]\n"),
               ("env_file of include", "include:\n  - {path: included.yaml, env_file: part}\n", "X=$DEPOT_TOKEN\n"),
               ("extends", "services:\n  default:\n    extends: {file: part, service: default}\n", Compose + "      args: {Q: \"${DEPOT_TOKEN}\"}\n"),
           }
           select new Fault($"Compose file reads DEPOT_TOKEN, {way.Item1}", "an error before the CLI is asked", async arena =>
           {
               arena.Write("compose.yaml", way.Item2);
               arena.Write("part", way.Item3);
               arena.Write("included.yaml", Compose + "      args: {Q: \"${X}\"}\n");
               return (await ForBake(arena).Input("files", "compose.yaml").Set("PART", "DEPOT").RunAsync("bake")).Hides(arena.Secret).Failed(1, "reads the variable 'DEPOT_TOKEN'");
           }),
        .. from secret in new[] { "\"id=DEPOT_TOKEN\"", "{ id = \"DEPOT_TOKEN\" }", "\"id=x,type=env,src=DEPOT_TOKEN\"" }
           select new Fault($"bake file has the secret {secret}", "an error before the bake", async arena =>
           {
               arena.Write("docker-bake.hcl", $"target \"default\" {{ secret = [{secret}] }}\n");
               return (await ForBake(arena).RunAsync("bake")).Hides(arena.Secret).Failed(1, "passes the variable 'DEPOT_TOKEN'");
           }),
        .. from item in new[] { "default.secrets=id=DEPOT_TOKEN", "default.args.DEPOT_TOKEN", "*.args.DEPOT_TOKEN" }
           select new Fault($"'set' has {item}", "an error before the bake", async arena =>
           {
               arena.Write("docker-bake.hcl", "target \"default\" {}\n");
               return (await ForBake(arena).Input("set", item).RunAsync("bake")).Hides(arena.Secret).Failed(1, "Input 'set'", "DEPOT_TOKEN");
           }),
        .. from name in new[] { "DEPOT_TOKEN", "ACTIONS_RUNTIME_TOKEN", "INPUT_TOKEN" }
           select new Fault($"'build-args' has the name {name} alone", "an error before the build", async arena =>
               (await arena.ForBuild().Set(name, arena.Secret).Input("build-args", "A=1\n" + name).RunAsync("build-push")).Hides(arena.Secret).Failed(1, "Input 'build-args'", name)),
        .. from action in new[] { "bake", "matrix" }
           from expression in new[] { "parseint(API_TOKEN, 10)", "base64decode(\"!${API_TOKEN}\")", "timeadd(API_TOKEN, \"1h\")", "{ a = 1 }[API_TOKEN]" }
           select new Fault($"{action} evaluates {expression}", "an error without the value", async arena =>
           {
               arena.Write("docker-bake.hcl", $"variable \"API_TOKEN\" {{}}\ntarget \"default\" {{ args = {{ x = {expression} }} }}\n");
               var end = (await ForBake(arena).Set("API_TOKEN", arena.Secret).Cli("EXIT", "1").Cli("STDERR", $"docker-bake.hcl:2,1-2: Bad; {arena.Secret}\n").RunAsync(action)).Hides(arena.Secret);
               end.Must(end.ExitCode == 1, "it succeeded");
               return $"exit 1: {end.Errors[^1]}";
           }),
        new("plan evaluates parseint(API_TOKEN, 10)", "an error without the value", async arena =>
        {
            arena.Write("docker-bake.hcl", "variable \"API_TOKEN\" {}\ntarget \"default\" { args = { x = parseint(API_TOKEN, 10) } }\n");
            return (await arena.Set("API_TOKEN", arena.Secret).PlanAsync("--explain")).Hides(arena.Secret).Refused("***");
        }),
        .. from item in new[] { "API_TOKEN: ", "API_TOKEN " }
           select new Fault($"'build-args' has '{item}value='", "the value is shown nowhere", async arena =>
           {
               var end = (await arena.ForBuild().Input("build-args", item + Value + "=").RunAsync("build-push")).Hides(Value);
               var summary = await File.ReadAllTextAsync(arena.Variables["GITHUB_STEP_SUMMARY"]);
               end.Must(!summary.Contains(Value, StringComparison.Ordinal), "the summary shows it");
               return end.Succeeded();
           }),
    ];

    private static Arena ForBake(Arena arena) => arena.Input("project", "p1").Input("token", arena.Secret);
}
