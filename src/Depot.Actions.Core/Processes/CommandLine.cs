using System.Text;
using Depot.Actions.Text;

namespace Depot.Actions.Processes;

/// <summary>A command line as people read it in a log: one line, quoted for a shell, without what looks like a secret.</summary>
public static class CommandLine
{
    /// <summary>The text. No line break or escape of an argument survives in it, so it cannot act as a command of the runner.</summary>
    public static string Display(string program, IReadOnlyList<string> arguments) =>
        string.Join(' ', ShownArguments.Of(arguments).Select(Quote).Prepend(program));

    private static string Quote(string argument)
    {
        if (argument.Length > 0 && argument.All(c => char.IsLetterOrDigit(c) || "-_./:=,@%+#~…".Contains(c, StringComparison.Ordinal))) return argument;
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
