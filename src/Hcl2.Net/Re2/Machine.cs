using System.Text;
using Hcl2.Unicode;

namespace Hcl2.Re2;

/// <summary>
/// Executes a pattern with a list of threads, all at the same position of the text, in order of preference (Thompson and Pike). No two
/// threads stand at the same instruction, so each character costs at most one visit per instruction.
/// </summary>
internal sealed class Machine(Instruction[] instructions, int start, RuneSet? first, int slots, string text)
{
    // As many are copied in the time of a step.
    private const int SlotsOfStep = 16;

    private ThreadList _current = new(instructions.Length, slots);
    private ThreadList _next = new(instructions.Length, slots);
    private readonly Stack<(int Index, int Slot, int Saved)> _open = new();

    /// <summary>Searches from a position on.</summary>
    /// <param name="from">UTF-16 units from the start.</param>
    /// <param name="budget">Steps that may still be taken; goes below zero when they do not suffice.</param>
    /// <returns>Start and end of every group; null without a match.</returns>
    public int[]? Run(int from, ref long budget)
    {
        _current.Clear();
        _next.Clear();
        int[]? match = null;
        var scratch = new int[slots];
        for (var position = from; ;)
        {
            if (_current.Count == 0)
            {
                if (match is not null) return match;
                if (first is not null) position = SkipTo(position);
                if (position < 0) return null;
            }

            if (match is null)
            {
                Array.Fill(scratch, -1);
                Follow(_current, start, position, scratch, ref budget);
            }

            if (budget < 0) return null;
            var point = Point(position, out var length);
            Step(position, point, length, ref match, ref budget);
            (_current, _next) = (_next, _current);
            _next.Clear();
            if (point < 0) return match;
            position += length;
        }
    }

    /// <summary>Moves every thread over one character; those that are less preferred than a match end.</summary>
    private void Step(int position, int point, int length, ref int[]? match, ref long budget)
    {
        for (var i = 0; i < _current.Count; i++)
        {
            var instruction = instructions[_current.Index(i)];
            if (instruction.Operation == Operation.Match)
            {
                match = _current.Saved(i).ToArray();
                return;
            }

            if (point >= 0 && instruction.Set!.Contains(point)) Follow(_next, instruction.Next, position + length, _current.Saved(i), ref budget);
        }
    }

    /// <summary>Adds a thread for every instruction that can be reached without a character, in order of preference.</summary>
    private void Follow(ThreadList list, int index, int position, Span<int> saved, ref long budget)
    {
        _open.Push((index, -1, 0));
        while (_open.TryPop(out var open))
        {
            if (open.Slot >= 0)
            {
                // All paths after a save have been followed, so it is reset.
                saved[open.Slot] = open.Saved;
                continue;
            }

            if (!list.TryVisit(open.Index)) continue;
            budget--;
            var instruction = instructions[open.Index];
            switch (instruction.Operation)
            {
                case Operation.Split:
                    _open.Push((instruction.Other, -1, 0));
                    _open.Push((instruction.Next, -1, 0));
                    break;
                case Operation.Save:
                    _open.Push((0, instruction.Slot, saved[instruction.Slot]));
                    saved[instruction.Slot] = position;
                    _open.Push((instruction.Next, -1, 0));
                    break;
                case Operation.Check:
                    if (Holds(instruction.Place, position)) _open.Push((instruction.Next, -1, 0));
                    break;
                default:
                    // The positions are copied, as many as there are groups.
                    budget -= slots / SlotsOfStep;
                    if (budget < 0 || !list.HasRoom()) budget = -1;
                    else list.Add(open.Index, saved);
                    break;
            }
        }
    }

    private bool Holds(Place place, int position) => place switch
    {
        Place.TextStart => position == 0,
        Place.TextEnd => position == text.Length,
        Place.LineStart => position == 0 || text[position - 1] == '\n',
        Place.LineEnd => position == text.Length || text[position] == '\n',
        Place.WordBoundary => IsWord(position - 1) != IsWord(position),
        _ => IsWord(position - 1) == IsWord(position),
    };

    private bool IsWord(int position) =>
        position >= 0 && position < text.Length && (char.IsAsciiLetterOrDigit(text[position]) || text[position] == '_');

    /// <summary>The next position where a match can start; negative when there is none.</summary>
    private int SkipTo(int position)
    {
        while (Point(position, out var length) is var point && point >= 0)
        {
            if (first!.Contains(point)) return position;
            position += length;
        }

        return -1;
    }

    /// <summary>The code point at a position; negative at the end.</summary>
    private int Point(int position, out int length)
    {
        length = 0;
        if (position >= text.Length) return -1;

        length = 1;
        if (!char.IsSurrogate(text[position])) return text[position];
        Rune.DecodeFromUtf16(text.AsSpan(position), out var rune, out length);
        return rune.Value;
    }

    /// <summary>Threads with the positions they have saved; membership is a generation number per instruction.</summary>
    private sealed class ThreadList(int size, int slots)
    {
        // Positions that are kept of all threads, 32 MiB.
        private const int MostSaved = 8 << 20;

        private readonly int[] _visited = new int[size];
        private readonly List<int> _indexes = [];
        private int[] _saved = new int[slots * 8];
        private int _generation = 1;

        public int Count => _indexes.Count;

        public int Index(int thread) => _indexes[thread];

        public Span<int> Saved(int thread) => _saved.AsSpan(thread * slots, slots);

        public bool TryVisit(int index)
        {
            if (_visited[index] == _generation) return false;
            _visited[index] = _generation;
            return true;
        }

        public bool HasRoom() => (_indexes.Count + 1L) * slots <= MostSaved;

        public void Add(int index, ReadOnlySpan<int> saved)
        {
            if ((_indexes.Count + 1) * slots > _saved.Length) Array.Resize(ref _saved, (int)Math.Min(_saved.Length * 2L, MostSaved));
            saved.CopyTo(_saved.AsSpan(_indexes.Count * slots));
            _indexes.Add(index);
        }

        public void Clear()
        {
            _indexes.Clear();
            _generation++;
        }
    }
}
