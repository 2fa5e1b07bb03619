using System.Collections.Immutable;
using System.Numerics;

namespace Hcl2.Tests.Serialization;

/// <summary>A file with blocks of each kind.</summary>
[HclObject]
public sealed partial record Deployment(string Region, int MaxInstances = 3)
{
    public Network? Network { get; init; }

    [HclBlock("service")]
    public IReadOnlyList<Service> Services { get; init; } = [];

    [HclBlock("volume", KeyName = "path")]
    public IReadOnlyDictionary<string, Volume> Volumes { get; init; } = new Dictionary<string, Volume>();

    public string? Owner { get; init; } = "nobody";

    [HclIgnore]
    public int Count => Services.Count;
}

[HclObject]
public sealed partial class Network
{
    public required string Cidr { get; init; }

    public List<string> Tags { get; set; } = ["default"];
}

[HclObject]
public sealed partial record Service([property: HclLabel] string Kind, [property: HclLabel("name")] string Title, int Port)
{
    public Protocol Protocol { get; init; } = Protocol.Http;

    [HclArgument(Default = "30s")]
    public TimeSpan Timeout { get; init; }

    public IReadOnlyDictionary<string, string>? Env { get; init; }
}

[HclObject]
public readonly partial record struct Volume(byte Mode)
{
    [HclRemaining]
    public IReadOnlyDictionary<string, HclValue>? Rest { get; init; }
}

public enum Protocol
{
    Http,
    Http2,
    [HclName("plain-tcp")]
    Tcp,
}

/// <summary>Each type that has a converter.</summary>
[HclObject]
public sealed partial record Everything
{
    public bool Flag { get; init; }

    public sbyte Tiny { get; init; }

    public ushort Port { get; init; }

    public long Wide { get; init; }

    public ulong? Huge { get; init; }

    public double Ratio { get; init; }

    public float Share { get; init; }

    public decimal Price { get; init; }

    public BigInteger Big { get; init; }

    public DateTimeOffset Moment { get; init; }

    public TimeSpan? Duration { get; init; }

    public Guid Id { get; init; }

    public Uri? Url { get; init; }

    public int[] Array { get; init; } = [];

    public ImmutableArray<string> Immutable { get; init; } = [];

    public HashSet<int> Set { get; init; } = [];

    public List<List<int?>> Nested { get; init; } = [];

    public Dictionary<string, List<Protocol>> Map { get; init; } = [];

    [HclArgument("inline")]
    public Point? Inline { get; init; }

    public HclValue Any { get; init; } = HclValue.NullDynamic;

    [HclConverter(typeof(ReversedConverter))]
    public string Reversed { get; init; } = "";
}

[HclObject]
public sealed partial record Rack(IReadOnlyList<Slot> Slot);

[HclObject]
public sealed partial record Slot([property: HclLabel] byte Number);

[HclObject]
public sealed partial record Point(int X, int Y);

[HclObject]
public sealed partial record Plan(IReadOnlyList<Slot> Slot)
{
    [HclRemaining]
    public IReadOnlyDictionary<string, HclValue> Rest { get; init; } = new Dictionary<string, HclValue>();
}

[HclObject]
public sealed partial record Lazy(HclExpression Condition)
{
    [HclRemaining]
    public HclBody? Rest { get; init; }
}

public sealed class ReversedConverter : HclConverter<string>
{
    public override string Read(HclValue value, HclValueReader reader) =>
        reader.Converted(value, HclType.String) is { } text ? new([.. text.AsString.Reverse()]) : "";

    public override HclValue Write(string value) => HclValue.String(new([.. value.Reverse()]));
}
