namespace Depot.Actions.Dockerfiles;

/// <summary>The lines of the instructions of a Dockerfile by their text, in any case and whatever their spaces.</summary>
internal sealed class InstructionLines
{
    // Null for a string that several instructions have.
    private readonly Dictionary<string, int?> _lines = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Parses a Dockerfile.</summary>
    public InstructionLines(string dockerfile)
        : this(DockerfileLines.Read(dockerfile))
    {
    }

    /// <summary>Takes instructions that have been parsed.</summary>
    public InstructionLines(IEnumerable<DockerfileLines.Instruction> instructions)
    {
        foreach (var instruction in instructions)
        {
            var text = Words(instruction.Text);
            _lines[text] = _lines.ContainsKey(text) ? null : instruction.Line;
        }
    }

    /// <summary>The line of the only instruction with a string; null if there is none, or more than one.</summary>
    public int? Find(string instruction) => _lines.GetValueOrDefault(Words(instruction));

    private static string Words(string text) => string.Join(' ', text.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries));
}
