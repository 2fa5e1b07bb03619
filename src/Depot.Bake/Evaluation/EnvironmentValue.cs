using Depot.Bake.Text;
using Hcl2;

namespace Depot.Bake.Evaluation;

/// <summary>Values of variables from the environment. All throw a <see cref="FormatException"/> whose message is the reason.</summary>
internal static class EnvironmentValue
{
    /// <summary>The value that a string in the environment means.</summary>
    /// <param name="name">Name of the variable, for messages.</param>
    /// <param name="given">The text, and whether it came from the variable for JSON.</param>
    /// <param name="type">The type the variable is declared with; null when there is none.</param>
    /// <param name="initial">Its default; null when there is none.</param>
    public static HclValue Of(string name, (string Text, bool IsJson) given, HclType? type, HclValue? initial)
    {
        if (type is null) return Untyped(name, given.Text, initial);
        if (given.IsJson) return Prefixed($"failed to convert variable {name} from JSON: ", () => TypedJson.Read(given.Text, type));
        if (type.Kind is HclTypeKind.List or HclTypeKind.Set or HclTypeKind.Tuple or HclTypeKind.Map)
            return Prefixed($"failed to convert variable {name} from CSV: ", () => Csv(name, given.Text, type));
        return type.IsPrimitive ? Primitive(name, given.Text, type) : throw Unsupported(type, name);
    }

    // Without a type it is the default that says what is meant.
    private static HclValue Untyped(string name, string text, HclValue? initial)
    {
        if (initial is null || initial.Type.IsDynamic) return HclValue.String(text);
        return initial.Type.IsPrimitive ? Primitive(name, text, initial.Type) : throw Unsupported(initial.Type, name);
    }

    private static HclValue Primitive(string name, string text, HclType type)
    {
        if (type == HclType.String) return HclValue.String(text);
        if (type == HclType.Bool)
            return GoBool.Parse(text) is { } truth ? HclValue.Bool(truth) : throw new FormatException($"failed to parse {name} as bool: {GoBool.Reason(text)}");
        if (type == HclType.Number)
            return Prefixed($"failed to parse {name} as number: ", () => HclValue.Number(HclNumber.FromDouble(Finite(GoFloat.Parse(text)))));
        throw new FormatException($"{name} of type {type.FriendlyName} is not a primitive");
    }

    private static double Finite(double number) => double.IsFinite(number) ? number : throw new FormatException("invalid number value");

    private static HclValue Csv(string name, string text, HclType type)
    {
        var fields = Prefixed($"failed to parse {text} as CSV: ", () => GoCsvValue.Read(text));
        var friendly = type.FriendlyName;
        switch (type.Kind)
        {
            case HclTypeKind.Tuple:
                if (fields.Count != type.Elements.Count)
                    throw new FormatException($"tuple {friendly} expects {type.Elements.Count} elements, got {fields.Count}");
                return HclValue.Tuple([.. fields.Select((field, i) => Prefixed($"failed to parse element {i} of type {friendly}: ", () => Primitive(name, field, type.Elements[i])))]);
            case HclTypeKind.Map:
                if (fields.Count % 2 != 0)
                    throw new FormatException($"map {friendly} expects an even number of elements (key-value pairs), got {fields.Count}");
                return HclValue.Map(type.ElementType, fields.Chunk(2).Select(pair => KeyValuePair.Create(pair[0],
                    Prefixed($"failed to parse value for key {pair[0]} of type {friendly}: ", () => Primitive(name, pair[1], type.ElementType)))));
            default:
                HclValue[] elements = [.. fields.Select(field => Prefixed($"failed to parse element of type {friendly}: ", () => Primitive(name, field, type.ElementType)))];
                return type.Kind == HclTypeKind.List ? HclValue.List(type.ElementType, elements) : HclValue.Set(type.ElementType, elements);
        }
    }

    private static FormatException Unsupported(HclType type, string name) => new($"unsupported type {type.FriendlyName} for variable {name}");

    private static T Prefixed<T>(string prefix, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (FormatException wrong)
        {
            throw new FormatException(prefix + wrong.Message, wrong);
        }
    }
}
