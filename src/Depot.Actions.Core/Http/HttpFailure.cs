using Depot.Actions.Errors;

namespace Depot.Actions.Http;

/// <summary>A request that failed. The message has the URL without its query, which may be secret.</summary>
public sealed class HttpFailure : StepException
{
    /// <summary>A permanent failure.</summary>
    public HttpFailure(string message) : base(message) { }

    /// <summary>A permanent failure and its cause.</summary>
    public HttpFailure(string message, Exception inner) : base(message, inner) { }

    /// <summary>A failure without a message of its own.</summary>
    public HttpFailure() { }

    /// <summary>A failure that may be transient.</summary>
    public static HttpFailure Passing(string message, Exception? inner = null) =>
        inner is null ? new(message) { IsTransient = true } : new(message, inner) { IsTransient = true };

    /// <summary>Whether the same request may succeed later.</summary>
    public bool IsTransient { get; init; }

    /// <summary>How long the server asked us to wait; null when it did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
