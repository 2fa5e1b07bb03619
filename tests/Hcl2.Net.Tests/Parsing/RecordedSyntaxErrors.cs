using System.Text.Json;

namespace Hcl2.Tests.Parsing;

/// <summary>Files that are wrong, and the line the original printed for each.</summary>
internal static class RecordedSyntaxErrors
{
    private const string Arrow = "   =>   ";

    public static IReadOnlyDictionary<string, string> All { get; } = TestData.Lines("syntax-errors.txt")
        .Where(static line => !line.StartsWith('#'))
        .Select(static line => line.Split(Arrow))
        .ToDictionary(static parts => Json(parts[0]), static parts => Json(parts[1]));

    private static string Json(string text) => JsonSerializer.Deserialize<string>(text)!;
}
