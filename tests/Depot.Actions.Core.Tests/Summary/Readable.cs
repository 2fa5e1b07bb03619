using System.Text;

namespace Depot.Actions.Tests.Summary;

/// <summary>The part of a page that a Markdown renderer reads as markup: everything but fences and code spans.</summary>
internal static class Readable
{
    /// <summary>What that part may consist of when all the rest is shown and not read: our own sentences, tables, headings and details.</summary>
    public const string OurWords = """\A(?:</?details>|<summary>[A-Za-z0-9 ]+</summary>|\[(?:Build on Depot)?\]\(<https?://[^<>\s]*>\)|[A-Za-z0-9 .,:;()%|#✅❌⏹️…\u00A0\n-])*\z""";

    /// <summary>What a line of a chart may be: nothing that Mermaid reads as more than a label.</summary>
    public const string OurChart =
        """\A(?:%%\{init: \{"gantt": \{"leftPadding": [0-9]+\}\}\}%%|gantt|    dateFormat HH:mm:ss\.SSS|    axisFormat %M:%S|    tickInterval [0-9]+[a-z]+|    section [^:;#%{}<>"'`]+|    [0-9]+ [^:;#%{}<>"'`]+ :(?:crit, |done, |active, )?[0-9:.]{12}, [0-9]+ms)\z""";

    /// <summary>The lines of the charts of a page.</summary>
    public static IEnumerable<string> Charts(string page)
    {
        var inside = false;
        foreach (var line in page.Split('\n'))
        {
            if (inside && line.StartsWith("```", StringComparison.Ordinal)) inside = false;
            else if (inside) yield return line;
            else inside = line == "```mermaid";
        }
    }

    /// <summary>Takes them out as CommonMark says (0.31, sections 4.5 and 6.1).</summary>
    public static string Of(string page)
    {
        var rest = new StringBuilder();
        var lines = page.Split('\n');
        for (var at = 0; at < lines.Length; at++)
        {
            var ticks = Run(lines[at], 0);
            if (ticks >= 3 && !lines[at][ticks..].Contains('`', StringComparison.Ordinal))
            {
                while (++at < lines.Length && !(Run(lines[at], 0) >= ticks && lines[at].Trim('`').Length == 0)) continue;
            }
            else
            {
                rest.Append(WithoutSpans(lines[at])).Append('\n');
            }
        }

        return rest.ToString();
    }

    private static string WithoutSpans(string line)
    {
        var rest = new StringBuilder();
        for (var at = 0; at < line.Length;)
        {
            var ticks = Run(line, at);
            var end = ticks == 0 ? -1 : End(line, at + ticks, ticks);
            if (end < 0)
            {
                // A run that nothing closes is text of its own; it must not be there.
                rest.Append(ticks == 0 ? line[at] : '`');
                at += Math.Max(1, ticks);
            }
            else
            {
                at = end;
            }
        }

        return rest.ToString();
    }

    private static int End(string line, int from, int ticks)
    {
        for (var at = from; at < line.Length;)
        {
            var run = Run(line, at);
            if (run == ticks) return at + run;
            at += Math.Max(1, run);
        }

        return -1;
    }

    private static int Run(string line, int at)
    {
        var end = at;
        while (end < line.Length && line[end] == '`') end++;
        return end - at;
    }
}
