using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace Hcl2.Serialization;

/// <summary>The converters of the types that need none of their own.</summary>
[SuppressMessage("Naming", "CA1720", Justification = "they are named after the types that they convert to")]
public static class HclConverters
{
    /// <summary>Text.</summary>
    public static HclConverter<string> String { get; } = new ScalarConverter<string>(HclType.String, static (value, _) => value.AsString, HclValue.String);

    /// <summary>True or false.</summary>
    public static HclConverter<bool> Bool { get; } = new ScalarConverter<bool>(HclType.Bool, static (value, _) => value.AsBool, HclValue.Bool);

    /// <summary>A number of any size; with a fraction it is rounded to 28 digits.</summary>
    public static HclConverter<decimal> Decimal { get; } = new ScalarConverter<decimal>(HclType.Number, ReadDecimal, static number => WriteNumber(number.ToString(CultureInfo.InvariantCulture)));

    /// <summary>A double.</summary>
    public static HclConverter<double> Double { get; } = new ScalarConverter<double>(HclType.Number, ReadDouble, static number => HclValue.Number(HclNumber.FromDouble(number)));

    /// <summary>A float.</summary>
    public static HclConverter<float> Single { get; } = new ScalarConverter<float>(HclType.Number, ReadSingle, static number => HclValue.Number(HclNumber.FromDouble(number)));

    /// <summary>An integer of any size.</summary>
    public static HclConverter<BigInteger> BigInteger { get; } = new ScalarConverter<BigInteger>(HclType.Number, ReadInteger, static number => HclValue.Number(HclNumber.FromInteger(number)));

    /// <summary>A moment, as <c>2024-02-29T12:00:00Z</c>.</summary>
    public static HclConverter<DateTimeOffset> DateTimeOffset { get; } = new ScalarConverter<DateTimeOffset>(HclType.String, Moments.Read, static moment => HclValue.String(Moments.Text(moment)));

    /// <summary>A duration, as <c>1h30m</c>.</summary>
    public static HclConverter<TimeSpan> TimeSpan { get; } = new ScalarConverter<TimeSpan>(HclType.String, Moments.ReadDuration, static duration => HclValue.String(Moments.Text(duration)));

    /// <summary>A unique identifier, as <c>01234567-89ab-cdef-0123-456789abcdef</c>.</summary>
    public static HclConverter<Guid> Guid { get; } = new ScalarConverter<Guid>(HclType.String,
        static (value, reader) => System.Guid.TryParse(value.AsString, out var guid) ? guid : reader.Failed<Guid>("a unique identifier is required, as 01234567-89ab-cdef-0123-456789abcdef"),
        static guid => HclValue.String(guid.ToString()));

    /// <summary>A URL, absolute or relative.</summary>
    public static HclConverter<Uri> Uri { get; } = new ScalarConverter<Uri>(HclType.String,
        static (value, reader) => System.Uri.TryCreate(value.AsString, UriKind.RelativeOrAbsolute, out var url) ? url : reader.Failed<Uri>("a URL is required")!,
        static url => HclValue.String(url.OriginalString));

    /// <summary>A value as it is.</summary>
    public static HclConverter<HclValue> Value { get; } = new ValueConverter();

    /// <summary>A whole number within the range of its type.</summary>
    public static HclConverter<T> Integer<T>()
        where T : IBinaryInteger<T>, IMinMaxValue<T> => IntegerConverter<T>.Instance;

    /// <summary>One of the values of an enumeration, by its text.</summary>
    /// <param name="names">The strings and the values, in order.</param>
    public static HclConverter<T> Enum<T>(params (string Name, T Value)[] names)
        where T : struct, System.Enum => new EnumConverter<T>(names);

    /// <summary>A value type or null.</summary>
    public static HclConverter<T?> Nullable<T>(HclConverter<T> converter)
        where T : struct => new NullableConverter<T>(converter);

    /// <summary>A reference type or null.</summary>
    public static HclConverter<T?> OrNull<T>(HclConverter<T> converter)
        where T : class => new OrNullConverter<T>(converter);

    /// <summary>A list, set or tuple as a collection.</summary>
    /// <param name="converter">Converts the elements.</param>
    /// <param name="collection">Makes the collection of its elements.</param>
    public static HclConverter<TCollection> List<TElement, TCollection>(HclConverter<TElement> converter, Func<List<TElement>, TCollection> collection)
        where TCollection : IEnumerable<TElement> => new ListConverter<TElement, TCollection>(converter, collection);

    /// <summary>A map or object as a dictionary.</summary>
    /// <param name="converter">Converts the values of the entries.</param>
    /// <param name="dictionary">Makes the dictionary of its entries.</param>
    public static HclConverter<TDictionary> Map<TElement, TDictionary>(HclConverter<TElement> converter, Func<Dictionary<string, TElement>, TDictionary> dictionary)
        where TDictionary : IEnumerable<KeyValuePair<string, TElement>> => new MapConverter<TElement, TDictionary>(converter, dictionary);

    /// <summary>An object as a type of its own; its blocks are objects and lists of objects.</summary>
    public static HclConverter<T> Object<T>()
        where T : IHclSerializable<T> => new ObjectConverter<T>();

    /// <summary>Reports an error, and returns a placeholder value.</summary>
    internal static T? Failed<T>(this HclValueReader reader, string error)
    {
        reader.Fail(error);
        return default;
    }

    private static decimal ReadDecimal(HclValue value, HclValueReader reader) =>
        decimal.TryParse(value.AsNumber.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : reader.Failed<decimal>($"a number from {decimal.MinValue} to {decimal.MaxValue} is required");

    private static double ReadDouble(HclValue value, HclValueReader reader) =>
        value.AsNumber.ToDouble() is var number && double.IsFinite(number) ? number : reader.Failed<double>("the number is too large");

    private static float ReadSingle(HclValue value, HclValueReader reader) =>
        (float)value.AsNumber.ToDouble() is var number && float.IsFinite(number) ? number : reader.Failed<float>("the number is too large");

    private static BigInteger ReadInteger(HclValue value, HclValueReader reader) =>
        value.AsNumber.TryGetInteger(out var number) ? number : reader.Failed<BigInteger>("a whole number is required");

    private static HclValue WriteNumber(string text) => HclValue.Number(HclNumber.Parse(text));
}
