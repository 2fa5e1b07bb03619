using Depot.Faults.Running;

namespace Depot.Faults.Kinds;

/// <summary>The file system or the runner's files are not what they should be.</summary>
internal static class FileFaults
{
    private static readonly string[] RunnerFiles = ["GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY"];

    public static IEnumerable<Fault> All =>
    [
        .. from file in RunnerFiles
           from target in new[] { ("a directory", "/tmp"), ("in a directory that is not there", "/nowhere/at/all"), ("below a file", "/etc/passwd/x"), ("a full device", "/dev/full") }
           select new Fault($"{file} is {target.Item1}", file == "GITHUB_OUTPUT" ? "an error that names the file" : "the build's result counts: a warning at most",
               async arena => Judge(file, await Build(arena.Set(file, target.Item2)))),
        .. from target in new[] { "/dev/zero", "/dev/ptmx", "/proc/kmsg" }
           select new Fault($"GITHUB_EVENT_PATH is a link to {target}", "the step succeeds", async arena =>
           {
               File.CreateSymbolicLink(Path.Combine(arena.Root, "event.json"), target);
               return (await Build(arena.Set("GITHUB_EVENT_PATH", Path.Combine(arena.Root, "event.json")))).Succeeded();
           }),
        .. from action in new[] { "build-push", "matrix", "plan" }
           select new Fault($"neither the log nor an error of {action} can be written", "the step fails with exit code 1", async arena =>
           {
               var end = await arena.ForBuild().StartOther("/bin/sh", "-c", $"exec \"$0\" {action} > /dev/full 2>&1", arena.Program).EndAsync(Arena.Usual);
               end.Must(end.ExitCode == 1, $"exit code {end.ExitCode}");
               return "exit 1";
           }),
        new("GITHUB_OUTPUT is unset", "the step succeeds",
            async arena => (await Build(arena.Unset("GITHUB_OUTPUT"))).Succeeded()),
        new("GITHUB_STEP_SUMMARY is unset", "the step succeeds",
            async arena => (await Build(arena.Unset("GITHUB_STEP_SUMMARY"))).Succeeded()),
        new("setup: GITHUB_PATH cannot be written", "an error with a message",
            async arena => (await Setup(arena.Set("GITHUB_PATH", "/nowhere/at/all"))).Failed(1, "GITHUB_PATH")),
        new("setup: GITHUB_OUTPUT cannot be written", "an error with a message",
            async arena => (await Setup(arena.Set("GITHUB_OUTPUT", "/nowhere/at/all"))).Failed(1, "GITHUB_OUTPUT")),
        new("RUNNER_TEMP is not there", "it is made or an error with a message",
            async arena => Either(await Build(arena.Set("RUNNER_TEMP", Path.Combine(arena.Root, "nowhere"))))),
        new("RUNNER_TEMP is a file", "an error with a message",
            async arena => (await Build(arena.Set("RUNNER_TEMP", Path.Combine(arena.Workspace, "Dockerfile")))).Failed(1, "temporary directory")),
        new("RUNNER_TEMP is read-only", "an error with a message", async arena =>
        {
            var disk = arena.Own(SmallDisk.Mount(Path.Combine(arena.Root, "read-only"), "ro,size=64k"));
            return (await Build(arena.Set("RUNNER_TEMP", disk.Directory))).Failed(1, "temporary directory");
        }),
        new("RUNNER_TEMP is full", "an error with a message or a success with a warning", async arena =>
        {
            var disk = arena.Own(Full(arena));
            return Either(await Build(arena.Set("RUNNER_TEMP", disk.Directory).Cli("METADATA_KB", "100")));
        }),
        new("disk of GITHUB_OUTPUT is full", "an error that names the file", async arena =>
        {
            var disk = arena.Own(Full(arena));
            return (await Build(arena.Set("GITHUB_OUTPUT", Path.Combine(disk.Directory, "output")))).Failed(1, "GITHUB_OUTPUT");
        }),
        new("tool cache is read-only", "an error that names the directory and says what to check", async arena =>
        {
            var disk = arena.Own(SmallDisk.Mount(Path.Combine(arena.Root, "read-only"), "ro,size=64k"));
            ReleaseFaults.Services(arena, _ => { });
            return (await arena.Set("RUNNER_TOOL_CACHE", disk.Directory).RunAsync("setup")).Failed(1, "RUNNER_TOOL_CACHE");
        }),
        new("disk of the tool cache is full", "an error that names the directory, no half CLI", async arena =>
        {
            var disk = arena.Own(Full(arena));
            ReleaseFaults.Services(arena, _ => { });
            var happened = (await arena.Set("RUNNER_TOOL_CACHE", disk.Directory).RunAsync("setup")).Failed(1, "free space");
            return Directory.Exists(Path.Combine(disk.Directory, "depot", "2.1.0", "x64")) ? throw new ShortfallException("half a CLI is left") : happened;
        }),
        new("tool cache is a file", "an error with a message", async arena =>
        {
            ReleaseFaults.Services(arena, _ => { });
            return (await arena.Set("RUNNER_TOOL_CACHE", Path.Combine(arena.Workspace, "Dockerfile")).RunAsync("setup")).Failed(1, "RUNNER_TOOL_CACHE");
        }),
        new("tool cache holds half an install that was killed", "it is replaced and the step succeeds", async arena =>
        {
            var directory = Directory.CreateDirectory(Path.Combine(arena.Cache, "depot", "2.1.0", "x64")).FullName;
            await File.WriteAllTextAsync(Path.Combine(directory, "rubbish"), "");
            return await ReleaseFaults.InstallsAsync(arena, _ => { });
        }),
        new("workspace has a file with a line break in its name", "the step succeeds",
            async arena => { arena.Write("a\n::error::evil", "x"); return (await Build(arena)).Succeeded(); }),
        new("Dockerfile's name is a workflow command", "no command can be forged",
            async arena => { arena.Write("x\n::error::evil", "FROM scratch\n"); return NoCommand(await Build(arena.Input("file", "x\n::error::evil"))); }),
        new("Dockerfile is a directory", "an error with a message",
            async arena => { Directory.CreateDirectory(Path.Combine(arena.Workspace, "folder")); return Either(await Build(arena.Input("file", "folder"))); }),
        new("Dockerfile is 50 MB of one line", "the step ends in time",
            async arena => { arena.Write("Dockerfile", "FROM scratch\nRUN " + new string('x', 50_000_000)); return (await Build(arena)).Succeeded(); }),
        new("Dockerfile is a link in a circle", "the step ends in time, with words",
            async arena => { File.CreateSymbolicLink(Path.Combine(arena.Workspace, "loop"), Path.Combine(arena.Workspace, "loop")); return Either(await Build(arena.Input("file", "loop"))); }),
        new("Dockerfile is a link to /dev/zero", "an error that names the input and the file",
            async arena => { File.CreateSymbolicLink(Path.Combine(arena.Workspace, "endless"), "/dev/zero"); return (await Build(arena.Input("file", "endless"))).Failed(1, "Input 'file': 'endless' cannot be read"); }),
        new("depot.json is a directory", "an error with a message",
            async arena => { Directory.CreateDirectory(Path.Combine(arena.Workspace, "depot.json")); return (await arena.ForBuild().Unset("INPUT_PROJECT").RunAsync("build-push")).Failed(1, "project"); }),
        new("depot.json is rubbish", "left to the CLI, whose file it is: its exit code rules",
            async arena => { arena.Write("depot.json", "{\"id\":[[["); return (await arena.ForBuild().Unset("INPUT_PROJECT").RunAsync("build-push")).Succeeded(); }),
        new("secret file is not there", "a warning that names its id, and not its path, which may be a misplaced secret", async arena =>
        {
            var end = await Build(arena.Input("secret-files", "k=nowhere.pem"));
            end.Must(end.Warnings.Any(warning => warning.Contains("'k'", StringComparison.Ordinal) && !warning.Contains("nowhere.pem", StringComparison.Ordinal)), "no word of the secret");
            return end.Succeeded();
        }),
        new(".git is rubbish", "the step succeeds",
            async arena => { arena.Write(".git/HEAD", "\0\0"); arena.Write(".git/index", "DIRC\u00ff\u00ff"); return (await Build(arena)).Succeeded(); }),
        new("Docker's config.json is rubbish", "the failure is still explained",
            async arena => { Directory.CreateDirectory(Path.Combine(arena.Home, ".docker")); await File.WriteAllTextAsync(Path.Combine(arena.Home, ".docker", "config.json"), "{\"auths\":["); return (await Build(arena.Cli("EXIT", "1").Cli("STDERR", "Error: failed to push ghcr.io/a/b: denied: denied\n"))).Failed(1, "denied"); }),
    ];

    private static Task<StepEnd> Build(Arena arena) => arena.ForBuild().Cli("IID", "sha256:" + new string('a', 64)).RunAsync("build-push");

    private static Task<StepEnd> Setup(Arena arena)
    {
        ReleaseFaults.Cached(arena);
        return arena.Input("version", "2.1.0").RunAsync("setup");
    }

    private static string Judge(string file, StepEnd end) => file == "GITHUB_OUTPUT" ? end.Failed(1, file) : end.Succeeded();

    private static string Either(StepEnd end) => end.ExitCode == 0 ? end.Succeeded() : end.Failed(1);

    private static string NoCommand(StepEnd end)
    {
        end.NoStack().Must(!end.Output.Contains("\n::error::evil", StringComparison.Ordinal), "a command was forged");
        return $"exit {end.ExitCode}, nothing forged";
    }

    private static SmallDisk Full(Arena arena)
    {
        var disk = SmallDisk.Mount(Path.Combine(arena.Root, "full"), "size=64k");
        using var file = File.Create(Path.Combine(disk.Directory, "fill"));
        try
        {
            while (true)
            {
                file.Write(new byte[4096]);
                file.Flush();
            }
        }
        catch (IOException)
        {
            return disk;
        }
    }
}
