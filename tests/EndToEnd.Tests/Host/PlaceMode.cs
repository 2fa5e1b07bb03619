using ActionsRunner.Machines;

namespace Depot.Actions.EndToEnd.Host;

/// <summary>The places of a job's own steps besides the host of the official runner.</summary>
public enum PlaceMode
{
    /// <summary>The host, with a runner that talks to the Engine's API itself.</summary>
    OverApi,

    /// <summary>A job's <c>container:</c> on the official runner.</summary>
    OfficialContainer,

    /// <summary>The container of every job of act and its forks.</summary>
    Act,
}

/// <summary>Turns a machine into one whose jobs run in a mode.</summary>
internal static class PlaceModes
{
    // A shell as the first process asks about what has ended; the runners' own `tail -f /dev/null` does not.
    private static readonly string[] Idle = ["/bin/sh", "-c", "while :; do sleep 1; done"];

    /// <summary>A machine with a job's <c>container:</c> of an image that has nothing but busybox.</summary>
    public static async Task<Machine> StartBareAsync(Machine machine, string image, params string[] options)
    {
        var official = machine with { Folders = machine.Folders with { Home = machine.Folders.GitHubHome } };
        return official with { Container = await JobContainer.StartOfficialAsync(official, image, ["/bin/busybox", "sh", "-c", "while :; do /bin/busybox sleep 1; done"], hasSystem: false, options) };
    }

    /// <summary>The machine of the mode; its container, where it has one, is to be disposed of.</summary>
    public static async Task<Machine> StartAsync(PlaceMode mode, Machine machine, string image)
    {
        switch (mode)
        {
            case PlaceMode.OfficialContainer:
                var official = machine with { Folders = machine.Folders with { Home = machine.Folders.GitHubHome } };
                return official with { Container = await JobContainer.StartOfficialAsync(official, image, Idle) };
            case PlaceMode.Act:
                var act = machine with { Kind = RunnerKind.Act, Folders = machine.Folders.OfAct };
                Directory.CreateDirectory(act.Folders.FileCommands);
                machine.User.Own(act.Folders.Root);
                return act with { Container = await JobContainer.StartActAsync(act, image, Idle) };
            default:
                return machine with { Kind = RunnerKind.OverApi };
        }
    }
}
