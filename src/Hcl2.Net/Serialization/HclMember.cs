using Hcl2.Bodies;

namespace Hcl2.Serialization;

/// <summary>A member of a type, and where in a body it comes from.</summary>
/// <typeparam name="T">The type that has the member.</typeparam>
public abstract class HclMember<T>
{
    private protected HclMember()
    {
    }

    internal virtual IEnumerable<AttributeSchema> Arguments => [];

    internal virtual IEnumerable<BlockSchema> Blocks => [];

    internal virtual bool TakesRemaining => false;

    internal abstract (bool IsSet, object? Value) Read(MemberScope scope);

    /// <summary>Reads the member from an object, in which blocks are objects.</summary>
    internal abstract (bool IsSet, object? Value) ReadEntry(HclValue value, IReadOnlySet<string> names, HclValueReader reader);

    /// <summary>Adds the member to a body.</summary>
    internal abstract void Describe(T value, HclBuilder builder);

    /// <summary>The blocks as entries of an object.</summary>
    internal virtual IEnumerable<KeyValuePair<string, HclValue>> BlockEntries(T value) => [];
}

/// <summary>The members that types can have; what the generator writes.</summary>
public static class HclMember
{
    /// <summary>An argument.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="converter">How its value is read.</param>
    /// <param name="get">Gets it for writing.</param>
    /// <param name="isRequired">Whether a body without it is an error.</param>
    /// <param name="writesNull">Whether null is written; otherwise nothing is, which reads as the default.</param>
    /// <param name="otherwise">The value where the body does not set it; null for that of the type.</param>
    public static HclMember<T> Argument<T, TValue>(
        string name, HclConverter<TValue> converter, Func<T, TValue> get, bool isRequired, bool writesNull = false, HclValue? otherwise = null) =>
        new ArgumentMember<T, TValue>(name, converter, get, isRequired, writesNull, otherwise);

    /// <summary>An argument as the expression that it is; it is not written.</summary>
    /// <inheritdoc cref="Argument"/>
    public static HclMember<T> Expression<T>(string name, bool isRequired) => new ExpressionMember<T>(name, isRequired);

    /// <summary>A label of the block that the type stands for.</summary>
    /// <param name="position">Which, from 0.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="converter">How its text is read.</param>
    /// <param name="get">Gets it for writing.</param>
    public static HclMember<T> Label<T, TValue>(int position, string name, HclConverter<TValue> converter, Func<T, TValue> get) =>
        new LabelMember<T, TValue>(position, name, converter, get);

    /// <summary>The one block of a type.</summary>
    /// <param name="type">The word before the labels.</param>
    /// <param name="get">Gets the contents for writing; null when there is no block.</param>
    /// <param name="isRequired">Whether a body without one is an error.</param>
    public static HclMember<T> Block<T, TBlock>(string type, Func<T, TBlock?> get, bool isRequired)
        where TBlock : IHclSerializable<TBlock> => new BlockMember<T, TBlock>(type, get, isRequired);

    /// <summary>All blocks of a type, in order.</summary>
    /// <param name="type">The word before the labels.</param>
    /// <param name="collection">Makes the collection of the blocks.</param>
    /// <param name="get">Gets the blocks for writing.</param>
    /// <param name="isRequired">Whether a body without one is an error.</param>
    public static HclMember<T> BlockList<T, TBlock, TCollection>(string type, Func<List<TBlock>, TCollection> collection, Func<T, IEnumerable<TBlock>?> get, bool isRequired)
        where TBlock : IHclSerializable<TBlock> => new BlockListMember<T, TBlock, TCollection>(type, collection, get, isRequired);

    /// <summary>All blocks of a type by their first label.</summary>
    /// <param name="type">The word before the labels.</param>
    /// <param name="keyName">What messages call the first label.</param>
    /// <param name="dictionary">Makes the dictionary of the blocks.</param>
    /// <param name="get">Gets the blocks for writing.</param>
    /// <param name="isRequired">Whether a body without one is an error.</param>
    public static HclMember<T> BlockMap<T, TBlock, TDictionary>(
        string type, string keyName, Func<Dictionary<string, TBlock>, TDictionary> dictionary, Func<T, IEnumerable<KeyValuePair<string, TBlock>>?> get, bool isRequired)
        where TBlock : IHclSerializable<TBlock> => new BlockMapMember<T, TBlock, TDictionary>(type, keyName, dictionary, get, isRequired);

    /// <summary>What no other member takes, as a body; it is not written.</summary>
    public static HclMember<T> RemainingBody<T>() => new RemainingBodyMember<T>();

    /// <summary>The arguments that no other member takes.</summary>
    /// <param name="dictionary">Makes the dictionary of the values.</param>
    /// <param name="get">Gets the values for writing.</param>
    public static HclMember<T> RemainingArguments<T, TDictionary>(
        Func<Dictionary<string, HclValue>, TDictionary> dictionary, Func<T, IEnumerable<KeyValuePair<string, HclValue>>?> get) =>
        new RemainingArgumentsMember<T, TDictionary>(dictionary, get);
}
