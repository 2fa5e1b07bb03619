using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Depot.Actions.EndToEnd.Host;

/// <summary>
/// Ports of this machine's loopback, open on the loopback of a container that has a network of its own: what plays Depot listens there and
/// nowhere else, and would be on the internet in truth.
/// </summary>
internal sealed partial class ContainerLoopback : IDisposable
{
    private const int NetworkNamespace = 0x40000000;
    private readonly List<Socket> _listeners;

    private ContainerLoopback(List<Socket> listeners) => _listeners = listeners;

    /// <summary>Opens them.</summary>
    /// <param name="process">Process id of one of the container's processes.</param>
    /// <param name="places">Where something listens on this machine's loopback.</param>
    public static ContainerLoopback Open(int process, params IEnumerable<IPEndPoint> places)
    {
        List<Socket> listeners = [];
        Exception? failure = null;
        // A namespace belongs to a thread, and a socket to the namespace in which it was made: this thread ends in the other one.
        var thread = new Thread(() =>
        {
            try
            {
                using var file = File.OpenHandle(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/ns/net"));
                if (SetNamespace((int)file.DangerousGetHandle(), NetworkNamespace) != 0) throw new InvalidOperationException("setns: " + Marshal.GetLastPInvokeErrorMessage());
                foreach (var place in places)
                {
                    var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                    listener.Bind(place);
                    listener.Listen();
                    listeners.Add(listener);
                }
            }
            catch (Exception refused) when (refused is IOException or SocketException or InvalidOperationException or UnauthorizedAccessException)
            {
                failure = refused;
            }
        });
        thread.Start();
        thread.Join();
        if (failure is not null) throw new InvalidOperationException("The loopback of the container cannot be opened.", failure);
        foreach (var listener in listeners) _ = AcceptAsync(listener);
        return new(listeners);
    }

    public void Dispose()
    {
        foreach (var listener in _listeners) listener.Dispose();
    }

    private static async Task AcceptAsync(Socket listener)
    {
        var place = (IPEndPoint)listener.LocalEndPoint!;
        try
        {
            while (true) _ = ServeAsync(await listener.AcceptAsync(), place);
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
        }
    }

    private static async Task ServeAsync(Socket inside, IPEndPoint place)
    {
        using var outside = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        using (inside)
        {
            try
            {
                await outside.ConnectAsync(place);
                await Task.WhenAll(CopyAsync(inside, outside), CopyAsync(outside, inside));
            }
            catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
            {
            }
        }
    }

    private static async Task CopyAsync(Socket from, Socket to)
    {
        var buffer = new byte[64 << 10];
        while (await from.ReceiveAsync(buffer) is var read and > 0)
        {
            for (var sent = 0; sent < read;) sent += await to.SendAsync(buffer.AsMemory(sent, read - sent));
        }

        to.Shutdown(SocketShutdown.Send);
    }

    [LibraryImport("libc", EntryPoint = "setns", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetNamespace(int descriptor, int type);
}
