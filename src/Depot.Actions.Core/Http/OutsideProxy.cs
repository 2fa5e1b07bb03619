using System.Net;

namespace Depot.Actions.Http;

/// <summary>The machine's proxy, except for requests to this machine: they may be unencrypted, so they must not leave it.</summary>
internal sealed class OutsideProxy(IWebProxy proxy) : IWebProxy
{
    public ICredentials? Credentials { get => proxy.Credentials; set => proxy.Credentials = value; }

    public Uri? GetProxy(Uri destination) => destination.IsLoopback ? null : proxy.GetProxy(destination);

    public bool IsBypassed(Uri host) => host.IsLoopback || proxy.IsBypassed(host);
}
