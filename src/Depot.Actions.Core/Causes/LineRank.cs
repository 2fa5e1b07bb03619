namespace Depot.Actions.Causes;

/// <summary>How much a line of output explains a failure, the least first.</summary>
internal enum LineRank
{
    /// <summary>Printed with a failure, but never explains it: stack frames, source code, help, notices.</summary>
    Noise,

    /// <summary>Anything else.</summary>
    Plain,

    /// <summary>It counts failures, or says that something else failed.</summary>
    Aftermath,

    /// <summary>It contains a word of failure.</summary>
    Weak,

    /// <summary>It says what is wrong.</summary>
    Alarm,

    /// <summary>The tool calls it an error.</summary>
    Tagged,

    /// <summary>The tool calls it an error and names a position, or it is the first line of an exception.</summary>
    Diagnostic,
}
