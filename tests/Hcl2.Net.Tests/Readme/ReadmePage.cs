using System.Reflection;

namespace Hcl2.Tests.Readme;

/// <summary>The README of the library, in the checkout these tests were built from.</summary>
internal static class ReadmePage
{
    public static string Root { get; } = Path.GetFullPath(
        typeof(ReadmePage).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == "Repository").Value!);

    private static string Text { get; } = File.ReadAllText(Path.Combine(Root, "src/Hcl2.Net/README.md")).ReplaceLineEndings("\n");

    /// <summary>The code blocks of a language, in order.</summary>
    public static IReadOnlyList<string> Blocks(string language) =>
        [.. Text.Split($"```{language}\n").Skip(1).Select(rest => rest[..rest.IndexOf("```", StringComparison.Ordinal)])];

    public static string Block(string language, int index) => Blocks(language)[index];

    /// <summary>Where the links lead.</summary>
    public static IReadOnlyList<string> Links() => [.. Text.Split("](").Skip(1).Select(rest => rest[..rest.IndexOf(')', StringComparison.Ordinal)])];

    /// <summary>The regions of a source file, in order, moved to the left margin.</summary>
    public static IReadOnlyList<string> Regions(string file) =>
        [.. File.ReadAllText(Path.Combine(Root, file)).ReplaceLineEndings("\n").Split("        #region ").Skip(1).Select(Region)];

    private static string Region(string text)
    {
        var lines = text[..text.IndexOf("        #endregion", StringComparison.Ordinal)].Split('\n').Skip(1);
        return string.Join('\n', lines.Select(line => line.StartsWith("        ", StringComparison.Ordinal) ? line[8..] : line));
    }
}
