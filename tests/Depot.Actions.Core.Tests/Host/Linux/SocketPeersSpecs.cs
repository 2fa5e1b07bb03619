using System.Net.Sockets;
using System.Runtime.Versioning;
using Depot.Actions.Host.Linux;

namespace Depot.Actions.Tests.Host.Linux;

[SupportedOSPlatform("linux")]
public sealed class SocketPeersSpecs : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("depot-actions-peers-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    // Against the kernel itself: we are the client, and /proc says what our socket is.
    [Fact]
    public async Task The_kernel_tells_who_is_connected()
    {
        var path = Path.Combine(_directory, "engine.sock");
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen();
        using var client = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await client.ConnectAsync(new UnixDomainSocketEndPoint(path), TestContext.Current.CancellationToken);
        using var accepted = await listener.AcceptAsync(TestContext.Current.CancellationToken);

        var peers = SocketPeers.Of(LibC.IdentityOf(path));

        Names(peers.Clients).Should().Equal(Link(client));
        Names(peers.Servers).Should().BeEquivalentTo(Link(listener), Link(accepted));
        SocketPeers.Of(LibC.IdentityOf(_directory)).Clients.Should().BeEmpty();
    }

    [Fact]
    public void An_answer_that_is_cut_off_ends_the_list()
    {
        var seen = new HashSet<ulong>();

        SocketPeers.Take([20, 0, 0, 0, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], new(1, 2), seen, seen).Should().BeFalse();
        SocketPeers.Take([1, 2, 3], new(1, 2), seen, seen).Should().BeTrue();
        seen.Should().BeEmpty();
    }

    private static IEnumerable<string> Names(IEnumerable<ulong> inodes) => inodes.Select(inode => $"socket:[{inode}]");

    private static string? Link(Socket socket) => new FileInfo($"/proc/self/fd/{socket.Handle}").LinkTarget;
}
