using ActionsRunner.Jobs;
using ActionsRunner.Machines;

namespace ActionsRunner.Steps;

/// <summary>A container action on a runner that talks to the Engine's API: made, attached to and started, with no <c>docker run</c> in sight.</summary>
/// <remarks>
/// nektos/act bd861521, pkg/runner/action.go, lines 387 to 440 (variables, mounts, network) and pkg/container/docker_run.go, lines 81 to 101 and 412
/// to 510. The process that holds the connection has the runner's own environment, as a runner that is one program has it.
/// </remarks>
internal static class ApiContainer
{
    // Arguments: the variables of the runner itself, then --, the name of the container, then what it is made of.
    private const string Script = """
        own=()
        while [ "$1" != -- ]; do own+=("$1"); shift; done
        name=$2; shift 2
        docker create --name "$name" "$@" >/dev/null || exit 125
        exec env -i "${own[@]}" docker start --attach "$name"
        """;

    public static async Task<int> RunAsync(
        StepRun run, string image, IReadOnlyDictionary<string, string> environment, string? entryPoint, IEnumerable<string> arguments, string suffix, Action<string> take)
    {
        var machine = run.Job.Machine;
        var isAct = machine.Kind == RunnerKind.Act;
        var name = $"{ContainerCommand.Sanitised(image)}_{suffix}";
        var variables = isAct ? OfAct(machine, environment) : environment.ToDictionary(pair => pair.Key, pair => new ContainerPaths(machine.Directories).ToContainer(pair.Value));
        string[] line =
        [
            "bash", "-c", Script, "runner", .. machine.Environment.Select(pair => $"{pair.Key}={pair.Value}"), "--", name,
            "--label", machine.Label, "--workdir", isAct ? machine.Directories.Workspace : "/github/workspace", .. isAct ? (string[])[] : ["--rm"],
            .. variables.Keys.SelectMany(variable => new[] { "-e", variable }), "-e", "GITHUB_ACTIONS=true", "-e", "CI=true",
            .. entryPoint is null ? (string[])[] : ["--entrypoint", entryPoint],
            "--network", machine.Container?.ActionNetwork ?? "host",
            "-v", $"{machine.EngineSocket}:/var/run/docker.sock", .. isAct ? Mounts(machine) : Mounts(new ContainerPaths(machine.Directories)),
            image, .. arguments,
        ];
        try
        {
            return await WorkerProcess.RunAsync(machine, machine.Directories.Workspace, variables, line, take, run.Cancel);
        }
        finally
        {
            // act removes it itself, also when it is cancelled.
            if (isAct && machine.Container is { } job) await job.DockerAsync("rm", "--force", name);
        }
    }

    private static IEnumerable<string> Mounts(ContainerPaths paths) => paths.Mounts.SelectMany(mount => new[] { "-v", $"{mount.Host}:{mount.Container}" });

    private static IEnumerable<string> Mounts(Machine machine) => [.. machine.Container!.ActionVolumes, "-v", $"{machine.Directories.Workspace}:{machine.Directories.Workspace}"];

    // No HOME, and nothing that act does not know; paths are those of the job's container.
    private static Dictionary<string, string> OfAct(Machine machine, IReadOnlyDictionary<string, string> environment) =>
        environment.Where(pair => pair.Key is not ("HOME" or "RUNNER_WORKSPACE")).ToDictionary(pair => pair.Key, pair => machine.Container!.ToContainer(pair.Value));
}
