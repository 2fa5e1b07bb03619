using System.Net.Sockets;
using Depot.Sandbox.Scripting;
using Depot.Sandbox.Tests.Running;

namespace Depot.Sandbox.Tests.BuildKit;

public class BridgeSpecs
{
    private const int Limit = 20_000;

    [Fact(Timeout = Limit)]
    public async Task Bytes_pass_both_ways_once_the_engine_has_upgraded()
    {
        await using var engine = new FakeEngine();
        await using var sandbox = await DepotSandbox.StartAsync(new() { EngineSocket = engine.Path });
        using var client = await ConnectAsync(sandbox);
        var back = new byte[4];

        await client.GetStream().WriteAsync("ping"u8.ToArray());
        await client.GetStream().ReadExactlyAsync(back);

        back.Should().Equal("ping"u8.ToArray());
        engine.Requests.Should().Equal("POST /grpc HTTP/1.1\r\nHost: docker\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n");
    }

    [Fact(Timeout = Limit)]
    public async Task Without_an_engine_the_connection_ends_and_a_warning_says_why()
    {
        var warned = new TaskCompletionSource<string>();
        await using var sandbox = await DepotSandbox.StartAsync(new() { EngineSocket = "/nowhere/docker.sock" }, warned.SetResult);
        using var client = await ConnectAsync(sandbox);

        (await client.GetStream().ReadAsync(new byte[1])).Should().Be(0);

        (await warned.Task).Should().StartWith("No Docker Engine answers at /nowhere/docker.sock: ");
    }

    [Fact(Timeout = Limit)]
    public async Task An_engine_without_BuildKit_is_named_in_the_warning()
    {
        var warned = new TaskCompletionSource<string>();
        await using var engine = new FakeEngine("HTTP/1.1 404 Not Found");
        await using var sandbox = await DepotSandbox.StartAsync(new() { EngineSocket = engine.Path }, warned.SetResult);
        using var client = await ConnectAsync(sandbox);

        (await client.GetStream().ReadAsync(new byte[1])).Should().Be(0);

        (await warned.Task).Should().Be($"The Docker Engine at {engine.Path} did not open BuildKit: HTTP/1.1 404 Not Found");
    }

    [Fact(Timeout = Limit)]
    public async Task Only_as_many_connections_drop_as_the_script_says()
    {
        await using var engine = new FakeEngine();
        await using var sandbox = await DepotSandbox.StartAsync(
            new() { EngineSocket = engine.Path, Script = new() { DropBuildKit = new() { When = DropMoment.Connect, Times = 1 } } });

        (await EchoesAsync(sandbox)).Should().BeFalse();
        (await EchoesAsync(sandbox)).Should().BeTrue();
    }

    [Fact(Timeout = Limit)]
    public async Task A_connection_that_drops_in_mid_build_worked_before()
    {
        await using var engine = new FakeEngine();
        await using var sandbox = await DepotSandbox.StartAsync(
            new() { EngineSocket = engine.Path, Script = new() { DropBuildKit = new() { When = DropMoment.MidBuild, AfterSeconds = 1 } } });
        using var client = await ConnectAsync(sandbox);
        var stream = client.GetStream();

        await stream.WriteAsync("x"u8.ToArray());
        await stream.ReadExactlyAsync(new byte[1]);

        var read = async () => await stream.ReadAsync(new byte[1]);
        (await read.Should().ThrowAsync<IOException>()).WithInnerException<SocketException>()
            .Which.SocketErrorCode.Should().Be(SocketError.ConnectionReset);
    }

    private static async Task<bool> EchoesAsync(DepotSandbox sandbox)
    {
        try
        {
            using var client = await ConnectAsync(sandbox);
            await client.GetStream().WriteAsync("x"u8.ToArray());
            return await client.GetStream().ReadAsync(new byte[1]) == 1;
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            return false;
        }
    }

    private static async Task<TcpClient> ConnectAsync(DepotSandbox sandbox)
    {
        var client = new TcpClient();
        await client.ConnectAsync(sandbox.Urls.BuildKitAddress);
        return client;
    }
}
