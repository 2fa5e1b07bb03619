using System.Globalization;
using System.Text;
using Hcl2.Values;

namespace Hcl2.Functions;

/// <summary>Values as JSON: no white space, keys in order, numbers in plain decimal, safe inside HTML.</summary>
internal static class JsonWriter
{
    public static FunctionResult Write(HclValue value)
    {
        var json = new StringBuilder();
        return TryWrite(value, json) ? HclValue.String(json.ToString()) : FunctionResult.Failed("cannot serialize infinity as JSON");
    }

    /// <summary>A string as JSON, quotes included.</summary>
    public static void WriteString(string text, StringBuilder json)
    {
        json.Append('"');
        foreach (var unit in text) WriteUnit(unit, json);
        json.Append('"');
    }

    /// <summary>False when there is an infinity, which JSON does not have.</summary>
    public static bool TryWrite(HclValue value, StringBuilder json)
    {
        if (value.IsNull) json.Append("null");
        else if (value.Type.Kind == HclTypeKind.String) WriteString(value.AsString, json);
        else if (value.Type.Kind == HclTypeKind.Bool) json.Append(value.AsBool ? "true" : "false");
        else if (value.Type.Kind == HclTypeKind.Number) return TryWriteNumber(value.AsNumber, json);
        else if (value.Type.Kind is HclTypeKind.Map or HclTypeKind.Object) return TryWriteEntries(value.Entries, json);
        else if (value.CanIterate) return TryWriteElements(value.Elements, json);
        else json.Append("{}");
        return true;
    }

    private static bool TryWriteNumber(HclNumber number, StringBuilder json)
    {
        json.Append(number.ToString());
        return number.IsFinite;
    }

    private static bool TryWriteElements(IReadOnlyList<HclValue> elements, StringBuilder json)
    {
        json.Append('[');
        for (var i = 0; i < elements.Count; i++)
        {
            if (i > 0) json.Append(',');
            if (!TryWrite(elements[i], json)) return false;
        }

        json.Append(']');
        return true;
    }

    private static bool TryWriteEntries(KeyTable<HclValue> entries, StringBuilder json)
    {
        json.Append('{');
        for (var i = 0; i < entries.Count; i++)
        {
            if (i > 0) json.Append(',');
            WriteString(entries.Keys[i], json);
            json.Append(':');
            if (!TryWrite(entries.Values[i], json)) return false;
        }

        json.Append('}');
        return true;
    }

    private static void WriteUnit(char unit, StringBuilder json)
    {
        if (unit is '"' or '\\') json.Append('\\').Append(unit);
        else if (unit == '\n') json.Append("\\n");
        else if (unit == '\r') json.Append("\\r");
        else if (unit == '\t') json.Append("\\t");
        else if (unit is < ' ' or '<' or '>' or '&' or '\u2028' or '\u2029') json.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
        else json.Append(unit);
    }
}
