namespace Depot.Actions.Host.Engine;

/// <summary>The Docker Engine cannot be reached or refuses; the message is its own, without a full stop.</summary>
internal sealed class EngineException : Exception
{
    public EngineException(string message) : base(message) { }

    public EngineException(string message, Exception inner) : base(message, inner) { }

    public EngineException() { }
}
