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
    /// <summary>The machine of the mode; the caller disposes of its container, where it has one.</summary>
    /// <param name="mode">The mode.</param>
    /// <param name="machine">A machine of the official runner.</param>
    /// <param name="image">Image of the job's container.</param>
    /// <param name="options"><c>options:</c> of the job's container, on the official runner.</param>
    public static async Task<Machine> StartAsync(PlaceMode mode, Machine machine, JobImage image, params string[] options)
    {
        switch (mode)
        {
            case PlaceMode.OfficialContainer:
                var official = machine with { Directories = machine.Directories with { Home = machine.Directories.GitHubHome } };
                return official with { Container = await JobContainer.StartOfficialAsync(official, image.Name, image.Idle, image.HasSystem, options) };
            case PlaceMode.Act:
                var act = machine with { Kind = RunnerKind.Act, Directories = machine.Directories.OfAct };
                Directory.CreateDirectory(act.Directories.FileCommands);
                machine.User.Own(act.Directories.Root);
                return act with { Container = await JobContainer.StartActAsync(act, image.Name, image.Idle, image.HasSystem) };
            default:
                return machine with { Kind = RunnerKind.OverApi };
        }
    }
}
