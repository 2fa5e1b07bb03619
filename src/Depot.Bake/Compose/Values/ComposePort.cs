using System.Globalization;
using System.Net;
using Depot.Bake.Model;

namespace Depot.Bake.Compose.Values;

/// <summary>Ports in their short form, <c>address:host:container/protocol</c>, as go-connections 0.4 reads them.</summary>
internal static class ComposePort
{
    /// <summary>The long form. A range of ports stays one entry, under its first.</summary>
    /// <exception cref="BakeException">It is none.</exception>
    public static ComposeMap Parse(string text)
    {
        var parts = text.Split(':');
        var address = Address(parts.Length > 2 ? string.Join(':', parts[..^2]) : "");
        var published = parts.Length > 1 ? parts[^2] : "";
        var (protocol, port) = Protocol(parts[^1]);
        if (port.Length == 0) throw new BakeException($"No port specified: {text}<empty>");

        var container = Range(port) ?? throw new BakeException($"Invalid containerPort: {port}");
        var host = published.Length == 0 ? default : Range(published) ?? throw new BakeException($"Invalid hostPort: {published}");
        if (published.Length > 0 && container.Length != host.Length && container.Length > 0)
        {
            throw new BakeException($"Invalid ranges specified for container and host Ports: {port} and {published}");
        }

        if (protocol.ToLowerInvariant() is not ("tcp" or "udp" or "sctp")) throw new BakeException($"Invalid proto: {protocol}");

        var map = new ComposeMap { ["mode"] = "ingress" };
        if (address.Length > 0) map["host_ip"] = address;
        map["target"] = (long)container.Start;
        if (published.Length > 0) map["published"] = published;
        map["protocol"] = protocol.ToLowerInvariant();
        return map;
    }

    private static string Address(string text)
    {
        if (text.Length == 0) return "";

        var address = text;
        if (text.StartsWith('['))
        {
            var end = text.IndexOf(']', StringComparison.Ordinal);
            if (end < 0) throw Bad(text, "missing ']' in address");
            if (end < text.Length - 1) throw Bad(text, text[end + 1] == ':' ? "too many colons in address" : "missing port in address");
            address = text[1..end];
        }
        else if (text.Contains(':', StringComparison.Ordinal))
        {
            throw Bad(text, "too many colons in address");
        }

        return address.Length == 0 || IsAddress(address) ? address : throw new BakeException($"Invalid ip address: {address}");
    }

    /// <summary>Whether a string is an IP address as Go reads it: four numbers without leading zeros, or of version 6.</summary>
    public static bool IsAddress(string text) => text.Contains(':', StringComparison.Ordinal)
        ? !text.AsSpan().ContainsAny('[', ']', '%') && IPAddress.TryParse(text, out _)
        : text.Split('.') is { Length: 4 } numbers && Array.TrueForAll(numbers, static number =>
            byte.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out _) && (number.Length == 1 || number[0] != '0'));

    private static BakeException Bad(string text, string problem) => new($"Invalid ip address {text}: address {text}:: {problem}");

    private static (string Protocol, string Port) Protocol(string text)
    {
        var parts = text.Split('/');
        if (parts[0].Length == 0) return ("", "");
        return (parts.Length == 1 || parts[1].Length == 0 ? "tcp" : parts[1], parts[0]);
    }

    private static (ushort Start, int Length)? Range(string text)
    {
        var parts = text.Split('-');
        if (!Number(parts[0], out var start)) return null;
        if (parts.Length == 1) return (start, 0);
        return Number(parts[1], out var end) && end >= start ? (start, end - start) : null;
    }

    private static bool Number(string text, out ushort number) => ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
