using Depot.Actions.Log;

namespace Depot.Actions.Causes;

/// <summary>What one step prints, as it passes by: its last lines, and the lines round the one that tells most. Of bounded size.</summary>
/// <remarks>
/// The first line of the best rank is the one: what follows it is what it led to. Only a line that comes long after, when
/// nothing alarming was said in between, begins a story of its own; the last such story is the one that ended the step.
/// </remarks>
internal sealed class StepOutput(LineFilter filter)
{
    /// <summary>How many lines of the end are kept.</summary>
    public const int MostLast = 20;

    /// <summary>How many lines before the telling one are kept.</summary>
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
    private readonly Traceback _traceback = new();
    private int _count;
    private int _bestAt = -1;
    private int _alarmAt;
    private bool _afterBlank;
    private LineRank _best = LineRank.Plain;

    /// <summary>Takes the next line.</summary>
    public void Add(ReadOnlySpan<byte> line)
    {
        // What a carriage return overwrites on a terminal stays in a log: each piece is a line.
        while (line.IndexOf((byte)'\r') is var end and >= 0)
        {
            AddPiece(line[..end]);
            line = line[(end + 1)..];
        }

        AddPiece(line);
    }

    /// <summary>What is known of the step's failure.</summary>
    public StepCause Cause() => Telling.Of(_around, _best == LineRank.Plain ? -1 : _bestAt - FirstAround, Last(), FirstAround, _count);

    private int FirstAround { get; set; }

    private void AddPiece(ReadOnlySpan<byte> line)
    {
        if (line.Trim(" \t"u8).IsEmpty)
        {
            _afterBlank = true;
            return;
        }

        if (_traceback.IsInside || filter.MayTell(line)) Judge(line);
        else if (_bestAt >= 0 && _around.Count < MostBefore + 1 + MostAfter && _count <= _bestAt + MostAfter) _around.Add(new(LogText.Line(line, LongestLine), _afterBlank));
        Keep(line);
    }

    private void Judge(ReadOnlySpan<byte> line)
    {
        var text = LogText.Line(line, LongestJudged);
        if (text.Length == 0) return;
        var rank = _traceback.Rank(text) ?? LineRules.Rank(LineParser.Parse(text));
        if (rank > LineRank.Plain)
        {
            var isNewStory = _count - _alarmAt > Calm;
            _alarmAt = _count;
            if (rank > _best || (rank == _best && isNewStory && rank < LineRank.Diagnostic))
            {
                Begin(rank);
            }
        }

        if (_bestAt >= 0 && _count <= _bestAt + MostAfter) _around.Add(new(Shortened(text), _afterBlank));
    }

    // The lines before it come from the last lines; the line itself is added next.
    private void Begin(LineRank rank)
    {
        (_best, _bestAt) = (rank, _count);
        _around.Clear();
        _around.AddRange(Last().TakeLast(MostBefore));
        FirstAround = _count - _around.Count;
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

    private static string Shortened(string text) => text.Length <= LongestLine ? text : text[..LongestLine];
}

/// <summary>A line that is kept.</summary>
/// <param name="Text">Without terminal codes and without space at its end.</param>
/// <param name="AfterBlank">Whether a blank line stood before it.</param>
internal readonly record struct KeptLine(string Text, bool AfterBlank);
