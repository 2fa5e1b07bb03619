
namespace Depot.Bake.Compose.Values;

/// <summary>Commands in one string, as go-shellwords 1.0 splits them.</summary>
internal static class ComposeCommand
{
    private const string Invalid = "invalid command line string";

    /// <summary>The error message of Go for a string; null when it can be split.</summary>
    public static string? Fault(string text)
    {
        var (isEscaped, single, twofold, back, parenthesis) = (false, false, false, false, false);
        for (var i = 0; i < text.Length; i++)
        {
            if (isEscaped)
            {
                isEscaped = false;
                continue;
            }

            switch (text[i])
            {
                case '\\':
                    isEscaped = !single;
                    break;
                case '`' when !single && !twofold && !parenthesis:
                    back = !back;
                    break;
                // This also opens, because the library does not check it.
                case ')' when !single && !twofold && !back:
                    parenthesis = !parenthesis;
                    break;
                case '(' when !single && !twofold && !back:
                    if (parenthesis || i == 0 || text[i - 1] != '$') return Invalid;
                    parenthesis = true;
                    break;
                case '"' when !single && !parenthesis:
                    twofold = !twofold;
                    break;
                case '\'' when !twofold && !parenthesis:
                    single = !single;
                    break;
                // Only the first of several commands is read.
                case ';' or '&' or '|' or '<' or '>' when !(single || twofold || back || parenthesis):
                    return null;
            }
        }

        return isEscaped || single || twofold || back || parenthesis ? Invalid : null;
    }
}
