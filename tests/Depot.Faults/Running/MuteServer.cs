using System.Net;
using System.Net.Sockets;

namespace Depot.Faults.Running;

/// <summary>A server that takes every connection and never says a word.</summary>
internal sealed class MuteServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    // No program accepts: the kernel does, and holds what arrives.
    public MuteServer() => _listener.Start(backlog: 100);

    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public void Dispose() => _listener.Dispose();
}
