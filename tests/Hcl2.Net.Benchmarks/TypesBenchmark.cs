using System.Globalization;
using BenchmarkDotNet.Attributes;
using Hcl2.Decoding;

namespace Hcl2.Benchmarks;

/// <summary>A thousand blocks that become values, or records, and records that become text.</summary>
[MemoryDiagnoser]
public class TypesBenchmark
{
    private static readonly HclFile Native = HclFile.Parse(string.Concat(Enumerable.Range(0, 1000).Select(static number => string.Create(
        CultureInfo.InvariantCulture, $"service \"web-{number}\" {{\n  image = \"nginx:{number}\"\n  port  = 8000 + {number}\n  tags  = [\"a\", \"b\"]\n}}\n"))));

    private static readonly DecodeSpec Spec = new BlockMapSpec("service", ["name"], new ObjectSpec(new Dictionary<string, DecodeSpec>
    {
        ["image"] = new AttributeSpec("image", HclType.String, IsRequired: true),
        ["port"] = new AttributeSpec("port", HclType.Number),
        ["tags"] = new AttributeSpec("tags", HclType.List(HclType.String)),
    }));

    private readonly ServiceFile _file = HclSerializer.Deserialize<ServiceFile>(Native);

    /// <summary>With a spec, into values.</summary>
    [Benchmark]
    public int Decode() => Spec.Decode(Native.Body, null, new DiagnosticBag()).Length;

    /// <summary>Into records.</summary>
    [Benchmark]
    public int Deserialize() => HclSerializer.Deserialize<ServiceFile>(Native).Service.Count;

    /// <summary>From records.</summary>
    [Benchmark]
    public int Serialize() => HclSerializer.Serialize(_file).Length;
}

/// <summary>The blocks of <see cref="TypesBenchmark"/>.</summary>
[HclObject]
public sealed partial record ServiceFile(IReadOnlyList<ServiceBlock> Service);

/// <summary>One of them.</summary>
[HclObject]
public sealed partial record ServiceBlock([property: HclLabel] string Name, string Image, int Port, IReadOnlyList<string> Tags);
