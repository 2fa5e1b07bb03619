using System.Net;
using System.Net.Sockets;
using Depot.Sandbox.Scripting;

namespace Depot.Sandbox.BuildKit;

/// <summary>A TCP port behind which the Engine's BuildKit answers, as a Depot machine's port does.</summary>
internal sealed class BuildKitBridge : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly string _engineSocket;
    private readonly Scenario _scenario;
    private readonly Action<string> _warn;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;

    private BuildKitBridge(TcpListener listener, string engineSocket, Scenario scenario, Action<string> warn)
    {
        (_listener, _engineSocket, _scenario, _warn) = (listener, engineSocket, scenario, warn);
        _accepting = AcceptAsync();
    }

    public IPEndPoint Address => (IPEndPoint)_listener.LocalEndpoint;

    /// <exception cref="SocketException">The IP address and port are in use or belong to another machine.</exception>
    public static BuildKitBridge Start(IPEndPoint address, string engineSocket, Scenario scenario, Action<string> warn)
    {
        var listener = new TcpListener(address);
        listener.Start();
        return new(listener, engineSocket, scenario, warn);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var open = new List<Task>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                open.RemoveAll(task => task.IsCompleted);
                open.Add(ServeAsync(client));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // The listener throws one or the other when it is stopped: disposed, or not listening.
            await Task.WhenAll(open);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var _ = client;
        var drop = _scenario.TakeDrop();
        if (drop?.When == DropMoment.Connect)
        {
            Reset(client);
            return;
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        if (drop is not null) end.CancelAfter(TimeSpan.FromSeconds(drop.AfterSeconds));
        try
        {
            client.NoDelay = true;
            await using var engine = await EngineSocket.ConnectAsync(_engineSocket, end.Token);
            await CopyBothWaysAsync(client.GetStream(), engine, end.Token);
        }
        catch (OperationCanceledException)
        {
            Reset(client);
        }
        catch (IOException e) when (!end.IsCancellationRequested)
        {
            _warn(e.Message);
        }
    }

    // A lost machine does not close its connections properly: they are reset.
    private static void Reset(TcpClient client) => client.Client.Close(timeout: 0);

    // gRPC has no half-closed connections, so the first side to end ends both.
    private static async Task CopyBothWaysAsync(NetworkStream client, NetworkStream engine, CancellationToken cancel)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var copies = new[] { CopyAsync(client, engine, end.Token), CopyAsync(engine, client, end.Token) };
        await Task.WhenAny(copies);
        await end.CancelAsync();
        await Task.WhenAll(copies);
        cancel.ThrowIfCancellationRequested();
    }

    private static async Task CopyAsync(NetworkStream from, NetworkStream to, CancellationToken cancel)
    {
        try
        {
            await from.CopyToAsync(to, cancel);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // Every connection ends when a peer closes it.
        }
    }
}
