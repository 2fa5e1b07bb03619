using System.Text;
using Depot.Actions.Text;

namespace Depot.Actions.Processes;

/// <summary>A command line for the log: one line, quoted for a shell, with probable secrets hidden.</summary>
public static class CommandLine
{
    /// <summary>The text. It contains no line break or escape sequence of an argument, so it cannot act as a workflow command.</summary>
    public static string Display(string program, IReadOnlyList<string> arguments) =>
        string.Join(' ', ShownArguments.Of(arguments).Select(Quote).Prepend(program));

    private static string Quote(string argument)
    {
        if (argument.Length > 0 && argument.All(c => char.IsLetterOrDigit(c) || "-_./:=,@%+#~…".Contains(c, StringComparison.Ordinal))) return argument;
        if (!argument.Any(char.IsControl)) return $"'{argument.Replace("'", @"'\''", StringComparison.Ordinal)}'";

        // bash's $'…' is the only form that can show control characters.
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
