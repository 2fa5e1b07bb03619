namespace Depot.Actions.EndToEnd.Host;

/// <summary>The network that the runner makes for the containers of a job.</summary>
internal sealed class JobNetwork : IAsyncDisposable
{
    private readonly HostSession _session;
    private readonly string _name = $"github_network_{Guid.NewGuid():N}";
    private string? _container;

    private JobNetwork(HostSession session) => _session = session;

    /// <summary>Makes the network, and has the runner start its action containers in it.</summary>
    public static async Task<JobNetwork> CreateAsync(HostSession session)
    {
        var network = new JobNetwork(session);
        // A subnet of those that RFC 2544 keeps for tests; the lab's own bridges are in another half of it.
        await session.DockerAsync("network", "create", "--subnet", $"198.19.{Random.Shared.Next(256)}.0/24", network._name);
        session.Docker($"exec docker \"${{@/#host/{network._name}}}\"");
        return network;
    }

    /// <summary>Starts a container of the job.</summary>
    public async Task StartAsync(params string[] options) => _container = (await _session.DockerAsync(
        ["run", "--detach", "--label", _session.Machine.Label, "--network", _name, .. options, _session.Lab.BaseImage, "/bin/sleep", "600"]))[^1];

    public async ValueTask DisposeAsync()
    {
        if (_container is not null) await _session.DockerAsync("rm", "--force", _container);
        await _session.DockerAsync("network", "rm", _name);
    }
}
