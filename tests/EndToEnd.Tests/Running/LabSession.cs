using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ActionsRunner.Jobs;
using ActionsRunner.Machines;
using Depot.Actions.EndToEnd.Host;
using Depot.Sandbox;
using Depot.Sandbox.Configuration;

namespace Depot.Actions.EndToEnd.Running;

/// <summary>One test's own sandbox, workspace, home and Docker login; nothing of the developer's machine shows through.</summary>
public sealed class LabSession : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);
    private readonly List<ContainerLoopback> _loopback = [];
    private readonly HashSet<IPEndPoint> _reached = [];

    private LabSession(Lab lab, DepotSandbox sandbox)
    {
        (Lab, Sandbox) = (lab, sandbox);
        Root = Directory.CreateTempSubdirectory("depot-actions-lab-").FullName;
        Machine = Machine.Create(Root, lab.Engine);
        File.CreateSymbolicLink(Path.Combine(Bin, "depot"), lab.Depot);
        Registry = new(lab.Registry);
        foreach (var (name, value) in sandbox.Environment) Variables[name] = value;
        // Only a job with `id-token: write` has these; a test that plays one adds them.
        Variables.Remove("ACTIONS_ID_TOKEN_REQUEST_URL");
        Variables.Remove("ACTIONS_ID_TOKEN_REQUEST_TOKEN");
        Variables["PATH"] = $"{Bin}:/usr/local/bin:/usr/bin:/bin";
        Variables["HOME"] = Home;
        Variables["DOCKER_HOST"] = $"unix://{lab.Engine}";
    }

    public Lab Lab { get; }

    public DepotSandbox Sandbox { get; }

    /// <summary>The open registry.</summary>
    public RegistryClient Registry { get; }

    public string Root { get; }

    /// <summary>The runner that whole jobs run on. Single steps run in its directories, too.</summary>
    public Machine Machine { get; private set; }

    /// <summary>The working directory of everything that runs.</summary>
    public string Workspace => Machine.Directories.Workspace;

    public string Home => Machine.Directories.Home;

    /// <summary>RUNNER_TEMP.</summary>
    public string Temp => Machine.Directories.Temp;

    /// <summary>RUNNER_TOOL_CACHE.</summary>
    public string ToolCache => Machine.Directories.ToolCache;

    /// <summary>First directory of PATH; holds the real CLI as <c>depot</c>. Delete it to play a job without the CLI.</summary>
    public string Bin => Machine.Directories.Programs;

    /// <summary>The whole environment of what runs.</summary>
    public Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    /// <summary>Starts a sandbox that offers the lab's CLI and saves to the lab's open registry, or skips the test.</summary>
    public static async Task<LabSession> StartAsync(Func<SandboxOptions, SandboxOptions>? change = null)
    {
        var lab = Lab.Require();
        var options = new SandboxOptions
        {
            EngineSocket = lab.Engine,
            Registry = lab.Registry,
            Releases = [new(lab.DepotVersion, lab.Depot)],
        };
        return new(lab, await DepotSandbox.StartAsync(change is null ? options : change(options)));
    }

    /// <summary>Writes a file of the workspace and gives its path.</summary>
    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    /// <summary>Writes a file of the workspace and gives its path.</summary>
    public string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(Workspace, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>A workspace whose Dockerfile makes an image of one file; the content is the test's own, so no build is another's cache.</summary>
    public string WriteImage(string? content = null)
    {
        Write("Dockerfile", "FROM scratch\nCOPY file /file\n");
        return Write("file", content ?? Guid.NewGuid().ToString());
    }

    /// <summary>An image name in a registry that no other test uses.</summary>
    public static string NewName(string registry) => $"{registry}/{Guid.NewGuid():N}";

    /// <summary>Does what <c>docker login</c> does for the registry that demands it.</summary>
    public void LogIn()
    {
        var login = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Lab.AuthUser}:{Lab.AuthPassword}"));
        var config = new JsonObject { ["auths"] = new JsonObject { [Lab.AuthRegistry] = new JsonObject { ["auth"] = login } } };
        Directory.CreateDirectory(Path.Combine(Home, ".docker"));
        File.WriteAllText(Path.Combine(Home, ".docker", "config.json"), config.ToJsonString());
    }

    /// <summary>Runs the real CLI.</summary>
    public Task<Finished> DepotAsync(params string[] arguments) => RunAsync(Lab.Depot, arguments);

    /// <summary>Runs docker against the lab's Engine.</summary>
    public Task<Finished> DockerAsync(params string[] arguments) => RunAsync("docker", arguments);

    /// <summary>Runs any program with <see cref="Variables"/>.</summary>
    public Task<Finished> RunAsync(string program, params string[] arguments) =>
        Finished.RunAsync(program, arguments, Variables, Workspace, Limit);

    /// <summary>Runs one of our actions, the published native program, as the runner would run it on the host.</summary>
    public async Task<StepResult> StepAsync(string action, IReadOnlyDictionary<string, string> inputs)
    {
        Assert.SkipUnless(File.Exists(Lab.Program), "There is no native program: run ./dev publish.");
        var step = new StepFiles(Directory.CreateDirectory(Path.Combine(Temp, Guid.NewGuid().ToString("N"))).FullName);
        var environment = RunnerVariables.Of(this, step, inputs);
        return new(await Finished.RunAsync(Lab.Program, [action], environment, Workspace, Limit), step);
    }

    /// <summary>Makes <see cref="Machine"/> one of a mode, once. The container of its jobs ends with the session.</summary>
    /// <param name="mode">The mode.</param>
    /// <param name="image">Image of the job's container, where it has one, with all that it has; null for one that is like this machine.</param>
    public void Use(PlaceMode mode, JobImage? image = null)
    {
        if (Machine.Kind != RunnerKind.Official || Machine.Container is not null) return;
        Machine = PlaceModes.StartAsync(mode, Machine, image ?? JobImage.LikeThisMachine(Lab.BaseImage)).GetAwaiter().GetResult();
        if (mode == PlaceMode.OfficialContainer) Reach(Sandbox.Urls.ApiAddress, Sandbox.Urls.WebAddress, Sandbox.Urls.BuildKitAddress);
    }

    /// <summary>Lets the steps of a job whose container has a network of its own reach what listens on this machine's loopback.</summary>
    public void Reach(params IEnumerable<IPEndPoint> places)
    {
        if (Machine is not { Kind: RunnerKind.Official, Container: { } container }) return;
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root can reach into the network of a container.");
        var id = container.DockerAsync("inspect", "--format", "{{.State.Pid}}", container.Name).GetAwaiter().GetResult();
        _loopback.Add(ContainerLoopback.Open(int.Parse(id, CultureInfo.InvariantCulture), places.Where(_reached.Add).ToList()));
    }

    /// <summary>A job on <see cref="Machine"/> with the variables of this session. All that was written so far is its user's.</summary>
    public Job NewJob(ActionTable actions, Dictionary<string, string>? secrets = null)
    {
        Machine.User.Own(Root);
        var job = new Job(Machine, actions) { Secrets = secrets ?? [] };
        // The machine has these three of its own.
        foreach (var (name, value) in Variables.Where(pair => pair.Key is not ("PATH" or "HOME" or "DOCKER_HOST")))
        {
            (name.StartsWith("ACTIONS_", StringComparison.Ordinal) ? job.Runtime : job.Environment)[name] = value;
        }

        return job;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var place in _loopback) place.Dispose();
        if (Machine.Container is { } container) await container.DisposeAsync();
        Registry.Dispose();
        await Sandbox.DisposeAsync();
        Directory.Delete(Root, recursive: true);
    }
}
