using System.Globalization;
using System.Text;
using Hcl2.Syntax;

namespace Hcl2;

/// <summary>Writes values, paths and items as source text, in an order and style that do not vary.</summary>
public static class SyntaxText
{
    /// <summary>A value as an expression.</summary>
    /// <param name="value">Marks are not written; lists, sets and tuples look the same, and so do maps and objects.</param>
    /// <exception cref="ArgumentException">It contains an unknown value, a capsule, or an infinite number, which cannot be
    /// written.</exception>
    public static string Of(HclValue value)
    {
        if (!value.IsKnown) throw new ArgumentException("An unknown value has no text.", nameof(value));
        if (value.IsNull) return "null";
        return value.Type.Kind switch
        {
            HclTypeKind.Bool => value.AsBool ? "true" : "false",
            HclTypeKind.Number => Number(value.AsNumber.ToString()),
            HclTypeKind.String => Quoted(value.AsString),
            HclTypeKind.List or HclTypeKind.Set or HclTypeKind.Tuple => TupleOf(value.Elements.Select(Of)),
            HclTypeKind.Map or HclTypeKind.Object => ObjectOf(value.Entries.Select(static e => KeyValuePair.Create(e.Key, Of(e.Value)))),
            _ => throw new ArgumentException($"A value of type {value.Type} has no text.", nameof(value)),
        };
    }

    /// <summary>A path such as <c>a.b["c d"][0]</c> or <c>a[*].b</c>.</summary>
    public static string Of(Traversal traversal)
    {
        var text = new StringBuilder(traversal.RootName);
        foreach (var step in traversal.Steps)
        {
            if (step is AttributeStep attribute) text.Append('.').Append(attribute.Name);
            else if (step is SplatStep) text.Append("[*]");
            else if (step is IndexStep index) text.Append('[').Append(Of(index.Key)).Append(']');
        }

        return text.ToString();
    }

    /// <summary>Text in quotes, so that it means itself: markers of sequences doubled, what cannot be seen escaped.</summary>
    public static string Quoted(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        var runes = text.EnumerateRunes().ToArray();
        for (var at = 0; at < runes.Length; at++)
        {
            var opens = at + 1 < runes.Length && runes[at + 1].Value == '{';
            _ = runes[at].Value switch
            {
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '$' or '%' when opens => quoted.Append(runes[at]).Append(runes[at]),
                _ when IsPrintable(runes[at]) => quoted.Append(runes[at]),
                <= 0xFFFF => quoted.Append(CultureInfo.InvariantCulture, $"\\u{runes[at].Value:x4}"),
                _ => quoted.Append(CultureInfo.InvariantCulture, $"\\U{runes[at].Value:x8}"),
            };
        }

        return quoted.Append('"').ToString();
    }

    /// <summary><c>[a, b]</c></summary>
    /// <param name="items">Expressions as text.</param>
    public static string TupleOf(IEnumerable<string> items) => $"[{string.Join(", ", items)}]";

    /// <summary>An object with one item per line.</summary>
    /// <param name="items">Keys as they are, values as expressions.</param>
    public static string ObjectOf(IEnumerable<KeyValuePair<string, string>> items)
    {
        var lines = items.Select(static item => $"{Key(item.Key)} = {item.Value}\n").ToList();
        return lines.Count == 0 ? "{}" : $"{{\n{string.Concat(lines)}}}";
    }

    /// <summary><c>name(a, b)</c></summary>
    /// <param name="name">The function.</param>
    /// <param name="arguments">Expressions as text.</param>
    public static string Call(string name, IEnumerable<string> arguments) => $"{name}({string.Join(", ", arguments)})";

    /// <inheritdoc cref="Call(string, IEnumerable{string})"/>
    public static string Call(string name, params string[] arguments) => Call(name, arguments.AsEnumerable());

    /// <summary><c>name = expression</c>, with a newline.</summary>
    public static string Attribute(string name, string expression) => $"{name} = {expression}\n";

    /// <summary><c>type "label" { … }</c>, with a newline.</summary>
    /// <param name="type">The type.</param>
    /// <param name="labels">Labels as they are.</param>
    /// <param name="content">Items as text, each with its newline.</param>
    public static string Block(string type, IEnumerable<string> labels, string content = "") =>
        $"{string.Join(' ', labels.Select(Quoted).Prepend(type))} {{\n{content}}}\n";

    /// <summary>The key of an object item: bare when it is a name that means itself there.</summary>
    private static string Key(string key) => Identifier.IsValid(key) && key != "for" ? key : Quoted(key);

    private static string Number(string text) => char.IsAsciiDigit(text[^1])
        ? text
        : throw new ArgumentException("An infinite number has no text.", nameof(text));

    private static bool IsPrintable(Rune rune) => rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.SpaceSeparator);
}
