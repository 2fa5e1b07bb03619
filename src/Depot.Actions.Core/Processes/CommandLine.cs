using System.Buffers;
using System.Text;

namespace Depot.Actions.Processes;

/// <summary>A command line as people read it in a log: one line, quoted for a shell, build arguments by name only.</summary>
public static class CommandLine
{
    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.");

    /// <summary>The text. No line break or escape of an argument survives in it, so it cannot act as a command of the runner.</summary>
    public static string Display(string program, IReadOnlyList<string> arguments)
    {
        var text = new StringBuilder(program);
        for (var at = 0; at < arguments.Count; at++)
        {
            var isBuildArgument = at > 0 && arguments[at - 1] == "--build-arg";
            text.Append(' ').Append(isBuildArgument ? NameOnly(arguments[at]) : Quote(arguments[at]));
        }

        return text.ToString();
    }

    // `NAME: value` is a mistake that the CLI takes for a name, and its value may be secret all the same.
    private static string NameOnly(string argument)
    {
        var (equals, end) = (argument.IndexOf('='), argument.AsSpan().IndexOfAnyExcept(NameCharacters));
        if (end < 0) return argument;
        return equals >= 0 && !argument[..equals].Contains(':', StringComparison.Ordinal) ? Quote(argument[..equals]) + "=…" : argument[..end] + "…";
    }

    private static string Quote(string argument)
    {
        if (argument.Length > 0 && argument.All(c => char.IsLetterOrDigit(c) || "-_./:=,@%+#~".Contains(c, StringComparison.Ordinal))) return argument;
        if (!argument.Any(char.IsControl)) return $"'{argument.Replace("'", @"'\''", StringComparison.Ordinal)}'";

        // bash's $'…' is the one form that can show control characters.
        var text = new StringBuilder("$'");
        foreach (var c in argument)
        {
            text.Append(c switch
            {
                '\n' => @"\n",
                '\r' => @"\r",
                '\t' => @"\t",
                '\\' => @"\\",
                '\'' => @"\'",
                _ when char.IsControl(c) => $"\\x{(int)c:x2}",
                _ => c.ToString(),
            });
        }

        return text.Append('\'').ToString();
    }
}
