using Hcl2.Syntax;

namespace Hcl2.Editing;

/// <summary>Text that an edit is given: checked before it gets into a file.</summary>
internal static class Fragment
{
    /// <summary>An expression as it can stand behind <c>=</c>, in parentheses when a line would end it too early.</summary>
    /// <param name="text">What was given.</param>
    /// <param name="isFollowed">Whether something stands behind it in its line: a heredoc needs the line for itself.</param>
    /// <exception cref="ArgumentException">It is no expression, or more than one.</exception>
    public static string Expression(string text, bool isFollowed)
    {
        ArgumentNullException.ThrowIfNull(text);
        // A heredoc ends with its line.
        var source = SourceText.From("expression", text.Contains("<<", StringComparison.Ordinal) ? text + "\n" : text);
        var parsed = SyntaxTree.ParseExpression(source);
        Require(parsed.Diagnostics, text, "an expression");
        var tokens = SyntaxTree.Tokens(source).Where(static token => token.Kind is not (TokenKind.Newline or TokenKind.EndOfFile)).ToArray();
        if (tokens[0].Kind == TokenKind.Comment || tokens[^1].Kind == TokenKind.Comment)
            throw new ArgumentException($"\"{text}\" is more than an expression: it begins or ends with a comment. Put comments inside brackets of the expression.", nameof(text));

        var own = source.Text(new(tokens[0].Start, tokens[^1].End));
        if (tokens[^1].Kind == TokenKind.CloseHeredoc) return isFollowed ? $"({own}\n)" : own;
        return IsAttribute($"x = {own}\n") ? own : $"({own})";
    }

    /// <summary>Attributes and blocks, with a newline at the end.</summary>
    /// <exception cref="ArgumentException">They have a syntax error.</exception>
    public static string Items(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = text.Length == 0 || text.EndsWith('\n') ? text : text + "\n";
        Require(SyntaxTree.Parse(SourceText.From("items", lines)).Diagnostics, text, "a list of attributes and blocks");
        return lines;
    }

    /// <summary>A name of an attribute, a block or a variable.</summary>
    /// <exception cref="ArgumentException">It is none.</exception>
    public static string Name(string text) => Identifier.IsValid(text)
        ? text
        : throw new ArgumentException($"\"{text}\" is not a name: a letter or \"_\" is required, and then letters, digits, \"_\" and \"-\".", nameof(text));

    /// <summary>A path of names.</summary>
    /// <exception cref="ArgumentException">It is empty, a part is no name, or it starts with a word that is no variable.</exception>
    public static IReadOnlyList<string> Path(IReadOnlyList<string> names)
    {
        if (names.Count == 0) throw new ArgumentException("A path needs at least one name.", nameof(names));
        if (names[0] is "true" or "false" or "null" or "for") throw new ArgumentException($"\"{names[0]}\" is a keyword and cannot be a variable.", nameof(names));
        foreach (var name in names) Name(name);
        return names;
    }

    /// <summary>Whether an expression is only complete with the newline behind it, as one is that ends in a heredoc.</summary>
    public static bool NeedsNewline(string expression) => SyntaxTree.Parse(SourceText.From("", "x = " + expression)).Diagnostics.HasErrors;

    private static bool IsAttribute(string line)
    {
        var tree = SyntaxTree.Parse(SourceText.From("", line));
        return !tree.Diagnostics.HasErrors && tree.Root.Items is [AttributeSyntax attribute] && attribute.Span.End == tree.Source.Length - 1;
    }

    private static void Require(DiagnosticBag diagnostics, string text, string what)
    {
        if (diagnostics.FirstOrDefault(static diagnostic => diagnostic.Severity == Severity.Error) is { } error)
            throw new ArgumentException($"\"{text}\" is not {what}: {error}", nameof(text));
    }
}
