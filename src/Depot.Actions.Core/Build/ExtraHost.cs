using System.Net;
using System.Net.Sockets;
using Depot.Actions.Errors;
using Depot.Actions.Text;

namespace Depot.Actions.Build;

/// <summary>One item of <c>add-hosts</c>, in the one form that the Depot CLI reads: <c>name:address</c>, without brackets.</summary>
/// <remarks>
/// docker's newer buildx (build/utils.go, toBuildkitExtraHosts) also takes <c>name=address</c> and an IP address in brackets; depot/cli b57f518,
/// pkg/buildx/build/utils.go, refuses both once a builder has been started.
/// </remarks>
internal static class ExtraHost
{
    /// <summary>The item for the CLI.</summary>
    /// <exception cref="InputException">It has no name, or what follows is no IP address.</exception>
    public static string Normalize(string item)
    {
        var shown = Redaction.OfItem(item);
        var split = item.IndexOf('=', StringComparison.Ordinal) is var equals and >= 0 ? equals : item.IndexOf(':', StringComparison.Ordinal);
        if (split <= 0) throw new InputException("add-hosts", $"'{shown}' needs a host name and an IP address; write name:address, such as 'db.example:10.0.0.5'.");

        var (name, address) = (item[..split], item[(split + 1)..]);
        if (address.StartsWith('[') && address.EndsWith(']')) address = address[1..^1];
        if (address == "host-gateway") throw new InputException("add-hosts", $"'{shown}' asks for the machine that runs Docker, and Depot's builder has none; write an IP address that the builder can reach.");
        return IsAddress(address) ? $"{name}:{address}"
            : throw new InputException("add-hosts", $"'{(shown == item ? address : Redaction.Hidden)}' in '{shown}' is not an IP address; write name:address, such as 'db.example:10.0.0.5' or 'db.example:2001:db8::5'.");
    }

    // Go's net.ParseIP: four decimal numbers, or IPv6 without a zone. .NET also takes '1', '0x7f.1' and '[::1]:80'.
    private static bool IsAddress(string text) => text.Contains(':', StringComparison.Ordinal)
        ? text.All(c => char.IsAsciiHexDigit(c) || c is ':' or '.') && IPAddress.TryParse(text, out var address) && address.AddressFamily == AddressFamily.InterNetworkV6
        : text.Split('.') is { Length: 4 } parts && parts.All(IsByte);

    private static bool IsByte(string part) =>
        part.Length is > 0 and <= 3 && part.All(char.IsAsciiDigit) && (part.Length == 1 || part[0] != '0') && int.Parse(part, System.Globalization.CultureInfo.InvariantCulture) <= 255;
}
