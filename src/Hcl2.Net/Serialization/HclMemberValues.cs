namespace Hcl2.Serialization;

/// <summary>What was read for the members of a type, by their position.</summary>
public sealed class HclMemberValues
{
    private readonly (bool IsSet, object? Value)[] _values;

    internal HclMemberValues((bool IsSet, object? Value)[] values)
    {
        _values = values;
    }

    /// <summary>The value of a member; the default of its type, or an empty collection, when it was not set.</summary>
    public T Get<T>(int member) => _values[member].Value is T value ? value : default!;

    /// <summary>The value of a member, or another one when it was not set.</summary>
    public T Or<T>(int member, T otherwise) => _values[member].IsSet ? Get<T>(member) : otherwise;
}
