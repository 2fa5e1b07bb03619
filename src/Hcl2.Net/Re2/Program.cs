using Hcl2.Unicode;

namespace Hcl2.Re2;

/// <summary>What an instruction does.</summary>
internal enum Operation
{
    Match,
    Character,
    Split,
    Save,
    Check,
}

/// <summary>One step of the machine.</summary>
/// <param name="Operation">What to do.</param>
/// <param name="Next">The instruction after it; of <see cref="Operation.Split"/> the one to prefer.</param>
/// <param name="Other">The second way of <see cref="Operation.Split"/>.</param>
/// <param name="Slot">Where <see cref="Operation.Save"/> puts the position: twice the group, plus one at its end.</param>
/// <param name="Set">What <see cref="Operation.Character"/> takes.</param>
/// <param name="Place">Where <see cref="Operation.Check"/> goes on.</param>
internal readonly record struct Instruction(Operation Operation, int Next = 0, int Other = 0, int Slot = 0, RuneSet? Set = null, Place Place = default);

/// <summary>Writes a pattern as instructions, last one first, so that every instruction knows its successor.</summary>
internal sealed class Compiler
{
    /// <summary>A pattern of more instructions is refused.</summary>
    public const int MaximumInstructions = 100_000;

    private readonly List<Instruction> _instructions = [new(Operation.Match)];

    /// <summary>The instructions of a pattern and the first to execute.</summary>
    /// <exception cref="PatternException">The pattern is too large.</exception>
    public static (Instruction[] Instructions, int Start) Compile(Node node, string pattern)
    {
        var compiler = new Compiler();
        try
        {
            var end = compiler.Add(new(Operation.Save, 0, Slot: 1));
            var start = compiler.Add(new(Operation.Save, compiler.Write(node, end), Slot: 0));
            return ([.. compiler._instructions], start);
        }
        catch (OverflowException)
        {
            throw new PatternException(new("expression too large", pattern));
        }
    }

    private int Add(Instruction instruction)
    {
        if (_instructions.Count == MaximumInstructions) throw new OverflowException();
        _instructions.Add(instruction);
        return _instructions.Count - 1;
    }

    /// <summary>Writes a part that goes on at an instruction; returns where to enter it.</summary>
    private int Write(Node node, int next) => node switch
    {
        CharacterNode character => Add(new(Operation.Character, next, Set: character.Set)),
        PlaceNode place => Add(new(Operation.Check, next, Place: place.Place)),
        SequenceNode sequence => sequence.Parts.Reverse().Aggregate(next, (entry, part) => Write(part, entry)),
        ChoiceNode choice => choice.Parts.Reverse().Select(part => Write(part, next)).ToArray()
            .Aggregate((later, earlier) => Add(new(Operation.Split, earlier, later))),
        GroupNode group => Add(new(Operation.Save,
            Write(group.Part, Add(new(Operation.Save, next, Slot: (2 * group.Index) + 1))), Slot: 2 * group.Index)),
        RepeatNode repeat => WriteRepeat(repeat, next),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>The required copies, then a loop or the optional copies, each inside the one before.</summary>
    private int WriteRepeat(RepeatNode repeat, int next)
    {
        var entry = next;
        if (repeat.Most is { } most)
        {
            for (var i = repeat.Least; i < most; i++) entry = Choose(Write(repeat.Part, entry), next, repeat.Greedy);
        }
        else if (repeat.Least == 0)
        {
            // A loop around something that can be empty is entered at the part, or an empty round would win over a longer one.
            entry = repeat.Part.IsNullable ? Choose(Loop(repeat, next), next, repeat.Greedy) : LoopEntry(repeat, next);
        }
        else
        {
            entry = Loop(repeat, next);
        }

        var copies = repeat.Most is null ? repeat.Least - 1 : repeat.Least;
        for (var i = 0; i < copies; i++) entry = Write(repeat.Part, entry);
        return entry;
    }

    private int Choose(int inside, int outside, bool greedy) =>
        Add(greedy ? new(Operation.Split, inside, outside) : new(Operation.Split, outside, inside));

    /// <summary>One or more: the part first, then the choice.</summary>
    private int Loop(RepeatNode repeat, int next) => WriteLoop(repeat, next).Inside;

    /// <summary>None or more: the choice first.</summary>
    private int LoopEntry(RepeatNode repeat, int next) => WriteLoop(repeat, next).Choice;

    private (int Inside, int Choice) WriteLoop(RepeatNode repeat, int next)
    {
        var choice = Add(default);
        var inside = Write(repeat.Part, choice);
        _instructions[choice] = repeat.Greedy ? new(Operation.Split, inside, next) : new(Operation.Split, next, inside);
        return (inside, choice);
    }
}
