using System.Diagnostics.CodeAnalysis;
using Hcl2.Unicode;

namespace Hcl2.Re2;

/// <summary>
/// A regular expression with the syntax and the leftmost-first meaning of RE2. Time is proportional to text times pattern.
/// </summary>
/// <remarks>
/// .NET's own engine that does not backtrack counts UTF-16 units, has no ASCII word boundary and another syntax; a translation would
/// have been longer than this engine and still different in corners.
/// </remarks>
internal sealed class Pattern
{
    private readonly Instruction[] _instructions;
    private readonly int _start;
    private readonly RuneSet? _first;

    private Pattern(string text)
    {
        var node = PatternParser.Parse(text, out var names);
        (_instructions, _start) = Compiler.Compile(node, text);
        GroupNames = names;
        _first = FirstCharacters();
    }

    /// <summary>Name of every group, null where it has none; the first stands for the whole match.</summary>
    public IReadOnlyList<string?> GroupNames { get; }

    /// <summary>Reads a pattern.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="pattern">The pattern; null when the text is none.</param>
    /// <param name="error">Why the text is none.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out Pattern? pattern, [NotNullWhen(false)] out PatternError? error)
    {
        (pattern, error) = (null, null);
        try
        {
            pattern = new Pattern(text);
            return true;
        }
        catch (PatternException e)
        {
            error = e.Error;
            return false;
        }
    }

    /// <summary>A machine that searches one string.</summary>
    public Machine On(string text) => new(_instructions, _start, _first, GroupNames.Count * 2, text);

    /// <summary>What a match can start with; null when it may be empty.</summary>
    private RuneSet? FirstCharacters()
    {
        // Without it a search looks at every position, which is cheaper than a set of so many ranges.
        const int Most = 10_000;
        var ranges = new List<(int, int)>();
        var seen = new HashSet<int>();
        var open = new Stack<int>([_start]);
        while (open.TryPop(out var index))
        {
            if (!seen.Add(index)) continue;
            var instruction = _instructions[index];
            if (instruction.Operation == Operation.Match) return null;
            if (instruction.Operation == Operation.Character)
            {
                ranges.AddRange(instruction.Set!.Ranges);
                if (ranges.Count > Most) return null;
                continue;
            }

            open.Push(instruction.Next);
            if (instruction.Operation == Operation.Split) open.Push(instruction.Other);
        }

        return RuneSet.Of(ranges);
    }
}
