using System.Diagnostics;
using System.Globalization;
using Depot.Faults.Running;

namespace Depot.Faults.Kinds;

/// <summary>Attempts to get a token out, to stay alive after the step, or to have it remove what is not its own.</summary>
internal static class AttackFaults
{
    private const string Password = "hunter2";

    public static IEnumerable<Fault> All =>
    [
        .. from started in new[] { ("sleeps", "sleep 300 & sleep 301 &"), ("a session of its own", "setsid sleep 300 &"), ("a process without its environment", "env -i setsid sleep 300 &"), ("a deaf process", "sh -c 'trap \"\" TERM; sleep 300; sleep 300' &") }
           select new Fault($"killed outright while the CLI has started {started.Item1}", "nothing of it goes on", async arena =>
           {
               arena.IsForced = true;
               Script(arena, $"{started.Item2} echo $! > \"$PWD/pid\"; wait");
               var step = arena.ForBuild().Start("build-push");
               var process = await PidAsync(arena, step);
               step.Send(Signal.Kill);
               await step.EndAsync(TimeSpan.FromSeconds(5));
               return await GoneAsync(process);
           }),
        new("a service that ran beside the step before it began", "it goes on", async arena =>
        {
            Script(arena, "exit 0");
            var step = arena.ForBuild().StartOther("/bin/sh", "-c", "sleep 300 & echo $! > pid; exec \"$0\" build-push", arena.Program);
            var process = await PidAsync(arena, step);
            (await step.EndAsync(Arena.Usual)).Succeeded();
            if (!IsRunning(process)) throw new ShortfallException("it was ended");
            Signal.Send(process, Signal.Kill);
            return "it runs";
        }),
        .. from signal in new[] { ("SIGINT", Signal.Interrupt), ("SIGTERM", Signal.Terminate) }
           select new Fault($"{signal.Item1} while nobody reads the log", "it ends within 10 s", async arena =>
           {
               // What it has made it can tidy up no more.
               arena.IsForced = true;
               Script(arena, "echo $$ > pid; while :; do head -c 100000 /dev/zero; done");
               // The pipe is held open and not read.
               var step = arena.ForBuild().StartOther("/bin/bash", "-c", "exec 3> >(exec sleep 14); exec \"$0\" build-push >&3", arena.Program);
               await PidAsync(arena, step);
               await Task.Delay(500);
               var clock = Stopwatch.StartNew();
               step.Send(signal.Item2);
               await step.EndAsync(TimeSpan.FromSeconds(12));
               return string.Create(CultureInfo.InvariantCulture, $"{clock.Elapsed.TotalSeconds:0.0} s");
           }),
        .. from name in new[] { "DEPOT_TOKEN", "ACTIONS_ID_TOKEN_REQUEST_TOKEN", "ACTIONS_RUNTIME_TOKEN", "INPUT_TOKEN" }
           select new Fault($"bake file reads {name}", "an error before the CLI is asked", async arena =>
           {
               arena.Write("docker-bake.hcl", $"variable \"{name}\" {{}}\ntarget \"default\" {{ tags = [\"a:${{sha256({name})}}\"] }}\n");
               return (await arena.Input("project", "p1").Input("token", arena.Secret).Set(name, arena.Secret).RunAsync("bake")).Hides(arena.Secret).Failed(1, name);
           }),
        new("bake file reads GITHUB_TOKEN for a matrix", "it is not there", async arena =>
        {
            arena.Write("docker-bake.hcl", "variable \"GITHUB_TOKEN\" { default = \"none\" }\ntarget \"default\" { tags = [\"a:${join(\"-\", split(\"\", GITHUB_TOKEN))}\"] }\n");
            var end = await arena.Input("fields", "tags").Set("GITHUB_TOKEN", arena.Secret).RunAsync("matrix");
            end.Must(end.Output.Contains("a:n-o-n-e", StringComparison.Ordinal), "it was evaluated");
            return end.Succeeded();
        }),
        .. from input in new[] { ("cache-to", "type=s3,region=x,secret_access_key=" + Password), ("outputs", "type=image,token=" + Password), ("build-contexts", "a=https://user:" + Password + "#x@github.com/o/r.git"), ("build-args", "PLAIN=" + Password), ("labels", "x.SIGNING_KEY=a," + Password) }
           from isDry in new[] { "true", "false" }
           select new Fault($"a password in '{input.Item1}'{(isDry == "true" ? " of a dry run" : "")}", "it is shown nowhere", async arena =>
           {
               var end = (await arena.ForBuild().Input(input.Item1, input.Item2).Input("dry-run", isDry).RunAsync("build-push")).Hides(Password);
               var summary = await File.ReadAllTextAsync(arena.Variables["GITHUB_STEP_SUMMARY"]);
               end.Must(!summary.Contains(Password, StringComparison.Ordinal), "the summary shows it");
               return end.Succeeded();
           }),
        new("a proxy that wants another password", "an error without the password", async arena =>
        {
            var proxy = arena.Own(new RefusingProxy());
            return (await arena.Set("HTTPS_PROXY", $"http://user:{Password}@127.0.0.1:{proxy.Port}").Set("DEPOT_RELEASE_URL", "https://dl.depot.dev/x").RunAsync("setup", TimeSpan.FromMinutes(2))).Hides(Password).Failed(1, "release service");
        }),
        .. from hand in new[] { new[] { "--on-host", "1", "build-push" }, ["--in-job", "FOLDER", "X", "build-push"] }
           select new Fault($"{hand[0]} is started by hand", "nothing is removed", async arena =>
           {
               var directory = Directory.CreateDirectory(Path.Combine(arena.Root, "programs")).FullName;
               File.Copy(arena.Program, Path.Combine(directory, "depot-actions"));
               await File.WriteAllTextAsync(Path.Combine(directory, "thesis.txt"), "years of work");
               var end = await arena.StartOther(Path.Combine(directory, "depot-actions"), [.. hand.Select(item => item == "FOLDER" ? directory : item)]).EndAsync(Arena.Usual);
               if (Directory.GetFiles(directory).Length != 2) throw new ShortfallException("it removed files");
               return end.Failed(1, hand[0]);
           }),
        .. from action in new[] { "bake", "matrix" }
           from limit in new[] { 16, 32, 48 }
           select new Fault(string.Create(CultureInfo.InvariantCulture, $"no memory for {action}, {limit} MiB"), "an error with a message", async arena =>
           {
               arena.Write("docker-bake.hcl", "target \"default\" {\n" + string.Concat(Enumerable.Range(0, 400_000).Select(at => string.Create(CultureInfo.InvariantCulture, $"  # {at}\n  labels = {{ a{at} = \"{at}\" }}\n"))) + "}\n");
               return (await arena.Input("project", "p1").Input("token", arena.Secret).Set("DOTNET_GCHeapHardLimit", (limit << 20).ToString("x", CultureInfo.InvariantCulture)).RunAsync(action)).Failed(1, "more memory");
           }),
    ];

    private static void Script(Arena arena, string script)
    {
        var file = Path.Combine(arena.Bin, "depot");
        File.Delete(file);
        File.WriteAllText(file, $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, (UnixFileMode)0b111_101_101);
    }

    private static async Task<int> PidAsync(Arena arena, RunningStep step)
    {
        var file = Path.Combine(arena.Workspace, "pid");
        await step.UntilStartedAsync(file);
        for (string text; ; await Task.Delay(20))
        {
            if ((text = await File.ReadAllTextAsync(file)).EndsWith('\n')) return int.Parse(text, CultureInfo.InvariantCulture);
        }
    }

    private static async Task<string> GoneAsync(int process)
    {
        var clock = Stopwatch.StartNew();
        while (IsRunning(process) && clock.Elapsed < TimeSpan.FromSeconds(5)) await Task.Delay(20);
        if (!IsRunning(process)) return string.Create(CultureInfo.InvariantCulture, $"gone after {clock.Elapsed.TotalSeconds:0.0} s");
        Signal.Send(process, Signal.Kill);
        throw new ShortfallException("it goes on");
    }

    private static bool IsRunning(int process)
    {
        try
        {
            return !File.ReadAllText($"/proc/{process}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
