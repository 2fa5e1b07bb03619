using ActionsRunner.Jobs;

namespace Depot.Actions.EndToEnd.Host;

/// <summary>A <see cref="HostSession"/> whose jobs run in a mode.</summary>
internal sealed class PlaceSession : IAsyncDisposable
{
    private PlaceSession(PlaceMode mode, HostSession session) => (Mode, Session) = (mode, session);

    public PlaceMode Mode { get; }

    public HostSession Session { get; }

    /// <summary>What of ours is left anywhere that the runner shares with steps.</summary>
    public IEnumerable<string> Leftovers => new[] { Session.Directories.Temp, Path.Combine(Session.Directories.Root, "act"), Session.Directories.Workspace, Session.Directories.ToolCache }
        .Where(Directory.Exists).SelectMany(directory => Directory.EnumerateFileSystemEntries(directory, "depot-actions-*"));

    /// <summary>How many containers with the runner's label there are between steps.</summary>
    public int Usual => Mode == PlaceMode.OfficialContainer ? 1 : 0;

    public static async Task<PlaceSession> StartAsync(PlaceMode mode)
    {
        var session = new HostSession();
        session.Machine = await PlaceModes.StartAsync(mode, session.Machine, JobImage.LikeThisMachine(session.Lab.BaseImage));
        return new(mode, session);
    }

    /// <summary>The official runner with a job's container of another image.</summary>
    /// <param name="image">The image.</param>
    /// <param name="options"><c>options:</c> of the job's container.</param>
    public static async Task<PlaceSession> StartAsync(JobImage image, params string[] options)
    {
        var session = new HostSession();
        session.Machine = await PlaceModes.StartAsync(PlaceMode.OfficialContainer, session.Machine, image, options);
        return new(PlaceMode.OfficialContainer, session);
    }

    public Task<JobReport> RunAsync(string steps) => Session.RunAsync(steps);

    /// <summary>Text of a file in the workspace.</summary>
    public string Read(string name) => File.ReadAllText(Path.Combine(Session.Directories.Workspace, name));

    /// <summary>Waits until the step has left nothing behind.</summary>
    public async Task ShouldBeGoneAsync(TimeSpan limit)
    {
        await Session.UntilNoContainersAsync(limit, Usual);
        Leftovers.Should().BeEmpty();
    }

    public async ValueTask DisposeAsync()
    {
        if (Session.Machine.Container is { } container) await container.DisposeAsync();
        Session.Dispose();
    }
}
