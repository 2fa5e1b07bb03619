using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Hcl2.Tests.Original;

/// <summary>Values, types, places, diagnostics and traversals in the form of the recorded answers.</summary>
internal static class AnswerText
{
    public static string Of(SourceSpan span) =>
        string.Create(CultureInfo.InvariantCulture, $"{span.Start.Line},{span.Start.Column},{span.Start.Offset}-{span.End.Line},{span.End.Column},{span.End.Offset}");

    public static JsonArray Of(IEnumerable<Diagnostic> diagnostics) =>
        [.. diagnostics.Select(static JsonNode (one) =>
            $"{(one.Severity == Severity.Warning ? "W" : "E")}|{one.Summary}|{one.Detail}|{Of(one.Subject)}|{Of(one.Context)}")];

    public static string Of(Traversal path)
    {
        var text = new StringBuilder();
        if (path.RootName.Length > 0) text.Append(path.RootName).Append('@').Append(Of(path.Source.Locate(path.RootSpan)));
        foreach (var step in path.Steps)
        {
            text.Append(step switch { AttributeStep named => "." + named.Name, IndexStep index => $"[{Of(index.Key)}]", _ => "[*]" });
            text.Append('@').Append(Of(path.Source.Locate(step.Span)));
        }

        return text.ToString();
    }

    public static string Of(IEnumerable<Traversal> paths) => string.Join(' ', paths.Select(Of));

    public static string Of(HclType type) => type.Kind switch
    {
        HclTypeKind.List => $"list({Of(type.ElementType)})",
        HclTypeKind.Set => $"set({Of(type.ElementType)})",
        HclTypeKind.Map => $"map({Of(type.ElementType)})",
        HclTypeKind.Tuple => $"tuple([{string.Join(',', type.Elements.Select(Of))}])",
        HclTypeKind.Object => $"object({{{string.Join(',', type.Attributes.Select(a => $"{Quoted(a.Key)}{(type.OptionalAttributes.Contains(a.Key) ? "?" : "")}:{Of(a.Value)}"))}}})",
        _ => type.ToString(),
    };

    public static string Of(HclValue value)
    {
        if (value.IsMarked) return $"mark[{string.Join(',', value.Marks.Select(static mark => $"{mark}").Order(StringComparer.Ordinal))}]({Of(value.Unmark())})";
        if (!value.IsKnown) return $"unk<{Of(value.Type)}>{{{Refinement(value)}}}";
        if (value.IsNull) return $"null<{Of(value.Type)}>";

        return value.Type.Kind switch
        {
            HclTypeKind.String => Quoted(value.AsString),
            HclTypeKind.Number => Number(value.AsNumber),
            HclTypeKind.Bool => value.AsBool ? "true" : "false",
            HclTypeKind.Map or HclTypeKind.Object =>
                $"{(value.Type.Kind == HclTypeKind.Object ? "obj" : Of(value.Type))}{{{string.Join(',', value.Entries.Select(static e => $"{Quoted(e.Key)}:{Of(e.Value)}"))}}}",
            HclTypeKind.List or HclTypeKind.Set or HclTypeKind.Tuple =>
                $"{(value.Type.Kind == HclTypeKind.Tuple ? "tuple" : Of(value.Type))}[{string.Join(',', value.Elements.Select(Of))}]",
            _ => $"other<{Of(value.Type)}>",
        };
    }

    public static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '"' or '\\') quoted.Append('\\').Append(rune.ToString());
            else if (rune.Value is < 0x20 or 0x7F or 0x85 or 0x2028 or 0x2029) quoted.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
            else quoted.Append(rune.ToString());
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>The text, or its length and hash where the recorded answers have no more of it.</summary>
    public static string Short(string text, bool isFull) =>
        isFull || Encoding.UTF8.GetByteCount(text) < 200 ? text : $"#{Encoding.UTF8.GetByteCount(text)}:{Hash(text):x8}";

    /// <summary>FNV-1a.</summary>
    public static uint Hash(string text) => Encoding.UTF8.GetBytes(text).Aggregate(2166136261, static (hash, octet) => unchecked((hash ^ octet) * 16777619));

    private static string Of(SourceSpan? span) => span is { } place ? Of(place) : "-";

    private static string Number(HclNumber number) => HclConvert.To(HclValue.Number(number), HclType.String).Value!.AsString;

    private static string Refinement(HclValue value)
    {
        var known = value.Refinement;
        string?[] parts =
        [
            known.NotNull ? "notnull" : null,
            value.Type == HclType.String && known.Prefix.Length > 0 ? $"prefix={Quoted(known.Prefix)}" : null,
            value.Type == HclType.Number && known.Minimum is { IsFinite: true } least ? $"min={Number(least)},{(known.MinimumInclusive ? "true" : "false")}" : null,
            value.Type == HclType.Number && known.Maximum is { IsFinite: true } most ? $"max={Number(most)},{(known.MaximumInclusive ? "true" : "false")}" : null,
            value.Type.IsCollection && known.MinimumLength != 0 ? $"minlen={known.MinimumLength}" : null,
            value.Type.IsCollection && known.MaximumLength is { } length ? $"maxlen={length}" : null,
        ];
        return string.Join(';', parts.OfType<string>());
    }
}
