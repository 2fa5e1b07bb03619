namespace Depot.Actions.Causes;

/// <summary>A file, a line and perhaps a column, as tools write them before a message.</summary>
/// <param name="Length">Characters that it takes; 0 when there is none.</param>
/// <param name="HasColumn">Whether it has a column.</param>
internal readonly record struct FilePosition(int Length, bool HasColumn)
{
    private const int Longest = 300;

    /// <summary>Reads one at the start of a string.</summary>
    public static FilePosition Parse(ReadOnlySpan<char> text)
    {
        if (text.Length > Longest) text = text[..Longest];
        // A space can precede a position in brackets: `main.js (2:6): `.
        var end = text.IndexOf(' ');
        var word = end < 0 ? text : text[..end];
        var name = NameEnd(word);
        if (name > 0) return Numbers(text, name);
        if (end > 0 && IsFile(word) && end + 2 < text.Length && text[end + 1] == '(' && char.IsAsciiDigit(text[end + 2])) return Numbers(text, end + 1);
        return default;
    }

    /// <summary>Whether a line is a path and nothing else.</summary>
    public static bool IsPath(string line) => line.Trim() is var path && path.Length is > 0 and < Longest && !path.Contains(' ', StringComparison.Ordinal) && IsFile(path);

    // The end of the name, where the numbers begin: at `:3`, `(3`, `:[3`.
    private static int NameEnd(ReadOnlySpan<char> word)
    {
        for (var at = 1; at + 1 < word.Length; at++)
        {
            var isNumber = char.IsAsciiDigit(word[at + 1]) || (word[at + 1] == '[' && at + 2 < word.Length && char.IsAsciiDigit(word[at + 2]));
            if (word[at] is ':' or '(' && isNumber) return IsFile(word[..at]) ? at : 0;
        }

        return 0;
    }

    // A path, or a name with an extension; never a URL.
    private static bool IsFile(ReadOnlySpan<char> name)
    {
        if (name.Contains("://", StringComparison.Ordinal) && !name.StartsWith("file://", StringComparison.Ordinal)) return false;
        if (name.IndexOf('(') >= 0) return false;
        var hasLetter = name.IndexOfAnyInRange('A', 'z') >= 0;
        return hasLetter && (name.IndexOfAny('/', '\\') >= 0 || (name.LastIndexOf('.') is var dot and > 0 && dot < name.Length - 1 && char.IsAsciiLetter(name[dot + 1])));
    }

    private static FilePosition Numbers(ReadOnlySpan<char> text, int at)
    {
        var numbers = 0;
        var inNumber = false;
        for (; at < text.Length; at++)
        {
            var c = text[at];
            if (char.IsAsciiDigit(c))
            {
                if (!inNumber) numbers++;
                inNumber = true;
                continue;
            }

            inNumber = false;
            if (c is not (':' or '(' or ')' or '[' or ']' or ',' or '.' or '-')) break;
        }

        return at == text.Length || text[at] == ' ' || text[at - 1] is ':' ? new(at, numbers > 1) : default;
    }
}
