using Depot.Bake.Compose.Yaml;
using Depot.Bake.Files;

namespace Depot.Bake.Compose;

/// <summary>The name that a Compose file gives its project, which its own variables may use.</summary>
internal static class ComposeName
{
    /// <summary>The last <c>name</c> at the top of the file's documents; null when there is none, or the file cannot be read.</summary>
    public static string? Of(BakeFile file)
    {
        // Few files have a name; the others need not be read twice.
        var content = file.Content.Span;
        if (content is not ([0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]) && content.IndexOf("name:"u8) != 0 && content.IndexOf("\nname:"u8) < 0) return null;

        string? name = null;
        try
        {
            var documents = new YamlDocuments(content);
            while (documents.Next() is { } document) name = Of(document) ?? name;
        }
        catch (YamlException)
        {
            // Loading the file reports the error.
        }

        return name;
    }

    private static string? Of(YamlNode document) => (document as YamlMapping)?.Pairs
        .Where(static pair => pair.Key is YamlScalar { Value: "name" })
        .Select(static pair => (pair.Value as YamlScalar)?.Value)
        .LastOrDefault(static value => value is { Length: > 0 });
}
