namespace Depot.Actions.Host.Places;

/// <summary>A step runs where a JavaScript action would run. These two functions decide where that is.</summary>
/// <remarks>
/// The runners that the rows of the test table come from: actions/runner 2.336, nektos/act bd861521 and its forks, by their sources. The
/// name of a runner is not used, only what its container has.
/// </remarks>
internal static class PlaceRule
{
    /// <summary>Chooses the place from what is visible in the container.</summary>
    public static Place Choose(Found found) => found switch
    {
        { Asked: RunIn.Container } => Place.Here("'run-in: container' asks for it"),
        { Fleet: RunIn.Container } => Place.Here($"{FleetRule.Variable}=container in the runner's environment forbids a hand-off"),
        { EngineObstacle: { } obstacle } => Place.Here(obstacle),
        // The job's container shares its directories with this one, so the machine does not matter.
        { Job.Directory: not null } => Place.Job,
        { Job: { } job } => Place.Here($"the job's container {job.Name} shares no directory with this one"),
        { HasRunnerFiles: false } => Place.Here("the runner's files are not here: the Docker Engine is on another machine"),
        _ when !MapsEveryUserToItself(found.UserMap) => Place.Here("the Docker Engine runs rootless or with remapped users"),
        { HostDirectory: null } => Place.Here("no directory of the runner's is a directory of the host"),
        _ => Place.Host,
    };

    /// <summary>Chooses the process whose namespaces are entered, from what the second container sees of the Engine's machine.</summary>
    public static Door Enter(HostView view) => view switch
    {
        { Fleet: { RunIn: RunIn.Container, Reason: { } forbidden } } => Door.Closed(forbidden),
        { Client.Status.IsNested: true } => Door.Closed("the runner itself runs in a container"),
        { Client: { } client } => new(DoorKind.Client, client.Id, client.Runner, ""),
        { Connected: { } runner } => new(DoorKind.Runner, runner, runner, ""),
        { IsRunnerNested: true } => Door.Closed("the runner itself runs in a container"),
        // If the Engine itself runs in a container, process 1 belongs to that container, which may also have the directories of the job.
        { IsFirstProcessTree: false } => Door.Closed("no process of the runner is among those of the Engine's machine, which is a container"),
        { OfMachine: { } process } => new(DoorKind.Machine, process, null, ""),
        _ => Door.Closed("no process of the Engine's machine can be entered"),
    };

    // One line that maps every id to itself: anything else is an Engine that runs rootless or remaps its users.
    private static bool MapsEveryUserToItself(string map) => map.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is ["0", "0", "4294967295"];
}
