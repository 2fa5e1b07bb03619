using System.Text.RegularExpressions;

namespace Hcl2.Tests.Original;

/// <summary>Takes out of an answer what differs on purpose.</summary>
internal static partial class Erasing
{
    public static string All(string text) => "";

    public static string WhiteSpace(string text) => string.Concat(text.Where(static unit => !char.IsWhiteSpace(unit)));

    public static string Prefixes(string text) => Prefix().Replace(text, "");

    public static string Columns(string text) => Column().Replace(text, "$1,?,$2");

    /// <summary>Where contexts end, and where arguments are missing.</summary>
    public static string EndsOfCalls(string text) => MissingAtEnd().Replace(EndOfContext().Replace(text, ""), "$1");

    public static string FirstOfSeveral(string text) => Several().Replace(text, "");

    public static string MissingArguments(string text) =>
        string.Join('\n', text.Split('\n').Where(static line => !line.StartsWith("E|Missing required argument|", StringComparison.Ordinal)));

    public static string PlacesOfMissingBlocks(string text) => MissingBlock().Replace(text, "$1");

    /// <summary><c>mark[a](unk&lt;…&gt;{…})</c> without the mark.</summary>
    public static string MarksOfUnknowns(string text)
    {
        const string Open = "mark[";
        for (var at = text.IndexOf(Open, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Open, at + 1, StringComparison.Ordinal))
        {
            var inside = text.IndexOf("](", at, StringComparison.Ordinal) + 2;
            if (string.CompareOrdinal(text, inside, "unk<", 0, 4) != 0) continue;
            var end = Closing(text, inside);
            text = text[..at] + text[inside..end] + text[(end + 1)..];
        }

        return text;
    }

    /// <summary><c>map(map(T))</c> as <c>map(T)</c>, however deep.</summary>
    public static string MapLevels(string text)
    {
        const string Levels = "map(map(";
        for (var at = text.IndexOf(Levels, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Levels, StringComparison.Ordinal))
        {
            var end = Closing(text, at + 4);
            text = text[..at] + text[(at + 4)..end] + text[(end + 1)..];
        }

        return text;
    }

    /// <summary>Where the parenthesis closes that is open at a position; strings in quotes do not count.</summary>
    private static int Closing(string text, int at)
    {
        var isQuoted = false;
        for (var depth = 1; ; at++)
        {
            if (isQuoted && text[at] == '\\') at++;
            else if (text[at] == '"') isQuoted = !isQuoted;
            else if (!isQuoted && text[at] == '(') depth++;
            else if (!isQuoted && text[at] == ')' && --depth == 0) return at;
        }
    }

    [GeneratedRegex(""";prefix="([^"\\]|\\.)*"|\{prefix="([^"\\]|\\.)*";?""", RegexOptions.NonBacktracking)]
    private static partial Regex Prefix();

    [GeneratedRegex(@"(E\|(Missing|Insufficient) [^\n|]*\|[^\n|]*\|)[0-9,]+-[0-9,]+", RegexOptions.NonBacktracking)]
    private static partial Regex MissingBlock();

    [GeneratedRegex(@"([0-9]+),[0-9]+,([0-9]+)", RegexOptions.NonBacktracking)]
    private static partial Regex Column();

    [GeneratedRegex(@"-[0-9]+,[0-9]+,[0-9]+$", RegexOptions.NonBacktracking | RegexOptions.Multiline)]
    private static partial Regex EndOfContext();

    [GeneratedRegex(@"(E\|Not enough function arguments\|[^\n|]*\|)[^\n|]*", RegexOptions.NonBacktracking)]
    private static partial Regex MissingAtEnd();

    [GeneratedRegex(@"((element|attribute) ""[^""]*"": )[^|\n]*", RegexOptions.NonBacktracking)]
    private static partial Regex Several();
}
