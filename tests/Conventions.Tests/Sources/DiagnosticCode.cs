namespace Conventions.Sources;

/// <summary>A place where a diagnostic gets its code.</summary>
/// <param name="Code">Such as <c>HCL1001</c>.</param>
/// <param name="File">The source file, from the root of the repository.</param>
/// <param name="Texts">The strings behind the code: mostly summary and detail, with an ellipsis for what is filled in.</param>
internal sealed record DiagnosticCode(string Code, string File, IReadOnlyList<string> Texts)
{
    private static readonly string[] Prefixes = ["HCL", "BAKE"];

    /// <summary>Every place in src, by file and place.</summary>
    public static IReadOnlyList<DiagnosticCode> All { get; } =
        [.. Repository.Files("src", "*.cs").SelectMany(file => In(file, Repository.Read(file)))];

    /// <summary>The longest part of a sentence that is always the same.</summary>
    public string Signature => Texts.SelectMany(text => text.Split([$"{StringLiterals.Hole}", ". ", "\n"], StringSplitOptions.None)).MaxBy(piece => piece.Length)?.Trim() ?? "";

    /// <summary>
    /// Whether a line has summary and detail, with anything for what is filled in. A summary that many lines share may be elsewhere in
    /// the file, and a string that is alone is one of the two: a method adds the other.
    /// </summary>
    public bool IsWholeIn(IReadOnlyList<string> lines) => Texts.Count == 1
        ? Occurs(Texts[0], lines)
        : Texts.Count > 1 && Occurs($"{Texts[0]}; ", lines) && Texts.Skip(1).Any(detail => Occurs(detail, lines));

    private static bool Occurs(string text, IReadOnlyList<string> lines)
    {
        var pieces = Pieces(text);
        return lines.Any(line => HasInOrder(line, pieces));
    }

    private static IReadOnlyList<string> Pieces(string text) =>
        [.. text.Replace("\\n", " ", StringComparison.Ordinal).Replace('\n', ' ').Replace("\\", "", StringComparison.Ordinal).Split(StringLiterals.Hole).Where(piece => piece.Trim().Length > 0)];

    private static bool HasInOrder(string line, IReadOnlyList<string> pieces)
    {
        var at = 0;
        foreach (var piece in pieces)
        {
            at = line.IndexOf(piece, at, StringComparison.Ordinal);
            if (at < 0) return false;
            at += piece.Length;
        }

        return true;
    }

    private static IEnumerable<DiagnosticCode> In(string file, string code)
    {
        for (var at = 0; (at = code.IndexOf('"', at)) >= 0; at++)
        {
            var end = code.IndexOf('"', at + 1);
            if (end < 0) yield break;
            // A code that something is compared with is no argument.
            var isArgument = end + 1 < code.Length && code[end + 1] == ',';
            if (isArgument && IsCode(code[(at + 1)..end])) yield return new(code[(at + 1)..end], file, StringLiterals.From(code, end + 1));
        }
    }

    private static bool IsCode(string text) =>
        Prefixes.Any(prefix => text.StartsWith(prefix, StringComparison.Ordinal) && text.Length == prefix.Length + 4 && text[prefix.Length..].All(char.IsAsciiDigit));
}
