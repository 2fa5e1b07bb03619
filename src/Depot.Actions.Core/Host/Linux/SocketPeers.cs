using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Depot.Actions.Host.Linux;

/// <summary>The connections of a Unix socket, as inodes of their two ends.</summary>
/// <param name="Clients">Those who have connected.</param>
/// <param name="Servers">Those who have accepted, and the one that listens.</param>
internal sealed record SocketConnections(IReadOnlySet<ulong> Clients, IReadOnlySet<ulong> Servers);

/// <summary>Asks the kernel who is connected to a Unix socket.</summary>
/// <remarks>sock_diag(7), struct unix_diag_req and unix_diag_msg; netlink(7) for the frames round them. Numbers are in the machine's own byte order.</remarks>
[SupportedOSPlatform("linux")]
internal static partial class SocketPeers
{
    private const int Netlink = 16;
    private const int RawSocket = 3;
    private const int SockDiag = 4;
    private const int ByFamily = 20;
    private const int RequestDump = 0x301;
    private const int Done = 3;
    private const int Error = 2;
    private const int Tries = 3;
    private const int HeaderLength = 16;
    private const int MessageLength = 16;
    private const int AttributeVfs = 1;
    private const int AttributePeer = 2;
    private const int ShowVfsAndPeer = 2 | 4;

    /// <summary>The connections of a socket file; empty if the kernel does not report them.</summary>
    /// <param name="socket">The socket file.</param>
    public static SocketConnections Of(FileIdentity socket)
    {
        var (clients, servers) = (new HashSet<ulong>(), new HashSet<ulong>());
        // On a busy machine the kernel skips some, because its list changes while it is read.
        for (var asked = 0; asked < Tries; asked++) Ask(socket, clients, servers);
        return new(clients, servers);
    }

    private static void Ask(FileIdentity socket, HashSet<ulong> clients, HashSet<ulong> servers)
    {
        var descriptor = Socket(Netlink, RawSocket, SockDiag);
        if (descriptor < 0) return;
        try
        {
            var request = Request();
            var buffer = new byte[64 << 10];
            if (Send(descriptor, request, (nuint)request.Length, 0) < 0) return;
            while (Receive(descriptor, buffer, (nuint)buffer.Length, 0) is > 0 and var length && Take(buffer.AsSpan(0, (int)length), socket, clients, servers)) { }
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    /// <summary>Reads one answer of the kernel; false if it was the last.</summary>
    public static bool Take(ReadOnlySpan<byte> answer, FileIdentity socket, ISet<ulong> clients, ISet<ulong> servers)
    {
        while (answer.Length >= HeaderLength)
        {
            var length = MemoryMarshal.Read<int>(answer);
            if (MemoryMarshal.Read<short>(answer[4..]) is Done or Error || length < HeaderLength || length > answer.Length) return false;
            if (length >= HeaderLength + MessageLength && IsOf(socket, answer[(HeaderLength + MessageLength)..length], out var peer))
            {
                // Behind family, type, state and a gap, a byte each, stands the socket's own inode.
                servers.Add(MemoryMarshal.Read<uint>(answer[(HeaderLength + 4)..]));
                if (peer is { } other) clients.Add(other);
            }

            answer = answer[Math.Min(Aligned(length), answer.Length)..];
        }

        return true;
    }

    private static bool IsOf(FileIdentity socket, ReadOnlySpan<byte> attributes, out ulong? peer)
    {
        var isOfSocket = false;
        peer = null;
        while (attributes.Length >= 4)
        {
            var length = MemoryMarshal.Read<ushort>(attributes);
            if (length < 4 || length > attributes.Length) break;
            var value = attributes[4..length];
            switch (MemoryMarshal.Read<ushort>(attributes[2..]))
            {
                case AttributeVfs when value.Length >= 8:
                    isOfSocket = MemoryMarshal.Read<uint>(value) == (uint)socket.Inode && MemoryMarshal.Read<uint>(value[4..]) == socket.Device;
                    break;
                case AttributePeer when value.Length >= 4:
                    peer = MemoryMarshal.Read<uint>(value);
                    break;
            }

            attributes = attributes[Math.Min(Aligned(length), attributes.Length)..];
        }

        return isOfSocket;
    }

    private static byte[] Request()
    {
        var request = new byte[HeaderLength + 24];
        MemoryMarshal.Write(request, request.Length);
        MemoryMarshal.Write(request.AsSpan(4), (short)ByFamily);
        MemoryMarshal.Write(request.AsSpan(6), (short)RequestDump);
        request[HeaderLength] = 1;
        MemoryMarshal.Write(request.AsSpan(HeaderLength + 4), uint.MaxValue);
        MemoryMarshal.Write(request.AsSpan(HeaderLength + 12), ShowVfsAndPeer);
        return request;
    }

    private static int Aligned(int length) => (length + 3) & ~3;

    [LibraryImport("libc", EntryPoint = "socket")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Socket(int domain, int type, int protocol);

    [LibraryImport("libc", EntryPoint = "send")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint Send(int descriptor, byte[] buffer, nuint length, int flags);

    [LibraryImport("libc", EntryPoint = "recv")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint Receive(int descriptor, byte[] buffer, nuint length, int flags);

    [LibraryImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Close(int descriptor);
}
