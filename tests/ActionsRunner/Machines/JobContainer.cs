using System.Diagnostics;

namespace ActionsRunner.Machines;

/// <summary>The container in which a job's own steps run.</summary>
/// <remarks>
/// Official: actions/runner 2.336, src/Runner.Worker/ContainerOperationProvider.cs, lines 293 to 327 (mounts, HOME, what it runs) and 406 (a
/// network of its own). act: nektos/act bd861521, pkg/runner/run_context.go, lines 127 to 184 (mounts) and 255 to 412 (variables, network).
/// Two additions: the directory of programs and the system's own /usr are mounted, which stand for what a job's image has installed.
/// </remarks>
public sealed class JobContainer : IAsyncDisposable
{
    private const string Programs = "/usr/local/bin:/usr/bin:/bin";
    private readonly Machine _machine;
    private readonly List<Func<Task>> _ends = [];

    private JobContainer(Machine machine, string name, IReadOnlyList<(string Host, string Container)> directories) => (_machine, Name, Directories) = (machine, name, directories);

    public string Name { get; }

    /// <summary>The network that a container action of this job is in.</summary>
    public string ActionNetwork { get; private set; } = "";

    /// <summary>Directories of the host, and what they are called in it.</summary>
    public IReadOnlyList<(string Host, string Container)> Directories { get; }

    /// <summary>Whether it has the system's own programs and libraries.</summary>
    public bool HasSystem { get; private init; } = true;

    /// <summary>PATH of its image.</summary>
    public string Path => $"{_machine.Directories.Programs}:{Programs}";

    /// <summary>The mounts of a container action that are not binds of the host: volumes by name.</summary>
    public IReadOnlyList<string> ActionVolumes { get; private set; } = [];

    /// <summary>A job's <c>container:</c> on the official runner.</summary>
    /// <param name="machine">The runner; its job's home is what lies in <see cref="RunnerDirectories.GitHubHome"/>.</param>
    /// <param name="image">The image.</param>
    /// <param name="command">What keeps it running.</param>
    /// <param name="hasSystem">Whether the image is to seem to have the system's programs and libraries.</param>
    /// <param name="options"><c>options:</c> of the job.</param>
    public static async Task<JobContainer> StartOfficialAsync(Machine machine, string image, IReadOnlyList<string> command, bool hasSystem = true, params string[] options)
    {
        var directories = machine.Directories;
        var id = Guid.NewGuid().ToString("N");
        var container = new JobContainer(machine, $"{id}_job", [
            (directories.GitHubHome, "/github/home"), (directories.GitHubWorkflow, "/github/workflow"), (directories.Temp, "/__w/_temp"), (directories.ToolCache, "/__t"), (directories.Work, "/__w"),
        ])
        { HasSystem = hasSystem };
        container.ActionNetwork = "github_network_" + id;
        // A subnet of those that RFC 2544 keeps for tests; the lab's own bridges are in another half of it.
        await container.DockerAsync("network", "create", "--subnet", $"198.19.{Random.Shared.Next(256)}.0/24", container.ActionNetwork);
        container._ends.Add(() => container.DockerAsync("network", "rm", container.ActionNetwork));
        await container.RunAsync(image, command,
            ["--label", machine.Label, "--workdir", container.ToContainer(directories.Workspace), "--network", container.ActionNetwork, "-e", "HOME=/github/home", "-e", "CI=true",
                .. container.Directories.SelectMany(directory => new[] { "-v", $"{directory.Host}:{directory.Container}" }), .. options]);
        return container;
    }

    /// <summary>The container of every job of act. The workspace is bound, as with <c>--bind</c>.</summary>
    /// <param name="machine">The runner; its home is that of the container's root.</param>
    /// <param name="image">The image.</param>
    /// <param name="command">What keeps it running.</param>
    /// <param name="hasSystem">Whether the image is to seem to have the system's programs and libraries.</param>
    public static async Task<JobContainer> StartActAsync(Machine machine, string image, IReadOnlyList<string> command, bool hasSystem = true)
    {
        var directories = machine.Directories;
        var container = new JobContainer(machine, $"act-build-{Guid.NewGuid():N}", [
            (System.IO.Path.GetDirectoryName(directories.FileCommands)!, "/var/run/act"), (directories.ToolCache, "/opt/hostedtoolcache"), (directories.Temp, "/tmp"),
        ])
        { HasSystem = hasSystem };
        var (environment, tools) = ($"{container.Name}-env", $"{container.Name}-toolcache");
        await container.VolumeAsync(environment, container.Directories[0].Host);
        await container.VolumeAsync(tools, directories.ToolCache);
        container.ActionVolumes = ["-v", $"{environment}:/var/run/act", "-v", $"{tools}:/opt/hostedtoolcache"];
        container.ActionNetwork = "container:" + container.Name;
        await container.RunAsync(image, command,
            ["--workdir", directories.Workspace, "--network", "host", "-e", "RUNNER_TOOL_CACHE=/opt/hostedtoolcache", "-e", "RUNNER_OS=Linux", "-e", "RUNNER_TEMP=/tmp", "-e", "LANG=C.UTF-8",
                .. container.ActionVolumes, "-v", $"{directories.Workspace}:{directories.Workspace}", "-v", $"{directories.Home}:/root", "-e", "HOME=/root"]);
        return container;
    }

    /// <summary>A path of the host as it is called in the container: whole values, as runners translate them.</summary>
    public string ToContainer(string value) =>
        Directories.Where(directory => value == directory.Host || value.StartsWith(directory.Host + "/", StringComparison.Ordinal))
            .Select(directory => directory.Container + value[directory.Host.Length..]).FirstOrDefault(value);

    /// <summary>The line that runs a command in it, with variables of these names from docker's own environment.</summary>
    /// <remarks>actions/runner 2.336, src/Runner.Worker/Handlers/StepHost.cs, lines 237 to 266.</remarks>
    public IReadOnlyList<string> Exec(string directory, IEnumerable<string> names, IEnumerable<string> command) =>
        ["docker", "exec", "-i", "--workdir", directory, .. names.SelectMany(name => new[] { "-e", name }), Name, .. command];

    /// <summary>Runs docker against the machine's Engine.</summary>
    public async Task<string> DockerAsync(params string[] arguments)
    {
        using var docker = Process.Start(new ProcessStartInfo("docker", ["--host", "unix://" + _machine.EngineSocket, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = docker.StandardError.ReadToEndAsync();
        var output = await docker.StandardOutput.ReadToEndAsync();
        await docker.WaitForExitAsync();
        return docker.ExitCode == 0 ? output.Trim() : throw new InvalidOperationException($"docker {string.Join(' ', arguments)}: {await errors}");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var end in _ends.AsEnumerable().Reverse()) await end();
    }

    // A volume that is a directory of the test, so that the test can look into it.
    private async Task VolumeAsync(string name, string directory)
    {
        Directory.CreateDirectory(directory);
        await DockerAsync("volume", "create", "--opt", "type=none", "--opt", "o=bind", "--opt", $"device={directory}", name);
        _ends.Add(() => DockerAsync("volume", "rm", name));
    }

    private async Task RunAsync(string image, IReadOnlyList<string> command, IEnumerable<string> options)
    {
        await DockerAsync(["run", "--detach", "--name", Name, "-v", $"{_machine.EngineSocket}:/var/run/docker.sock", "-v", $"{_machine.Directories.Programs}:{_machine.Directories.Programs}",
            .. HasSystem ? (string[])["-v", "/usr:/usr:ro"] : [], "-e", $"PATH={Path}", .. options, "--entrypoint", command[0], image, .. command.Skip(1)]);
        _ends.Add(() => DockerAsync("rm", "--force", Name));
    }
}
