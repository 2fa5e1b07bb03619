using System.Globalization;
using System.Text;
using Depot.Bake.Compose.Yaml;
using static Depot.Fuzz.PropertyException;

namespace Depot.Fuzz;

/// <summary>The reader of YAML below Compose files.</summary>
internal static class YamlProperties
{
    private const int MostNodes = 5_000;

    /// <summary>Any bytes are documents or an error with a message and a place; what was read is read again as it was, and in UTF-16 too.</summary>
    public static void Check(byte[] input)
    {
        if (Documents(input) is not { } read) return;

        try
        {
            foreach (var document in read) YamlTree.Read(document, new());
        }
        catch (YamlException wrong)
        {
            HasWords(wrong);
        }

        foreach (var document in read.Where(document => document is not YamlAlias))
        {
            if (Written(document) is { } text) Holds(Documents(Encoding.UTF8.GetBytes(text)) is [var again] && Written(again) == text, "what was read, written with quotes, is read as it was");
        }

        // A byte order mark says which encoding follows; the text is the same.
        if (!IsUtf8(input) || input.AsSpan().StartsWith("\uFEFF"u8)) return;
        byte[] wide = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(input))];
        Holds(Documents(wide) is { } other && other.Select(Written).SequenceEqual(read.Select(Written)), "UTF-16 is read as UTF-8 is");
    }

    private static List<YamlNode>? Documents(byte[] input)
    {
        var nodes = new List<YamlNode>();
        try
        {
            var documents = new YamlDocuments(input);
            while (documents.Next() is { } document) nodes.Add(document);
            return nodes;
        }
        catch (YamlException wrong)
        {
            HasWords(wrong);
            return null;
        }
    }

    private static void HasWords(YamlException wrong) => Holds(wrong.Message.Length > 0 && wrong.Line >= 0, "an error has words and a place");

    // In brackets and quotes, which no indentation can change. Null where aliases make it long or a circle.
    private static string? Written(YamlNode root)
    {
        var text = new StringBuilder();
        var left = MostNodes;
        return Write(root, 0) ? text.ToString() : null;

        bool Write(YamlNode node, int depth)
        {
            if (--left < 0 || depth > YamlDocuments.MaxDepth) return false;
            switch (node)
            {
                case YamlAlias alias: return Write(alias.Target, depth);
                case YamlScalar scalar:
                    Quote(scalar.Value);
                    return true;
                case YamlSequence sequence:
                    text.Append('[');
                    foreach (var item in sequence.Items)
                    {
                        if (!Write(item, depth + 1)) return false;
                        text.Append(", ");
                    }

                    text.Append(']');
                    return true;
                default:
                    text.Append('{');
                    foreach (var (key, value) in ((YamlMapping)node).Pairs)
                    {
                        text.Append("? ");
                        if (!Write(key, depth + 1)) return false;
                        text.Append(" : ");
                        if (!Write(value, depth + 1)) return false;
                        text.Append(", ");
                    }

                    text.Append('}');
                    return true;
            }
        }

        void Quote(string value)
        {
            text.Append('"');
            foreach (var rune in value.EnumerateRunes())
            {
                if (rune.Value is >= ' ' and < 0x7F and not ('"' or '\\')) text.Append((char)rune.Value);
                else text.Append("\\U").Append(rune.Value.ToString("X8", CultureInfo.InvariantCulture));
            }

            text.Append('"');
        }
    }

    private static bool IsUtf8(byte[] input)
    {
        try
        {
            new UTF8Encoding(false, throwOnInvalidBytes: true).GetCharCount(input);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
