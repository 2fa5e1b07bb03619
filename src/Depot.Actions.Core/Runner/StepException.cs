namespace Depot.Actions.Runner;

/// <summary>The step cannot go on and the user can do something about it: the message says what, and becomes the error annotation.</summary>
/// <remarks>Any other exception is a bug of ours and keeps its stack.</remarks>
public class StepException : Exception
{
    /// <summary>A failure with exit code 1.</summary>
    public StepException(string message) : base(message) { }

    /// <summary>A failure with exit code 1 and what caused it.</summary>
    public StepException(string message, Exception inner) : base(message, inner) { }

    /// <summary>A failure without a message of its own.</summary>
    public StepException() { }
}
