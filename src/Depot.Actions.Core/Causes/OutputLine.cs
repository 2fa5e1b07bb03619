namespace Depot.Actions.Causes;

/// <summary>The level that a tool gives a line.</summary>
internal enum Level
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Information, a note, a hint.</summary>
    Info,

    /// <summary>A warning.</summary>
    Warning,

    /// <summary>Possibly an error: the word could also be prose, as in <c>npm error code</c>.</summary>
    LooseError,

    /// <summary>An error.</summary>
    Error,
}

/// <summary>A parsed line of output: the prefixes, and the message.</summary>
/// <param name="Text">The line without terminal codes and space at its end.</param>
/// <param name="Message">The text without bullets, times, labels, positions and the level.</param>
/// <param name="Level">How the tool calls it.</param>
/// <param name="Indent">Spaces at the start.</param>
internal readonly record struct OutputLine(string Text, string Message, Level Level, int Indent)
{
    /// <summary>What its text indicates.</summary>
    public Signs Signs { get; init; }

    /// <summary>Whether its text indicates something.</summary>
    public bool Shows(Signs sign) => (Signs & sign) != 0;

    /// <summary>Whether it begins with a sign of success.</summary>
    public bool IsChecked { get; init; }

    /// <summary>Whether it begins with a sign of failure.</summary>
    public bool IsCrossed { get; init; }

    /// <summary>Whether it names a file and a line before its message.</summary>
    public bool HasPlace { get; init; }

    /// <summary>Whether the place has a column.</summary>
    public bool HasColumn { get; init; }

    /// <summary>Whether it begins with the name of an exception.</summary>
    public bool IsException { get; init; }

    /// <summary>Whether the level has a code of its own, as in <c>error[E0308]</c> and <c>error TS2304</c>.</summary>
    public bool HasCode { get; init; }

    /// <summary>Whether words and a colon precede its message.</summary>
    public bool HasLabel { get; init; }

    /// <summary>Whether it is only a heading of the next lines.</summary>
    public bool IsHeading => Message.Length == 0 || Message[^1] == ':' || Message.EndsWith(": |-", StringComparison.Ordinal) || Message.EndsWith("(message)", StringComparison.Ordinal)
        || (Level >= Level.LooseError && (Message.StartsWith("in ", StringComparison.Ordinal) || Message.StartsWith("at ", StringComparison.Ordinal)) && !Shows(Signs.Alarm));

    /// <summary>Whether it contains words.</summary>
    public bool HasWords => HasLabel || Message.AsSpan().IndexOfAnyInRange('A', 'z') >= 0 || Message.Any(char.IsLetter);
}
