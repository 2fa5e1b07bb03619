using System.Text;
using System.Text.Json;
using Hcl2;

namespace Depot.Bake.Evaluation;

/// <summary>JSON as values of a given type.</summary>
internal static class TypedJson
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 500, AllowMultipleValues = true };

    /// <summary>Reads a string.</summary>
    /// <exception cref="FormatException">It is no JSON, not of the type, or has an escape that is half a character.</exception>
    public static HclValue Read(string text, HclType type)
    {
        try
        {
            // What follows the value is not looked at.
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text), Options);
            using var document = JsonDocument.ParseValue(ref reader);
            return Value(document.RootElement, type);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // The CLI reads token by token, so that a wrong first one is reported before what is broken behind it.
            if (text.AsSpan().TrimStart() is ['{' or '[', ..] start && WrongStart(start[0], type) is { } mismatch) throw new FormatException(mismatch, broken);
            throw new FormatException(Broken(StandardFunctions.All(FunctionDialect.Depot)["jsondecode"].Call([HclValue.String(text)]).Error ?? broken.Message, type), broken);
        }
    }

    // The CLI reads what is inside of the outermost value piece by piece, and says which piece is broken.
    private static string Broken(string reason, HclType type)
    {
        var collection = type.Kind switch
        {
            HclTypeKind.List => "list",
            HclTypeKind.Set => "set",
            HclTypeKind.Tuple => "tuple",
            HclTypeKind.Map => "map",
            HclTypeKind.Object => "object",
            _ => null,
        };
        if (collection is null) return reason;
        if (reason is "EOF" or "unexpected EOF" or "unexpected end of JSON input") return "EOF";

        var isKey = reason.EndsWith("object key string", StringComparison.Ordinal);
        return $"failed to read {collection} {(isKey ? "key" : "value")}: {reason}";
    }

    private static string? WrongStart(char start, HclType type) => type.Kind switch
    {
        HclTypeKind.String or HclTypeKind.Number or HclTypeKind.Bool => $"{type.FriendlyName} is required",
        HclTypeKind.List or HclTypeKind.Set or HclTypeKind.Tuple => start == '[' ? null : "missing expected [",
        HclTypeKind.Map or HclTypeKind.Object => start == '{' ? null : "missing expected {",
        _ => null,
    };

    private static HclValue Value(JsonElement json, HclType type)
    {
        if (json.ValueKind == JsonValueKind.Null) return HclValue.Null(type.WithoutOptional());
        if (type.IsDynamic) return Described(json);
        return type.Kind switch
        {
            HclTypeKind.List => HclValue.List(type.ElementType.WithoutOptional(), Elements(json, type)),
            HclTypeKind.Set => HclValue.Set(type.ElementType.WithoutOptional(), Elements(json, type)),
            HclTypeKind.Map => HclValue.Map(type.ElementType.WithoutOptional(),
                Properties(json).Select(property => KeyValuePair.Create(property.Name, Value(property.Value, type.ElementType)))),
            HclTypeKind.Tuple => Tuple(json, type),
            HclTypeKind.Object => Object(json, type),
            _ => Primitive(json, type),
        };
    }

    // Text is taken for any of the primitive types and any of them as text, as a conversion would.
    private static HclValue Primitive(JsonElement json, HclType type)
    {
        if (json.ValueKind == JsonValueKind.Number && type == HclType.String) return HclValue.String(json.GetRawText());

        var value = json.ValueKind switch
        {
            JsonValueKind.String => HclValue.String(json.GetString()!),
            JsonValueKind.Number => HclValue.Number(HclNumber.Parse(json.GetRawText())),
            JsonValueKind.True => HclValue.True,
            JsonValueKind.False => HclValue.False,
            _ => HclValue.NullDynamic,
        };
        if (value.IsNull || (value.Type != HclType.String && type != HclType.String && value.Type != type)) throw new FormatException($"{type.FriendlyName} is required");

        var conversion = HclConvert.To(value, type);
        return conversion.Value ?? throw new FormatException(conversion.Error);
    }

    private static IEnumerable<HclValue> Elements(JsonElement json, HclType type) =>
        Array(json).Select(element => Value(element, type.ElementType));

    private static HclValue Tuple(JsonElement json, HclType type)
    {
        var given = Array(json);
        HclValue[] elements = [.. given.Zip(type.Elements, Value)];
        return given.Length == type.Elements.Count
            ? HclValue.Tuple(elements)
            : throw new FormatException($"{(given.Length < type.Elements.Count ? "not enough" : "too many")} tuple elements (need {type.Elements.Count})");
    }

    private static HclValue Object(JsonElement json, HclType type)
    {
        var given = new Dictionary<string, HclValue>(StringComparer.Ordinal);
        foreach (var property in Properties(json))
        {
            if (!type.Attributes.TryGetValue(property.Name, out var attribute)) throw new FormatException($"unsupported attribute \"{property.Name}\"");
            given[property.Name] = Value(property.Value, attribute);
        }

        foreach (var (name, attribute) in type.Attributes)
        {
            if (given.ContainsKey(name)) continue;
            given[name] = HclValue.Null(attribute.WithoutOptional());
        }

        return HclValue.Object(given);
    }

    // Where any type will do, the text must say which it is.
    private static HclValue Described(JsonElement json)
    {
        JsonElement? type = null, value = null;
        foreach (var property in Properties(json))
        {
            if (property.Name == "type") type = property.Value;
            else if (property.Name == "value") value = property.Value;
            else throw new FormatException($"invalid key \"{property.Name}\" in dynamically-typed value");
        }

        if (type is not { } given) throw new FormatException("missing type in dynamically-typed value");
        return value is { } described ? Value(described, Type(given)) : throw new FormatException("missing value in dynamically-typed value");
    }

    private static HclType Type(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.String)
        {
            return json.GetString() switch
            {
                "string" => HclType.String,
                "number" => HclType.Number,
                "bool" => HclType.Bool,
                "dynamic" => HclType.Dynamic,
                var other => throw new FormatException($"failed to decode type for dynamic value: invalid primitive type name \"{other}\""),
            };
        }

        return Array(json) is [{ ValueKind: JsonValueKind.String } kind, var of]
            ? kind.GetString() switch
            {
                "list" => HclType.List(Type(of)),
                "set" => HclType.Set(Type(of)),
                "map" => HclType.Map(Type(of)),
                "tuple" => HclType.Tuple(Array(of).Select(Type)),
                "object" => HclType.Object(Properties(of).Select(static property => KeyValuePair.Create(property.Name, Type(property.Value)))),
                var other => throw new FormatException($"invalid type {other}"),
            }
            : throw new FormatException("invalid complex type description");
    }

    private static JsonElement[] Array(JsonElement json) =>
        json.ValueKind == JsonValueKind.Array ? [.. json.EnumerateArray()] : throw new FormatException("missing expected [");

    private static JsonElement.ObjectEnumerator Properties(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object ? json.EnumerateObject() : throw new FormatException("missing expected {");
}
