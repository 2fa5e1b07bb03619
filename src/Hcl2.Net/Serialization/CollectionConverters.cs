namespace Hcl2.Serialization;

internal sealed class ListConverter<TElement, TCollection>(HclConverter<TElement> converter, Func<List<TElement>, TCollection> collection) : HclConverter<TCollection>
    where TCollection : IEnumerable<TElement>
{
    public override TCollection Read(HclValue value, HclValueReader reader)
    {
        var elements = new List<TElement>();
        if (value.Type.Kind is HclTypeKind.List or HclTypeKind.Set or HclTypeKind.Tuple)
        {
            for (var i = 0; i < value.Elements.Count; i++) elements.Add(reader.Element(converter, value.Elements[i], i)!);
        }
        else
        {
            reader.Fail($"a list is required, and this is {value.Type.FriendlyName}");
        }

        return collection(elements);
    }

    public override HclValue Write(TCollection value) => HclValue.Tuple(value.Select(converter.Write));
}

internal sealed class MapConverter<TElement, TDictionary>(HclConverter<TElement> converter, Func<Dictionary<string, TElement>, TDictionary> dictionary) : HclConverter<TDictionary>
    where TDictionary : IEnumerable<KeyValuePair<string, TElement>>
{
    public override TDictionary Read(HclValue value, HclValueReader reader)
    {
        var entries = new Dictionary<string, TElement>(StringComparer.Ordinal);
        if (value.Type.Kind is HclTypeKind.Map or HclTypeKind.Object)
        {
            foreach (var (key, entry) in value.Entries) entries[key] = reader.Entry(converter, entry, key)!;
        }
        else
        {
            reader.Fail($"a map is required, and this is {value.Type.FriendlyName}");
        }

        return dictionary(entries);
    }

    public override HclValue Write(TDictionary value) => HclValue.Object(value.Select(entry => KeyValuePair.Create(entry.Key, converter.Write(entry.Value))));
}

internal sealed class ObjectConverter<T> : HclConverter<T>
    where T : IHclSerializable<T>
{
    public override T Read(HclValue value, HclValueReader reader) => T.HclTypeInfo.ReadObject(value, reader)!;

    public override HclValue Write(T value) => T.HclTypeInfo.WriteObject(value);
}
