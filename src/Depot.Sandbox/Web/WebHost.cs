using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Depot.Sandbox.Web;

/// <summary>A web server on one IP address and port, without configuration, logging or signal handlers of its own.</summary>
internal static class WebHost
{
    /// <summary>The IP address and port are known, once the server has started.</summary>
    /// <remarks>Without TLS one port cannot speak both HTTP versions, so the two halves of the sandbox have a server each.</remarks>
    public static (WebApplication App, Func<IPEndPoint> Address) Create(IPEndPoint address, HttpProtocols protocol)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        ListenOptions? listening = null;
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(address, listen =>
        {
            listen.Protocols = protocol;
            listening = listen;
        }));
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, NoSignals>();
        return (builder.Build(), () => listening!.IPEndPoint!);
    }

    // The default lifetime handles Ctrl-C, which the program that embeds the sandbox must handle itself.
    private sealed class NoSignals : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
