using System.Diagnostics;

namespace Depot.Faults.Kinds;

/// <summary>A file that the step or the CLI opens is a FIFO, which has no writer, or a device without an end.</summary>
internal static class SpecialFileFaults
{
    public static IEnumerable<Fault> All =>
    [
        new("GITHUB_STEP_SUMMARY is a FIFO", "the build's result counts", async arena =>
        {
            await MakeAsync(Path.Combine(arena.Root, "fifo"), "a FIFO");
            return (await arena.ForBuild().Set("GITHUB_STEP_SUMMARY", Path.Combine(arena.Root, "fifo")).RunAsync("build-push")).Succeeded();
        }),
        .. from action in new[] { "bake", "matrix" }
           select new Fault($"the bake file is a FIFO, {action}", "an error that names the input and the file", async arena =>
           {
               await MakeAsync(Path.Combine(arena.Workspace, "docker-bake.hcl"), "a FIFO");
               return (await arena.Input("project", "p1").Input("token", arena.Secret).RunAsync(action)).Failed(1, "Input 'files'", "docker-bake.hcl");
           }),
        .. from action in new[] { "build-push", "bake" }
           from file in new[] { ".docker/config.json", ".docker/.buildNodeID", ".config/depot/depot.yaml" }
           from kind in new[] { "a FIFO", "/dev/zero" }
           select new Fault($"{file}, which the CLI opens, is {kind}, {action}", "an error that names it, and the CLI is not started", async arena =>
           {
               await MakeAsync(Path.Combine(arena.Home, file), kind);
               arena.Write("docker-bake.hcl", "target \"default\" {}\n");
               return (await arena.ForBuild().RunAsync(action)).Failed(1, file, "a FIFO or a device");
           }),
        .. from action in new[] { "build-push", "bake" }
           from file in new[] { ".dockerignore", "Dockerfile.dockerignore" }
           select new Fault($"{file}, which BuildKit opens, is a FIFO, {action}", "an error that names it, and the CLI is not started", async arena =>
           {
               await MakeAsync(Path.Combine(arena.Workspace, file), "a FIFO");
               arena.Write("docker-bake.hcl", "target \"default\" {}\n");
               return (await arena.ForBuild().RunAsync(action)).Failed(1, file, "a FIFO");
           }),
        .. from kind in new[] { "a FIFO", "/dev/zero" }
           select new Fault($"an SSH key is {kind}", "an error that names it, and the CLI is not started", async arena =>
           {
               await MakeAsync(Path.Combine(arena.Workspace, "key"), kind);
               return (await arena.ForBuild().Input("ssh", "default=key").RunAsync("build-push")).Failed(1, "Input 'ssh'", "a FIFO or a device");
           }),
        .. from kind in new[] { "a FIFO", "/dev/zero" }
           from attribute in new[] { "secret = [\"id=a,src=key\"]", "ssh = [\"default=key\"]" }
           select new Fault($"a target has {attribute}, which is {kind}", "an error that names the target and the file, and the CLI is not started", async arena =>
           {
               await MakeAsync(Path.Combine(arena.Workspace, "key"), kind);
               arena.Write("docker-bake.hcl", $"target \"default\" {{ {attribute} }}\n");
               return (await arena.ForBuild().RunAsync("bake")).Failed(1, "Bake target 'default'", "key");
           }),
    ];

    private static async Task MakeAsync(string path, string kind)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (kind != "a FIFO")
        {
            File.CreateSymbolicLink(path, kind);
            return;
        }

        using var made = Process.Start("mkfifo", path);
        await made.WaitForExitAsync();
    }
}
