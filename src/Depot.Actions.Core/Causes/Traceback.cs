namespace Depot.Actions.Causes;

/// <summary>Python's tracebacks, whose message is at the end: the first line that is not indented.</summary>
internal sealed class Traceback
{
    private const string Opening = "Traceback (most recent call last)";
    private int _column = -1;

    /// <summary>Whether the next line belongs to one.</summary>
    public bool IsInside => _column >= 0;

    /// <summary>Whether the last line that <see cref="Rank"/> saw closed one.</summary>
    public bool HasClosed { get; private set; }

    /// <summary>The rank of a line of a traceback; null if it belongs to none.</summary>
    public LineRank? Rank(string text)
    {
        HasClosed = false;
        var opening = text.IndexOf(Opening, StringComparison.Ordinal);
        if (opening >= 0)
        {
            _column = opening;
            return LineRank.Noise;
        }

        if (_column < 0) return null;
        if (text.Length <= _column || char.IsWhiteSpace(text[_column]) || text.AsSpan(_column) is ['|' or '+', ..]) return LineRank.Noise;
        _column = -1;
        HasClosed = (LineSigns.Of(text) & Signs.Aftermath) == 0;
        return HasClosed ? LineRank.Diagnostic : LineRank.Aftermath;
    }

    /// <summary>Whether a line says that the last traceback caused the next one.</summary>
    public static bool IsLink(string text) =>
        text.Contains("direct cause of the following exception", StringComparison.Ordinal) || text.Contains("another exception occurred", StringComparison.Ordinal);
}
