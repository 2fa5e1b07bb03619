using Depot.Actions.Text;

namespace Depot.Actions.Causes;

/// <summary>Follows the output of one step: keeps its last lines, and the lines around the most relevant one. Of bounded size.</summary>
/// <remarks>
/// The most relevant line is the first one of the best rank; later ones are its consequences. But if such a line comes much later, with no
/// alarming line in between, it belongs to a separate failure; the last such failure ended the step.
/// </remarks>
/// <param name="judge">Judges them.</param>
internal sealed class StepOutput(LineJudge judge)
{
    /// <summary>How many lines of the end are kept.</summary>
    public const int MostLast = 20;

    /// <summary>How many lines before the most relevant one are kept.</summary>
    public const int MostBefore = 8;

    /// <summary>How many lines after it.</summary>
    public const int MostAfter = 24;

    /// <summary>UTF-8 bytes of a line that are kept.</summary>
    public const int LongestLine = 400;

    private const int LongestJudged = 2000;
    private const int Calm = 40;

    private readonly byte[] _bytes = new byte[MostLast * LongestLine];
    private readonly (int Length, bool AfterBlank)[] _last = new (int, bool)[MostLast];
    private readonly List<KeptLine> _around = [];
    private Traceback _traceback = new();
    private LineRank _best = LineRank.Plain;
    private string? _root;
    private bool _isLinked;
    private bool _afterBlank;
    private int _count;
    private int _bestAt = -1;
    private int _firstAround;
    private int _alarmAt;

    /// <summary>Takes the next line.</summary>
    public void Add(ReadOnlySpan<byte> line)
    {
        // A log keeps the text that a carriage return overwrites on a terminal: each piece is a line.
        while (line.IndexOf((byte)'\r') is var end and >= 0)
        {
            AddPiece(line[..end]);
            line = line[(end + 1)..];
        }

        AddPiece(line);
    }

    /// <summary>Resets to the initial state.</summary>
    public void Clear()
    {
        _around.Clear();
        _traceback = new();
        (_best, _root, _isLinked, _afterBlank) = (LineRank.Plain, null, false, false);
        (_count, _bestAt, _firstAround, _alarmAt) = (0, -1, 0, 0);
    }

    /// <summary>The cause of the step's failure.</summary>
    public StepCause Cause()
    {
        var last = Last();
        if (last.Count == 0) return StepCause.None;
        var telling = _bestAt < 0 ? [new Telling(judge).WithoutAlarm(last)] : new Telling(judge).Of(_around, _bestAt - _firstAround, _root);
        var isAmongLast = _bestAt < 0 || _firstAround >= _count - last.Count;
        return new(telling, isAmongLast ? [] : [.. _around.Select(line => line.Text)], [.. last.Select(line => line.Text)]);
    }

    private void AddPiece(ReadOnlySpan<byte> line)
    {
        if (line.Trim(" \t"u8).IsEmpty)
        {
            _afterBlank = true;
            return;
        }

        if (_traceback.IsInside || LineFilter.MayTell(line))
        {
            var text = LogText.Line(line, LongestJudged);
            if (text.Length == 0) return;
            Judge(text);
            Follow(text);
        }
        else if (IsFollowed)
        {
            Follow(LogText.Line(line, LongestLine));
        }

        Keep(line);
    }

    private bool IsFollowed => _bestAt >= 0 && _count <= _bestAt + MostAfter;

    private void Follow(string text)
    {
        if (IsFollowed) _around.Add(new(text.Length <= LongestLine ? text : text[..LongestLine], _afterBlank));
    }

    private void Judge(string text)
    {
        if (Traceback.IsLink(text)) _isLinked = _bestAt >= 0;
        var rank = _traceback.Rank(text) ?? judge.Rank(LineParser.Parse(text));
        if (rank <= LineRank.Plain) return;
        var isNewStory = _count - _alarmAt > Calm;
        _alarmAt = _count;
        if (_bestAt >= 0 && text.TrimStart() is var start && start.StartsWith("Caused by: ", StringComparison.Ordinal)) _root = start;
        // In a chain of exceptions the last one is the program's own, the first one the root cause.
        if (_isLinked && _traceback.HasClosed)
        {
            _root ??= _around[_bestAt - _firstAround].Text.Trim();
            Begin(rank);
        }
        else if (rank > _best || (rank == _best && isNewStory && rank < LineRank.Diagnostic))
        {
            _root = null;
            Begin(rank);
        }
    }

    // The lines before it come from the last lines; the line itself is added next.
    private void Begin(LineRank rank)
    {
        (_best, _bestAt, _isLinked) = (rank, _count, false);
        _around.Clear();
        _around.AddRange(Last().TakeLast(MostBefore));
        _firstAround = _count - _around.Count;
    }

    private void Keep(ReadOnlySpan<byte> line)
    {
        var at = _count % MostLast;
        var length = Math.Min(line.Length, LongestLine);
        line[..length].CopyTo(_bytes.AsSpan(at * LongestLine));
        _last[at] = (length, _afterBlank);
        _afterBlank = false;
        _count++;
    }

    private List<KeptLine> Last()
    {
        var lines = new List<KeptLine>();
        for (var number = Math.Max(0, _count - MostLast); number < _count; number++)
        {
            var at = number % MostLast;
            lines.Add(new(LogText.Line(_bytes.AsSpan(at * LongestLine, _last[at].Length), LongestLine), _last[at].AfterBlank));
        }

        return lines;
    }
}

/// <summary>A line that is kept.</summary>
/// <param name="Text">Without terminal codes and without space at its end.</param>
/// <param name="AfterBlank">Whether a blank line stood before it.</param>
internal readonly record struct KeptLine(string Text, bool AfterBlank);
