using Hcl2;

namespace Depot.Bake.Evaluation;

/// <summary>
/// Converts values of expressions to the contents of attributes. All throw a <see cref="FormatException"/> whose message is the reason
/// alone.
/// </summary>
internal static class Conversions
{
    private static readonly HclType TextList = HclType.List(HclType.String);
    private static readonly HclType TextMap = HclType.Map(HclType.String);

    /// <summary>A string; null is none.</summary>
    public static string Text(HclValue value) => OptionalText(value) ?? throw Null();

    /// <summary>A string, or null.</summary>
    public static string? OptionalText(HclValue value)
    {
        var text = To(value, HclType.String);
        return text.IsNull ? null : Known(text).AsString;
    }

    /// <summary>A bool, or null.</summary>
    public static bool? OptionalFlag(HclValue value)
    {
        var flag = To(value, HclType.Bool);
        return flag.IsNull ? null : Known(flag).AsBool;
    }

    /// <summary>A list of strings, none of them null; or null.</summary>
    public static IReadOnlyList<string>? OptionalTexts(HclValue value)
    {
        if (WrittenTexts(value) is { } written) return written;

        var list = To(value, TextList);
        return list.IsNull ? null : Texts(Known(list).Elements);
    }

    /// <summary>A map of strings, some of which may be null; or null.</summary>
    public static IReadOnlyList<KeyValuePair<string, string?>>? OptionalTextMap(HclValue value)
    {
        var map = To(value, TextMap);
        return map.IsNull ? null : [.. Known(map).Entries.Select(static entry => KeyValuePair.Create(entry.Key, OptionalText(entry.Value)))];
    }

    /// <summary>A map of strings, none of them null; or null.</summary>
    public static IReadOnlyList<KeyValuePair<string, string?>>? OptionalFullTextMap(HclValue value)
    {
        var map = OptionalTextMap(value);
        return map is null || map.All(static entry => entry.Value is not null) ? map : throw Null();
    }

    // The usual case: a tuple of strings, which a conversion would only copy.
    private static string[]? WrittenTexts(HclValue value)
    {
        if (value is not { Type.Kind: HclTypeKind.Tuple, CanIterate: true, IsMarked: false }) return null;

        var texts = new string[value.Length];
        for (var i = 0; i < texts.Length; i++)
        {
            if (value.Elements[i] is not { Type.Kind: HclTypeKind.String, IsKnown: true, IsNull: false, IsMarked: false } text) return null;
            texts[i] = text.AsString;
        }

        return texts;
    }

    private static string[] Texts(IReadOnlyList<HclValue> elements)
    {
        var texts = new string[elements.Count];
        for (var i = 0; i < texts.Length; i++) texts[i] = Text(elements[i]);
        return texts;
    }

    /// <summary>The value converted to a type.</summary>
    public static HclValue To(HclValue value, HclType type)
    {
        var conversion = HclConvert.To(value, type);
        return conversion.Succeeded ? conversion.Value : throw new FormatException(conversion.Error);
    }

    /// <summary>The value, if it is known.</summary>
    public static HclValue Known(HclValue value) => value.IsKnown ? value : throw new UnknownValueException();

    /// <summary>The reason why null is invalid.</summary>
    public static FormatException Null() => new("null value is not allowed");
}
