using System.Globalization;
using System.Numerics;

namespace Hcl2.Functions;

/// <summary>IP addresses and prefixes of IPv4 and IPv6.</summary>
internal static class NetworkFunctions
{
    public static IEnumerable<HclFunction> All { get; } =
    [
        Define.Function("cidrhost", HclType.String, [Prefix, Define.Of("hostnum", HclType.Number)], Host),
        Define.Function("cidrnetmask", HclType.String, [Prefix], static a =>
            Network.TryParse(a[0].AsString, out var network, out var error) ? HclValue.String(network.MaskText) : Failed(error)),
        Define.Function("cidrsubnet", HclType.String, [Prefix, Define.Of("newbits", HclType.Number), Define.Of("netnum", HclType.Number)], Subnet),
        Define.Function("cidrsubnets", HclType.List(HclType.String), [Prefix], Subnets, Define.Of("newbits", HclType.Number)),
    ];

    private static HclParameter Prefix => Define.Of("prefix", HclType.String);

    private static FunctionResult Failed(string error) => FunctionResult.Failed($"invalid CIDR expression: {error}");

    /// <summary>Numbers below zero count from the end of the range.</summary>
    private static FunctionResult Host(IReadOnlyList<HclValue> a)
    {
        if (!a[1].AsNumber.TryGetInteger(out var number)) return FunctionResult.Failed(WholeNumbers.Required);
        if (!Network.TryParse(a[0].AsString, out var network, out var error)) return Failed(error);

        var size = BigInteger.One << (network.Bits - network.Length);
        var host = number.Sign < 0 ? size + number : number;
        return host.Sign < 0 || host >= size
            ? FunctionResult.Failed($"prefix of {network.Length} does not accommodate a host numbered {number.ToString(CultureInfo.InvariantCulture)}")
            : HclValue.String(Network.AddressText(network.Start + host, network.Bits));
    }

    private static FunctionResult Subnet(IReadOnlyList<HclValue> a)
    {
        if (!WholeNumbers.TryGetClamped(a[1], out var extra)) return FunctionResult.Failed(WholeNumbers.Required);
        if (!a[2].AsNumber.TryGetInteger(out var number)) return FunctionResult.Failed(WholeNumbers.Required);
        if (!Network.TryParse(a[0].AsString, out var network, out var error)) return Failed(error);
        if (extra < 0) return FunctionResult.Failed(1, "must extend prefix by at least one bit");
        if (extra > 32) return FunctionResult.Failed("may not extend prefix by more than 32 bits");
        if (extra > network.Bits - network.Length)
            return FunctionResult.Failed($"insufficient address space to extend prefix of {network.Length} by {extra}");
        if (number.Sign < 0 || number >= BigInteger.One << extra)
        {
            return FunctionResult.Failed(
                $"prefix extension of {extra} does not accommodate a subnet numbered {number.ToString(CultureInfo.InvariantCulture)}");
        }

        var length = network.Length + extra;
        return HclValue.String($"{Network.AddressText(network.Start + (number << (network.Bits - length)), network.Bits)}/{length}");
    }

    /// <summary>One after the other, each moved up to where its size allows it to start.</summary>
    private static FunctionResult Subnets(IReadOnlyList<HclValue> a)
    {
        if (!Network.TryParse(a[0].AsString, out var network, out var error)) return FunctionResult.Failed(0, $"invalid CIDR expression: {error}");

        var subnets = new List<HclValue>();
        var next = network.Start;
        var end = network.Start + (BigInteger.One << (network.Bits - network.Length));
        for (var i = 1; i < a.Count; i++)
        {
            if (!WholeNumbers.TryGetClamped(a[i], out var extra)) return FunctionResult.Failed(i, WholeNumbers.Required);
            if (extra < 1) return FunctionResult.Failed(i, "must extend prefix by at least one bit");
            if (extra > 32) return FunctionResult.Failed(i, "may not extend prefix by more than 32 bits");

            var length = network.Length + extra;
            if (length > network.Bits)
            {
                var protocol = network.Bits == 32 ? "IP" : "IPv6";
                return FunctionResult.Failed(i, $"would extend prefix to {length} bits, which is too long for an {protocol} address");
            }

            var size = BigInteger.One << (network.Bits - length);
            var start = (next + size - 1) / size * size;
            if (start + size > end)
                return FunctionResult.Failed(i, $"not enough remaining address space for a subnet with a prefix of {length} bits after {LastText(subnets)}");
            next = start + size;
            subnets.Add(HclValue.String($"{Network.AddressText(start, network.Bits)}/{length}"));
        }

        return HclValue.List(HclType.String, subnets);
    }

    private static string LastText(List<HclValue> subnets) => subnets.Count == 0 ? "<nil>" : subnets[^1].AsString;
}
