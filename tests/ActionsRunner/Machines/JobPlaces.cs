namespace ActionsRunner.Machines;

/// <summary>Machines whose jobs run elsewhere than on the machine itself. The caller disposes of their container.</summary>
public static class JobPlaces
{
    /// <summary>A machine whose runner talks to the Engine's API itself.</summary>
    public static Machine OverApi(this Machine machine) => machine with { Kind = RunnerKind.OverApi };

    /// <summary>A job with a <c>container:</c> on the official runner.</summary>
    /// <param name="machine">A machine of the official runner.</param>
    /// <param name="image">Image of the container.</param>
    /// <param name="command">What keeps it running.</param>
    /// <param name="hasSystem">Whether the image is to seem to have the system's programs and libraries.</param>
    /// <param name="options"><c>options:</c> of the job.</param>
    public static async Task<Machine> InOfficialContainerAsync(this Machine machine, string image, IReadOnlyList<string> command, bool hasSystem = true, params string[] options)
    {
        var official = machine with { Directories = machine.Directories with { Home = machine.Directories.GitHubHome } };
        return official with { Container = await JobContainer.StartOfficialAsync(official, image, command, hasSystem, options) };
    }

    /// <summary>A job of act.</summary>
    /// <param name="machine">A machine of the official runner.</param>
    /// <param name="image">Image of the container.</param>
    /// <param name="command">What keeps it running.</param>
    /// <param name="hasSystem">Whether the image is to seem to have the system's programs and libraries.</param>
    public static async Task<Machine> InActContainerAsync(this Machine machine, string image, IReadOnlyList<string> command, bool hasSystem = true)
    {
        var act = machine with { Kind = RunnerKind.Act, Directories = machine.Directories.OfAct };
        Directory.CreateDirectory(act.Directories.FileCommands);
        machine.User.Own(act.Directories.Root);
        return act with { Container = await JobContainer.StartActAsync(act, image, command, hasSystem) };
    }
}
