using System.Globalization;
using System.Text;
using Depot.Actions.Log;

namespace Depot.Actions.Dockerfiles;

/// <summary>Finds the line of a Dockerfile for a step of the log. The CLI does not print it.</summary>
/// <remarks>
/// BuildKit numbers the RUN, COPY, ADD and WORKDIR of a stage, after its FROM unless that names another stage or scratch
/// (frontend/dockerfile/dockerfile2llb/convert.go). A stage without a name is <c>stage-N</c>, or nothing when it is the only one.
/// </remarks>
public static class DockerfileLines
{
    /// <summary>The line of the instruction's first word, from 1; null when it cannot be determined.</summary>
    /// <param name="dockerfile">Text of the Dockerfile.</param>
    /// <param name="step">An instruction or base image of the log.</param>
    public static int? Find(string dockerfile, BuildStep step)
    {
        var instructions = Read(dockerfile);
        var stages = Stages(instructions);
        var stage = step.Stage is null ? (stages.Count == 1 ? stages[0] : null)
            : stages.Find(stage => string.Equals(stage.Name, step.Stage, StringComparison.OrdinalIgnoreCase));
        return (stage is null ? null : ByPlace(stage, step)) ?? new InstructionLines(instructions).Find(step.Text);
    }

    /// <summary>The instructions in their order, each with the line it begins on (from 1) and its arguments.</summary>
    public static IEnumerable<(int Line, string[] Words)> Instructions(string dockerfile) =>
        Read(dockerfile).Select(instruction => (instruction.Line, instruction.Text.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)));

    /// <summary>The names of the stages, in order; those without one are left out.</summary>
    public static IReadOnlyList<string> StageNames(string dockerfile) =>
        [.. Stages(Read(dockerfile)).Where((stage, at) => stage.Name != $"stage-{at.ToString(CultureInfo.InvariantCulture)}").Select(stage => stage.Name)];

    private static int? ByPlace(Stage stage, BuildStep step)
    {
        var beforeFirst = step.Ordinal.Of - stage.Steps.Count;
        // Instructions of the base image (ONBUILD) are counted too, but have no line.
        if (beforeFirst is not (0 or 1)) return null;
        var at = step.Ordinal.At - 1 - beforeFirst;
        return at == -1 ? stage.From : at >= 0 && at < stage.Steps.Count ? stage.Steps[at] : null;
    }

    private static List<Stage> Stages(List<Instruction> instructions)
    {
        var stages = new List<Stage>();
        foreach (var instruction in instructions)
        {
            switch (instruction.Keyword)
            {
                case "FROM":
                    var words = instruction.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                    var named = words.Length > 3 && words[^2].Equals("as", StringComparison.OrdinalIgnoreCase);
                    stages.Add(new(named ? words[^1] : $"stage-{stages.Count.ToString(CultureInfo.InvariantCulture)}", instruction.Line, []));
                    break;
                case "RUN" or "COPY" or "ADD" or "WORKDIR" when stages.Count > 0:
                    stages[^1].Steps.Add(instruction.Line);
                    break;
            }
        }

        return stages;
    }

    // Continuations joined, comments and here-documents skipped.
    internal static List<Instruction> Read(string dockerfile)
    {
        var instructions = new List<Instruction>();
        var lines = dockerfile.ReplaceLineEndings("\n").Split('\n');
        var escape = dockerfile.StartsWith("# escape=`", StringComparison.OrdinalIgnoreCase) ? '`' : '\\';
        for (var at = 0; at < lines.Length; at++)
        {
            if (IsSkipped(lines[at])) continue;
            var first = at + 1;
            var text = Continued(lines, ref at, escape);
            var keyword = text.Split(' ', '\t')[0].ToUpperInvariant();
            if (keyword is "RUN" or "COPY" or "ADD")
            {
                foreach (var end in HereDocuments(text))
                {
                    while (at + 1 < lines.Length && lines[++at].TrimStart('\t') != end) continue;
                }
            }

            instructions.Add(new(keyword, text, first));
        }

        return instructions;
    }

    // A line and those that continue it. The text grows in one buffer: a file may continue one instruction to its end.
    private static string Continued(string[] lines, ref int at, char escape)
    {
        var text = lines[at].Trim();
        if (!text.EndsWith(escape)) return text;
        var joined = new StringBuilder(text);
        while (joined.Length > 0 && joined[^1] == escape && at + 1 < lines.Length)
        {
            at++;
            if (IsSkipped(lines[at])) continue;
            joined.Length--;
            joined.Append(lines[at].AsSpan().Trim());
        }

        return joined.ToString();
    }

    private static bool IsSkipped(string line) => line.AsSpan().TrimStart() is [] or ['#', ..];

    // The delimiters of the here-documents of an instruction: `<<EOF`, `<<-"EOF"`.
    private static IEnumerable<string> HereDocuments(string text)
    {
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!word.StartsWith("<<", StringComparison.Ordinal)) continue;
            var name = word[2..].TrimStart('-').Trim('"', '\'');
            if (name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.')) yield return name;
        }
    }

    /// <summary>One instruction: its keyword in uppercase letters, its text with continuations joined, its first line from 1.</summary>
    internal sealed record Instruction(string Keyword, string Text, int Line);

    private sealed record Stage(string Name, int From, List<int> Steps);
}
