using Hcl2.Bodies;
using Hcl2.Decoding;

namespace Hcl2.Serialization;

internal sealed class BlockMember<T, TBlock>(string type, Func<T, TBlock?> get, bool isRequired) : HclMember<T>
    where TBlock : IHclSerializable<TBlock>
{
    internal override IEnumerable<BlockSchema> Blocks => [new(type, TBlock.HclTypeInfo.LabelNames)];

    internal override (bool IsSet, object? Value) Read(MemberScope scope)
    {
        HclBlock[] blocks = [.. scope.Content.BlocksOfType(type)];
        if (blocks.Length > 1) scope.Diagnostics.Add(DecodeDiagnostics.SecondBlock(blocks[1], blocks[0].Location));
        if (blocks.Length > 0) return (true, scope.Inside(TBlock.HclTypeInfo, blocks[0]));
        if (isRequired) scope.Diagnostics.Add(DecodeDiagnostics.NoBlock(type, scope.Content.MissingItemLocation));
        return default;
    }

    internal override (bool IsSet, object? Value) ReadEntry(HclValue value, IReadOnlySet<string> names, HclValueReader reader)
    {
        if (value.Entries.TryGetValue(type, out var entry) && !entry.IsNull) return (true, reader.Entry(HclConverters.Object<TBlock>(), entry, type));
        if (isRequired) reader.Fail($"the attribute \"{type}\" is required");
        return default;
    }

    internal override void Describe(T value, HclBuilder builder)
    {
        builder.Own(type);
        if (get(value) is { } block) builder.Add(type, TBlock.HclTypeInfo.Labels(block), TBlock.HclTypeInfo.Described(block));
    }

    internal override IEnumerable<KeyValuePair<string, HclValue>> BlockEntries(T value) => get(value) is { } block ? [new(type, TBlock.HclTypeInfo.WriteObject(block))] : [];
}

internal sealed class BlockListMember<T, TBlock, TCollection>(string type, Func<List<TBlock>, TCollection> collection, Func<T, IEnumerable<TBlock>?> get, bool isRequired) : HclMember<T>
    where TBlock : IHclSerializable<TBlock>
{
    internal override IEnumerable<BlockSchema> Blocks => [new(type, TBlock.HclTypeInfo.LabelNames)];

    internal override (bool IsSet, object? Value) Read(MemberScope scope)
    {
        List<TBlock> blocks = [.. scope.Content.BlocksOfType(type).Select(block => scope.Inside(TBlock.HclTypeInfo, block)!)];
        if (isRequired && blocks.Count == 0) scope.Diagnostics.Add(DecodeDiagnostics.NoBlock(type, scope.Content.MissingItemLocation));
        return (blocks.Count > 0, scope.Diagnostics.HasErrors ? null : collection(blocks));
    }

    internal override (bool IsSet, object? Value) ReadEntry(HclValue value, IReadOnlySet<string> names, HclValueReader reader) =>
        value.Entries.TryGetValue(type, out var entry) && !entry.IsNull
            ? (true, reader.Entry(HclConverters.List<TBlock, List<TBlock>>(HclConverters.Object<TBlock>(), static list => list), entry, type) is { } list ? collection(list) : null)
            : (false, collection([]));

    internal override void Describe(T value, HclBuilder builder)
    {
        builder.Own(type);
        foreach (var block in get(value) ?? []) builder.Add(type, TBlock.HclTypeInfo.Labels(block), TBlock.HclTypeInfo.Described(block));
    }

    internal override IEnumerable<KeyValuePair<string, HclValue>> BlockEntries(T value) =>
        get(value) is { } blocks ? [new(type, HclValue.Tuple(blocks.Select(TBlock.HclTypeInfo.WriteObject)))] : [];
}

internal sealed class BlockMapMember<T, TBlock, TDictionary>(
    string type, string keyName, Func<Dictionary<string, TBlock>, TDictionary> dictionary, Func<T, IEnumerable<KeyValuePair<string, TBlock>>?> get, bool isRequired) : HclMember<T>
    where TBlock : IHclSerializable<TBlock>
{
    internal override IEnumerable<BlockSchema> Blocks => [new(type, [keyName, .. TBlock.HclTypeInfo.LabelNames])];

    internal override (bool IsSet, object? Value) Read(MemberScope scope)
    {
        var blocks = new Dictionary<string, TBlock>(StringComparer.Ordinal);
        foreach (var block in scope.Content.BlocksOfType(type))
        {
            var own = scope.Inside(TBlock.HclTypeInfo, block, keys: 1)!;
            if (!blocks.TryAdd(block.Labels[0], own)) scope.Diagnostics.Add(DecodeDiagnostics.SameLabels(block));
        }

        if (isRequired && blocks.Count == 0) scope.Diagnostics.Add(DecodeDiagnostics.NoBlock(type, scope.Content.MissingItemLocation));
        return (blocks.Count > 0, scope.Diagnostics.HasErrors ? null : dictionary(blocks));
    }

    internal override (bool IsSet, object? Value) ReadEntry(HclValue value, IReadOnlySet<string> names, HclValueReader reader) =>
        value.Entries.TryGetValue(type, out var entry) && !entry.IsNull
            ? (true, reader.Entry(HclConverters.Map<TBlock, Dictionary<string, TBlock>>(HclConverters.Object<TBlock>(), static map => map), entry, type) is { } map ? dictionary(map) : null)
            : (false, dictionary([]));

    internal override void Describe(T value, HclBuilder builder)
    {
        builder.Own(type);
        foreach (var (key, block) in get(value) ?? []) builder.Add(type, [key, .. TBlock.HclTypeInfo.Labels(block)], TBlock.HclTypeInfo.Described(block));
    }

    internal override IEnumerable<KeyValuePair<string, HclValue>> BlockEntries(T value) =>
        get(value) is { } blocks ? [new(type, HclValue.Object(blocks.Select(static block => KeyValuePair.Create(block.Key, TBlock.HclTypeInfo.WriteObject(block.Value)))))] : [];
}
