using System.Net;
using System.Text.Json;

namespace Depot.Actions.Host.Engine;

/// <content>Containers that run already, and programs in them.</content>
internal sealed partial class EngineClient
{
    /// <summary>All containers, including those that the Engine does not list as running yet.</summary>
    /// <exception cref="EngineException">The Engine cannot be reached, or refuses.</exception>
    public async Task<ContainerSummary[]> ContainersAsync(CancellationToken stop)
    {
        using var answer = await SendAsync(HttpMethod.Get, "containers/json?all=1", null, stop).ConfigureAwait(false);
        return Checked(await ReadAsync(answer, EngineJson.Default.ContainerSummaryArray, stop).ConfigureAwait(false));
    }

    /// <summary>Prepares a program in a running container and gives its id.</summary>
    /// <exception cref="EngineException">The Engine cannot be reached, or refuses.</exception>
    public async Task<string> CreateExecAsync(string container, ExecSpec spec, CancellationToken stop)
    {
        using var body = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(spec, EngineJson.Default.ExecSpec));
        body.Headers.ContentType = new("application/json");
        using var answer = await SendAsync(HttpMethod.Post, $"containers/{container}/exec", body, stop).ConfigureAwait(false);
        return Id((await ReadAsync(answer, EngineJson.Default.CreatedContainer, stop).ConfigureAwait(false)).Id);
    }

    /// <summary>Starts it and gives a stream that is its standard input, and its output in frames.</summary>
    /// <exception cref="EngineException">The Engine cannot be reached, or refuses.</exception>
    public async Task<Stream> StartExecAsync(string exec, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"exec/{exec}/start")
        {
            Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(new ExecStart(), EngineJson.Default.ExecStart)),
        };
        request.Content.Headers.ContentType = new("application/json");
        return await UpgradeAsync(request, stop).ConfigureAwait(false);
    }

    /// <summary>Whether it runs, and how it ended.</summary>
    /// <exception cref="EngineException">The Engine cannot be reached, or refuses.</exception>
    public async Task<ExecInfo> InspectExecAsync(string exec, CancellationToken stop)
    {
        using var answer = await SendAsync(HttpMethod.Get, $"exec/{exec}/json", null, stop).ConfigureAwait(false);
        return await ReadAsync(answer, EngineJson.Default.ExecInfo, stop).ConfigureAwait(false);
    }

    private async Task<Stream> UpgradeAsync(HttpRequestMessage request, CancellationToken stop)
    {
        request.Headers.Connection.Add("Upgrade");
        request.Headers.Upgrade.Add(new("tcp"));
        var answer = await SendAsync(request, stop).ConfigureAwait(false);
        if (answer.StatusCode == HttpStatusCode.SwitchingProtocols) return await answer.Content.ReadAsStreamAsync(stop).ConfigureAwait(false);
        using (answer) throw await RefusalAsync(answer, stop).ConfigureAwait(false);
    }
}
