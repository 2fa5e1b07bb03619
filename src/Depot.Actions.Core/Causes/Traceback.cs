namespace Depot.Actions.Causes;

/// <summary>Python's tracebacks, whose head stands at their end: the first line that is not indented.</summary>
internal sealed class Traceback
{
    private const string Opening = "Traceback (most recent call last)";
    private int _column = -1;

    /// <summary>Whether the next line belongs to one.</summary>
    public bool IsInside => _column >= 0;

    /// <summary>What a line of a traceback tells; null when it belongs to none.</summary>
    public LineRank? Rank(string text)
    {
        var opening = text.IndexOf(Opening, StringComparison.Ordinal);
        if (opening >= 0)
        {
            _column = opening;
            return LineRank.Noise;
        }

        if (_column < 0) return null;
        if (text.Length <= _column || char.IsWhiteSpace(text[_column]) || text.AsSpan(_column) is ['|' or '+', ..]) return LineRank.Noise;
        var closing = LineParser.Parse(text[_column..]);
        _column = -1;
        return LineSigns.IsAftermath(text) ? LineRank.Aftermath : closing.Level is Level.Info or Level.Warning ? null : LineRank.Diagnostic;
    }
}
