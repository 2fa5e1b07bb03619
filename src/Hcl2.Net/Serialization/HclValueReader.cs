using System.Globalization;
using System.Text;

namespace Hcl2;

/// <summary>Collects errors while a value is read, and their position in the value.</summary>
public sealed class HclValueReader
{
    private readonly List<object> _path = [];
    private readonly List<(object[] Path, string Error)> _errors = [];

    internal HclValueReader()
    {
    }

    internal IReadOnlyList<(object[] Path, string Error)> Errors => _errors;

    /// <summary>Reports an error of the value that is read.</summary>
    /// <param name="error">What is required instead, such as <c>a whole number is required</c>, without full stop.</param>
    public void Fail(string error) => _errors.Add(([.. _path], error));

    /// <summary>Reads an element of a list, set or tuple.</summary>
    /// <param name="converter">Reads the element.</param>
    /// <param name="element">The element.</param>
    /// <param name="index">Its position, from 0.</param>
    public T? Element<T>(HclConverter<T> converter, HclValue element, int index) => Inside(converter, element, index);

    /// <summary>Reads an entry of a map or object.</summary>
    /// <param name="converter">Reads the value of the entry.</param>
    /// <param name="value">The value of the entry.</param>
    /// <param name="key">Its key.</param>
    public T? Entry<T>(HclConverter<T> converter, HclValue value, string key) => Inside(converter, value, key);

    /// <summary>Converts the value that is read to a type, as an assignment would; null, and an error, when it does not fit.</summary>
    public HclValue? Converted(HclValue value, HclType type)
    {
        var conversion = HclConvert.To(value, type);
        if (conversion.Succeeded) return conversion.Value;
        Fail(conversion.Error);
        return null;
    }

    internal T? Read<T>(HclConverter<T> converter, HclValue value)
    {
        var plain = value.Unmark();
        if (!plain.IsKnown) Fail("the value is not known");
        else if (plain.IsNull && !converter.AcceptsNull) Fail("the value must not be null");
        else return converter.Read(plain, this);
        return default;
    }

    /// <summary>A path as text, such as <c>[0].name</c>.</summary>
    internal static string Text(IEnumerable<object> path)
    {
        var text = new StringBuilder();
        foreach (var step in path)
        {
            if (step is string key) text.Append('.').Append(key);
            else text.Append(CultureInfo.InvariantCulture, $"[{step}]");
        }

        return text.ToString();
    }

    /// <summary>The expression of a part of a value; the innermost that is written out.</summary>
    internal static HclExpression At(HclExpression expression, IEnumerable<object> path)
    {
        foreach (var step in path)
        {
            var inner = step is int index ? expression.AsList()?.ElementAtOrDefault(index)
                : expression.AsMap()?.LastOrDefault(entry => Key(entry.Key) == (string)step).Value;
            if (inner is null) break;
            expression = inner;
        }

        return expression;
    }

    private static string? Key(HclExpression key) =>
        key.Evaluate(null, []) is { IsKnown: true, IsNull: false, Type.Kind: HclTypeKind.String } text ? text.AsString : null;

    private T? Inside<T>(HclConverter<T> converter, HclValue value, object step)
    {
        _path.Add(step);
        var result = Read(converter, value);
        _path.RemoveAt(_path.Count - 1);
        return result;
    }
}
