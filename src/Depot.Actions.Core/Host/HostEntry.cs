using System.Runtime.Versioning;
using System.Text;
using Depot.Actions.Host.Linux;
using Depot.Actions.Host.Places;
using Depot.Actions.Runner;
using Depot.Bake.Files;

namespace Depot.Actions.Host;

/// <summary>
/// The first process of the second container. It is the container's root for a few milliseconds: it finds the runner on the
/// Engine's machine, enters its namespaces, becomes its user and then executes the program that lies there for it.
/// </summary>
/// <remarks>No thread or process may be started here: namespaces belong to threads, and the program replaces this one.</remarks>
[SupportedOSPlatform("linux")]
internal static class HostEntry
{
    /// <summary>Exit code when the host was not entered; the reason is on standard error.</summary>
    public const int Refused = 125;

    /// <summary>Exit code when the host was not entered and the owner of the machine allows no other place; the reason is on standard error.</summary>
    public const int RefusedForGood = 124;

    private const int LongestSetting = 64 << 10;
    private const uint UsualFileModeMask = 0b000_010_010;

    // Linux, include/linux/proc_ns.h: the number of the machine's own process ids.
    private const string FirstProcessTree = "pid:[4026531836]";

    // The mount namespace last: /proc is the container's until then.
    private static readonly string[] Namespaces = ["cgroup", "uts", "ipc", "net", "mnt"];

    /// <summary>Becomes the program on the host. Returns only when that fails.</summary>
    /// <param name="arguments">As <see cref="EntryOrder.Arguments"/> has them, without the switch.</param>
    public static int EnterHostAndExec(ReadOnlySpan<string> arguments)
    {
        var owner = default(FleetWord);
        try
        {
            using var input = Console.OpenStandardInput();
            Enter(EntryOrder.Parse(arguments), HandedEnvironment.Read(input), ref owner);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            StandardError.Say(owner.RunIn == RunIn.Host ? $"{refused.Message}, and {owner.Reason}" : refused.Message);
        }

        return owner.RunIn == RunIn.Host ? RefusedForGood : Refused;
    }

    // Once the owner's setting is read, every later failure respects it.
    private static void Enter(EntryOrder order, IReadOnlyDictionary<string, byte[]> given, ref FleetWord owner)
    {
        var client = DockerRunProcess.Find("/proc", order.Container, order.User);
        var sockets = client is null ? SocketPeers.Of(order.Socket) : null;
        var connected = sockets is null ? default : ConnectedProcess.Find("/proc", order.User, sockets.Clients, order.ContainerId, order.Directory);
        var runner = client?.Runner ?? connected.Id;
        var environment = runner is { } process ? EnvironmentBlock.Parse(File.ReadAllBytes($"/proc/{process}/environ")) : null;
        owner = FleetRule.OfRunner(Text(environment, FleetRule.Variable));
        var door = PlaceRule.Enter(new()
        {
            Client = client,
            Connected = connected.Id,
            IsRunnerNested = connected.IsNested,
            OfMachine = runner is null ? OfMachine(sockets!, order) : null,
            // This container has the process ids of the Engine.
            IsFirstProcessTree = new FileInfo("/proc/self/ns/pid").LinkTarget == FirstProcessTree,
            Fleet = owner,
        });
        // If the machine cannot be entered, the file is read through the root directory of its first process.
        var file = OfFile($"/proc/{(door.Kind == DoorKind.Closed ? 1 : door.Process)}/root");
        owner = FleetRule.Stricter(owner, file);
        if (door.Kind == DoorKind.Closed) throw new InvalidDataException(door.Reason);
        if (file is { RunIn: RunIn.Container, Reason: { } forbidden }) throw new InvalidDataException(forbidden);

        var status = door.Kind == DoorKind.Client ? client!.Status
            : door.Kind == DoorKind.Runner ? ProcessStatus.Parse(File.ReadAllText($"/proc/{door.Process}/status")) : null;
        var directory = door.Kind == DoorKind.Client ? new FileInfo($"/proc/{door.Process}/cwd").LinkTarget ?? "/" : order.WorkingDirectory;
        LibC.CopyLimits(door.Process);
        _ = LibC.SetFileModeMask(status?.FileModeMask ?? UsualFileModeMask);

        EnterNamespaces($"/proc/{door.Process}/ns");
        if (!IsSame(order.Directory, order.DirectoryIdentity)) throw new InvalidDataException($"{order.Directory} on the Engine's machine is not the runner's directory");
        if (status is null)
        {
            var account = HostAccount.Read(order.User, order.Group);
            (status, environment) = (new(0, order.User, account.Group, account.Groups, null, false), account.Environment);
        }

        LibC.SetUser(status.User, status.Group, [.. status.Groups]);
        LibC.ChangeDirectory(directory);
        // If several processes might be the runner, the end of one of them has no meaning.
        var watched = door.Kind == DoorKind.Runner && !connected.IsSure ? 1 : door.Process;
        LibC.Execute(order.Program, [order.Program, .. OnHost.Arguments(watched, order.Action)], EnvironmentBlock.Over(environment!, given).Values);
    }

    // The machine's first process; if not even root can access it, the Engine, which is then not in a container.
    private static int? OfMachine(SocketConnections sockets, EntryOrder order) =>
        CanEnter(1) ? 1 : ConnectedProcess.Find("/proc", 0, sockets.Servers, order.ContainerId, order.Directory).Id is { } engine && CanEnter(engine) ? engine : null;

    private static bool CanEnter(int process) => new FileInfo($"/proc/{process}/ns/mnt").LinkTarget is not null;

    private static void EnterNamespaces(string directory) =>
        LibC.EnterNamespaces([.. Namespaces.Select(name => $"{directory}/{name}").Where(File.Exists).Select(LibC.Open)]);

    private static bool IsSame(string path, FileIdentity identity) => Directory.Exists(path) && LibC.IdentityOf(path) == identity;

    private static FleetWord OfFile(string root)
    {
        var path = root + FleetRule.Path;
        // A broken link counts as existing.
        if (!File.Exists(path) && new FileInfo(path).LinkTarget is null) return default;
        return LibC.IsOfRootAlone(path) ? FleetRule.OfFile(RegularFile.ReadText(path, LongestSetting), isSafe: true) : FleetRule.OfFile("", isSafe: false);
    }

    private static string? Text(IReadOnlyDictionary<string, byte[]>? environment, string name) =>
        environment is not null && environment.TryGetValue(name, out var entry) ? Encoding.UTF8.GetString(entry)[(name.Length + 1)..] : null;
}
