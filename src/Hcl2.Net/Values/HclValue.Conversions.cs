using System.Diagnostics.CodeAnalysis;

namespace Hcl2;

[SuppressMessage("Usage", "CA2225", Justification = "the other names of the conversions are String, Number and Bool")]
public sealed partial class HclValue
{
    /// <summary>Text as a value; null is the null of strings.</summary>
    public static implicit operator HclValue(string? text) => text is null ? Null(HclType.String) : String(text);

    /// <summary>True or false as a value.</summary>
    public static implicit operator HclValue(bool truth) => Bool(truth);

    /// <summary>A whole number as a value.</summary>
    public static implicit operator HclValue(long number) => Number(number);

    /// <summary>A number as a value.</summary>
    /// <exception cref="ArgumentException">It is not a number.</exception>
    public static implicit operator HclValue(double number) => Number(HclNumber.FromDouble(number));

    /// <summary>The number as a whole one of 32 bits.</summary>
    /// <exception cref="InvalidOperationException">This is no known number, has a fraction, or does not fit.</exception>
    public int AsInt32 => AsNumber.TryGetInt32(out var number) ? number : throw Unfit("a whole number of 32 bits");

    /// <summary>The number as a whole one of 64 bits.</summary>
    /// <exception cref="InvalidOperationException">This is no known number, has a fraction, or does not fit.</exception>
    public long AsInt64 => AsNumber.TryGetInt64(out var number) ? number : throw Unfit("a whole number of 64 bits");

    /// <summary>The number as the nearest double; infinite when it is too large.</summary>
    /// <exception cref="InvalidOperationException">This is no known number.</exception>
    public double AsDouble => AsNumber.ToDouble();

    /// <summary>An element of a list or tuple.</summary>
    /// <exception cref="InvalidOperationException">This is no known list or tuple.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such element.</exception>
    public HclValue this[int index] => Type.Kind == HclTypeKind.Set ? throw Not("list or tuple") : Elements[index];

    /// <summary>An entry of a map or object.</summary>
    /// <exception cref="InvalidOperationException">This is no known map or object.</exception>
    /// <exception cref="KeyNotFoundException">There is no such entry.</exception>
    public HclValue this[string key] => Entries[key];

    /// <summary>The text as a value of an enumeration; case, <c>_</c> and <c>-</c> do not matter.</summary>
    /// <exception cref="InvalidOperationException">This is no known string, or no name of the enumeration.</exception>
    public T AsEnum<T>()
        where T : struct, Enum
    {
        var name = AsString.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        foreach (var known in Enum.GetNames<T>())
        {
            if (known.Replace("_", "", StringComparison.Ordinal).Equals(name, StringComparison.OrdinalIgnoreCase)) return Enum.Parse<T>(known);
        }

        throw Unfit($"one of {string.Join(", ", Enum.GetNames<T>())}");
    }

    private InvalidOperationException Unfit(string wanted) => new($"{wanted} was asked for, but the value is {this}.");
}
