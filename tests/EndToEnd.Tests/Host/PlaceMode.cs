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
    /// <summary>The machine of the mode; its container, where it has one, must be disposed of by the caller.</summary>
    /// <param name="mode">The mode.</param>
    /// <param name="machine">A machine of the official runner.</param>
    /// <param name="image">Image of the job's container.</param>
    /// <param name="options"><c>options:</c> of the job's container, on the official runner.</param>
    public static Task<Machine> StartAsync(PlaceMode mode, Machine machine, JobImage image, params string[] options) => mode switch
    {
        PlaceMode.OfficialContainer => machine.InOfficialContainerAsync(image.Name, image.Idle, image.HasSystem, options),
        PlaceMode.Act => machine.InActContainerAsync(image.Name, image.Idle, image.HasSystem),
        _ => Task.FromResult(machine.OverApi()),
    };
}
