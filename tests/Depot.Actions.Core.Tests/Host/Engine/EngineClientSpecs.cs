using System.Net.Sockets;
using System.Text;
using Depot.Actions.Host.Engine;

namespace Depot.Actions.Tests.Host.Engine;

/// <summary>Something that answers on the Engine's socket and is none.</summary>
public sealed class EngineClientSpecs : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("depot-engine-").FullName;

    [Theory(Timeout = 30_000)]
    [InlineData("""{"Id":"ab","Name":"/x","Image":"y"}""")]
    [InlineData("""{"Name":"/x","Image":"y"}""")]
    [InlineData("""{"Id":"0123456789ab","Image":"y"}""")]
    [InlineData("""{"Id":"0123456789ab","Name":"/x","Image":null}""")]
    public async Task An_answer_that_lacks_something_is_a_failure_with_a_message(string json)
    {
        using var engine = Answering(json);

        var asking = () => engine.InspectAsync("x", TestContext.Current.CancellationToken);

        (await asking.Should().ThrowAsync<EngineException>()).Which.Message.Should().Be("its answer lacks what an Engine says of a container");
    }

    [Fact(Timeout = 30_000)]
    public async Task A_container_without_a_proper_id_was_not_made()
    {
        using var engine = Answering("""{"Id":"../x"}""");

        var making = () => engine.CreateAsync("x", new ContainerSpec { Image = "i", Entrypoint = [], Cmd = [] }, TestContext.Current.CancellationToken);

        await making.Should().ThrowAsync<EngineException>();
    }

    [Fact(Timeout = 30_000)]
    public async Task Mounts_that_are_none_are_left_out()
    {
        using var engine = Answering("""{"Id":"0123456789ab","Name":"/x","Image":"y","Mounts":[null,{"Type":"bind"},{"Type":"bind","Source":"/a","Destination":"/b"}]}""");

        (await engine.InspectAsync("x", TestContext.Current.CancellationToken))!.Mounts.Should().Equal(new ContainerMount("bind", "/a", "/b"));
    }

    [Fact(Timeout = 60_000)]
    public async Task An_answer_without_an_end_is_not_read()
    {
        using var engine = Answering(new string(' ', 1 << 20), times: 1000);

        var asking = () => engine.InspectAsync("x", TestContext.Current.CancellationToken);

        (await asking.Should().ThrowAsync<EngineException>()).Which.Message.Should().Be("it answered with more than 16 MiB");
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private EngineClient Answering(string body, int times = 1)
    {
        var path = Path.Combine(_directory, "engine.sock");
        var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen();
        _ = AnswerAsync(listener, Encoding.UTF8.GetBytes(body), times);
        return new(path);
    }

    private static async Task AnswerAsync(Socket listener, byte[] body, int times)
    {
        using (listener)
        {
            using var connection = await listener.AcceptAsync();
            await connection.ReceiveAsync(new byte[64 << 10]);
            try
            {
                await connection.SendAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n"u8.ToArray());
                for (; times > 0; times--) await connection.SendAsync(body);
            }
            catch (SocketException)
            {
                // It has heard enough.
            }
        }
    }
}
