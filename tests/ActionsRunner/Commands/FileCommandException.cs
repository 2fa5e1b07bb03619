namespace ActionsRunner.Commands;

/// <summary>A step wrote something into a file command that the runner cannot read. The message is the runner's own.</summary>
public sealed class FileCommandException : Exception
{
    public FileCommandException(string message) : base(message) { }

    public FileCommandException() { }

    public FileCommandException(string message, Exception inner) : base(message, inner) { }
}
