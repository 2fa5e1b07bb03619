using System.Numerics;
using Hcl2.Text;

namespace Hcl2.Serialization;

/// <summary>Text, a number or a bool as something else.</summary>
internal sealed class ScalarConverter<T>(HclType type, Func<HclValue, HclValueReader, T> read, Func<T, HclValue> write) : HclConverter<T>
{
    public override T Read(HclValue value, HclValueReader reader) => reader.Converted(value, type) is { } converted ? read(converted, reader) : default!;

    public override HclValue Write(T value) => write(value);
}

internal sealed class IntegerConverter<T> : HclConverter<T>
    where T : IBinaryInteger<T>, IMinMaxValue<T>
{
    public static readonly IntegerConverter<T> Instance = new();

    public override T Read(HclValue value, HclValueReader reader)
    {
        if (reader.Converted(value, HclType.Number) is not { } number) return T.Zero;
        if (number.AsNumber.TryGetInteger(out var integer) && integer >= BigInteger.CreateChecked(T.MinValue) && integer <= BigInteger.CreateChecked(T.MaxValue))
            return T.CreateChecked(integer);

        reader.Fail($"a whole number from {T.MinValue} to {T.MaxValue} is required");
        return T.Zero;
    }

    public override HclValue Write(T value) => HclValue.Number(HclNumber.FromInteger(BigInteger.CreateChecked(value)));
}

internal sealed class EnumConverter<T>((string Name, T Value)[] names) : HclConverter<T>
    where T : struct, Enum
{
    public override T Read(HclValue value, HclValueReader reader)
    {
        if (reader.Converted(value, HclType.String) is not { } text) return default;
        foreach (var (name, known) in names)
        {
            if (name == text.AsString) return known;
        }

        var hint = Suggestion.For(text.AsString, names.Select(static known => known.Name)) is { } near ? $". Did you mean \"{near}\"?" : "";
        reader.Fail($"one of {string.Join(", ", names.Select(static known => $"\"{known.Name}\""))} is required{hint}");
        return default;
    }

    public override HclValue Write(T value)
    {
        foreach (var (name, known) in names)
        {
            if (EqualityComparer<T>.Default.Equals(known, value)) return HclValue.String(name);
        }

        throw new ArgumentException($"{value} is no value of {typeof(T).Name} that has a name.", nameof(value));
    }
}

internal sealed class ValueConverter : HclConverter<HclValue>
{
    public override bool AcceptsNull => true;

    public override HclValue Read(HclValue value, HclValueReader reader) => value;

    public override HclValue Write(HclValue value) => value;
}

internal sealed class NullableConverter<T>(HclConverter<T> converter) : HclConverter<T?>
    where T : struct
{
    public override bool AcceptsNull => true;

    public override T? Read(HclValue value, HclValueReader reader) => value.IsNull ? null : converter.Read(value, reader);

    public override HclValue Write(T? value) => value is { } known ? converter.Write(known) : HclValue.NullDynamic;
}

internal sealed class OrNullConverter<T>(HclConverter<T> converter) : HclConverter<T?>
    where T : class
{
    public override bool AcceptsNull => true;

    public override T? Read(HclValue value, HclValueReader reader) => value.IsNull ? null : converter.Read(value, reader);

    public override HclValue Write(T? value) => value is null ? HclValue.NullDynamic : converter.Write(value);
}
