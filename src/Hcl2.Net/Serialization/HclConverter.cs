namespace Hcl2;

/// <summary>How a value of HCL becomes one of .NET, and back.</summary>
/// <typeparam name="T">The type in .NET.</typeparam>
public abstract class HclConverter<T>
{
    /// <summary>Whether <see cref="Read"/> takes null; otherwise null is an error before.</summary>
    public virtual bool AcceptsNull => false;

    /// <summary>Reads a value.</summary>
    /// <param name="value">Known, without marks, and null only as <see cref="AcceptsNull"/> says; the contents may be unknown or null.</param>
    /// <param name="reader">Receives errors, and reads nested values.</param>
    /// <returns>Anything when an error was reported.</returns>
    public abstract T Read(HclValue value, HclValueReader reader);

    /// <summary>Writes a value. The value of HCL is written as HCL: it is no capsule, and nothing in it is unknown.</summary>
    /// <exception cref="ArgumentException">There is no value of HCL for it.</exception>
    public abstract HclValue Write(T value);
}
