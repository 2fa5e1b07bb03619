namespace Depot.Actions.Errors;

/// <summary>The step fails for a reason that the user can fix: the message says how, and becomes the error annotation.</summary>
/// <remarks>Any other exception is a defect of the action; the log gets its stack, see <see cref="Defect"/>.</remarks>
public class StepException : Exception
{
    /// <summary>A failure with exit code 1.</summary>
    public StepException(string message) : base(message) { }

    /// <summary>A failure with exit code 1 and what caused it.</summary>
    public StepException(string message, Exception inner) : base(message, inner) { }

    /// <summary>A failure without a message of its own.</summary>
    public StepException() { }

    /// <summary>The remedy for a defect of the action.</summary>
    public static StepException Defect(Exception defect) => new StepException(
        $"{defect.Message} This is a defect of the action, not of the workflow. Please report it at https://github.com/depot/actions/issues, with the lines above.", defect);
}
