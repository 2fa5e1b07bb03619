namespace Hcl2.Functions;

/// <summary>Two functions for buffers of bytes. No function makes such a buffer, so only a host that puts one into a variable can use them.</summary>
public static class BytesFunctions
{
    /// <summary>The type of a buffer; it holds a <c>byte[]</c> that must not change.</summary>
    public static HclType BytesType { get; } = HclType.Capsule("bytes");

    internal static IEnumerable<HclFunction> All { get; } =
    [
        Define.Function("byteslen", HclType.Number, [Define.Of("buf", BytesType)], static a => HclValue.Number(((byte[])a[0].AsCapsule).Length)),
        Define.Function("bytesslice", BytesType,
            [Define.Of("buf", BytesType), Define.Of("offset", HclType.Number), Define.Of("length", HclType.Number)], Slice),
    ];

    private static FunctionResult Slice(IReadOnlyList<HclValue> a)
    {
        var bytes = (byte[])a[0].AsCapsule;
        if (!WholeNumbers.TryGet(a[1], out var offset) || !WholeNumbers.TryGet(a[2], out var length)) return FunctionResult.Failed(WholeNumbers.Required);
        if (offset < 0 || length < 0) return FunctionResult.Failed("offset and length must be non-negative");
        if (offset > bytes.Length) return FunctionResult.Failed($"offset {offset} is greater than total buffer length {bytes.Length}");
        return length > bytes.Length - offset
            ? FunctionResult.Failed($"offset {offset} + length {length} is greater than total buffer length {bytes.Length}")
            : HclValue.Capsule(BytesType, bytes[(int)offset..(int)(offset + length)]);
    }
}
