namespace Depot.Actions.Errors;

/// <summary>An input has an invalid value. The message names the input and says what to write; it never repeats a secret.</summary>
public sealed class InputException : StepException
{
    /// <summary>An error with the name of the input.</summary>
    public InputException(string input, string problem) : base($"Input '{input}': {problem}") => Input = input;

    /// <summary>An exception without a message of its own.</summary>
    public InputException() : this("", "") { }

    /// <summary>An exception with only a message.</summary>
    public InputException(string message) : this("", message) { }

    /// <summary>An exception with a message and a cause.</summary>
    public InputException(string message, Exception inner) : base(message, inner) => Input = "";

    /// <summary>The name of the input, as it stands in action.yml.</summary>
    public string Input { get; }
}
