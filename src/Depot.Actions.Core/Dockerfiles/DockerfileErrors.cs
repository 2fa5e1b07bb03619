using System.Text;

namespace Depot.Actions.Dockerfiles;

/// <summary>Finds the line that an error outside of an instruction speaks of: a base image, a stage, a frontend.</summary>
public static class DockerfileErrors
{
    private const int MostVariables = 100;

    // `docker-image://docker.io/library/`, a name of 255 characters, a tag of 128 and a digest of 135, with the signs between them.
    private const int LongestImage = 600;
    private static readonly (string Before, string After)[] Names =
    [
        ("failed to resolve source metadata for ", ": "), ("load metadata for ", "\n"), ("resolve image config for ", "\n"), ("base name (", ")"), ("failed to parse stage name \"", "\""), ("failed to parse platform ", ":"),
    ];

    /// <summary>The line, from 1; null when the error names nothing that stands in the Dockerfile.</summary>
    /// <param name="dockerfile">Text of the Dockerfile.</param>
    /// <param name="message">The error.</param>
    /// <param name="step">What the step was called that failed; empty when none did.</param>
    public static int? Find(string dockerfile, string message, string step)
    {
        var instructions = DockerfileLines.Read(dockerfile);
        var variables = Variables(instructions);
        foreach (var (before, after) in Names)
        {
            var name = Between(message, before, after) ?? Between(step, before, after);
            if (name is null) continue;
            foreach (var instruction in instructions)
            {
                if (Images(instruction).Any(image => IsSame(image, name) || IsSame(Expand(image, variables), name))) return instruction.Line;
            }

            if (SyntaxLine(dockerfile, name) is { } line) return line;
        }

        return null;
    }

    // What FROM, COPY --from and RUN --mount=from name.
    private static IEnumerable<string> Images(DockerfileLines.Instruction instruction)
    {
        var words = instruction.Text.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (instruction.Keyword == "FROM" && words.Skip(1).FirstOrDefault(word => !word.StartsWith("--", StringComparison.Ordinal)) is { } image) yield return image;
        foreach (var word in words.Skip(1).TakeWhile(word => word.StartsWith("--", StringComparison.Ordinal)))
        {
            if (word.StartsWith("--from=", StringComparison.Ordinal)) yield return word["--from=".Length..];
            if (Between(word + ",", ",from=", ",") is { } from) yield return from;
        }
    }

    // `# syntax=docker/dockerfile:1`, before everything else.
    private static int? SyntaxLine(string dockerfile, string name)
    {
        var number = 0;
        foreach (var line in dockerfile.AsSpan().EnumerateLines())
        {
            number++;
            var text = line.Trim();
            if (text is not ['#', ..]) return null;
            text = text[1..].Trim();
            if (!text.StartsWith("syntax", StringComparison.OrdinalIgnoreCase)) continue;
            var value = text["syntax".Length..].TrimStart();
            return value is ['=', ..] && IsSame(value[1..].Trim().ToString(), name) ? number : null;
        }

        return null;
    }

    private static bool IsSame(string written, string name) => Short(written).Equals(Short(name), StringComparison.OrdinalIgnoreCase);

    // BuildKit writes names out: `docker.io/library/node:latest` is `node`, and a frontend is `docker-image://docker.io/docker/dockerfile:1`.
    private static string Short(string name)
    {
        foreach (var start in new[] { "docker-image://", "docker.io/library/", "docker.io/" })
        {
            if (name.StartsWith(start, StringComparison.OrdinalIgnoreCase)) name = name[start.Length..];
        }

        return name.EndsWith(":latest", StringComparison.Ordinal) ? name[..^":latest".Length] : name;
    }

    private static Dictionary<string, string> Variables(IReadOnlyList<DockerfileLines.Instruction> instructions)
    {
        var variables = new Dictionary<string, string>();
        foreach (var instruction in instructions.TakeWhile(instruction => instruction.Keyword != "FROM").Where(instruction => instruction.Keyword == "ARG").Take(MostVariables))
        {
            foreach (var word in instruction.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1))
            {
                if (word.Split('=', 2) is [var name, var value]) variables[name] = value.Trim('"', '\'');
            }
        }

        return variables;
    }

    // `$NAME`, `${NAME}` and `${NAME:-default}`; what has no value here may have been given one by the build. Values are as long as the
    // file and may be named on each line of it, so a string that is longer than any name is not expanded further: it equals none.
    private static string Expand(string text, Dictionary<string, string> variables)
    {
        var expanded = new StringBuilder();
        for (var at = 0; at < text.Length && expanded.Length <= LongestImage; at++)
        {
            if (text[at] != '$' || at + 1 == text.Length)
            {
                expanded.Append(text[at]);
                continue;
            }

            var isBraced = text[at + 1] == '{';
            var start = at + (isBraced ? 2 : 1);
            var end = start;
            while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_')) end++;
            var close = isBraced ? text.IndexOf('}', end) : end;
            if (close < 0) return text;
            var fallback = isBraced && text.AsSpan(end).StartsWith(":-") ? text.AsSpan((end + 2)..close) : [];
            var value = variables.TryGetValue(text[start..end], out var given) ? given : fallback;
            expanded.Append(value[..Math.Min(value.Length, LongestImage + 1)]);
            at = isBraced ? close : close - 1;
        }

        return expanded.ToString();
    }

    private static string? Between(string text, string before, string after)
    {
        var start = text.IndexOf(before, StringComparison.Ordinal);
        if (start < 0) return null;
        start += before.Length;
        var end = text.IndexOf(after, start, StringComparison.Ordinal);
        return end >= 0 ? text[start..end] : after == "\n" ? text[start..] : null;
    }
}
