namespace Hcl2.Serialization;

/// <summary>A type that HCL can be read into and written from; the generator adds it to types with <see cref="HclObjectAttribute"/>.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
public interface IHclSerializable<TSelf>
    where TSelf : IHclSerializable<TSelf>
{
    /// <summary>How it is read and written.</summary>
    static abstract HclTypeInfo<TSelf> HclTypeInfo { get; }
}
