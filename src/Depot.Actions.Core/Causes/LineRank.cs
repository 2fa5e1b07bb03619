namespace Depot.Actions.Causes;

/// <summary>How much a line of output tells about a failure, the least first.</summary>
internal enum LineRank
{
    /// <summary>What is printed beside a failure and never explains it: frames of a stack, source code, help, notices.</summary>
    Noise,

    /// <summary>Anything else.</summary>
    Plain,

    /// <summary>It counts, or says that something else failed.</summary>
    Aftermath,

    /// <summary>A word of failure somewhere.</summary>
    Weak,

    /// <summary>It says what is wrong.</summary>
    Alarm,

    /// <summary>The tool calls it an error.</summary>
    Tagged,

    /// <summary>The tool calls it an error and says where, or it is the head of an exception.</summary>
    Diagnostic,
}
