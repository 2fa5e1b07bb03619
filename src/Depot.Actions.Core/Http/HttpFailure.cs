using Depot.Actions.Errors;

namespace Depot.Actions.Http;

/// <summary>A request that came to nothing. The message names the URL without its query, which may hold what is not for the log.</summary>
public sealed class HttpFailure : StepException
{
    /// <summary>A failure that a retry will not mend.</summary>
    public HttpFailure(string message) : base(message) { }

    /// <summary>A failure that a retry will not mend, and its cause.</summary>
    public HttpFailure(string message, Exception inner) : base(message, inner) { }

    /// <summary>A failure without a message of its own.</summary>
    public HttpFailure() { }

    /// <summary>A failure that may mend itself in a moment.</summary>
    public static HttpFailure Passing(string message, Exception? inner = null) =>
        inner is null ? new(message) { IsTransient = true } : new(message, inner) { IsTransient = true };

    /// <summary>Whether the same request may succeed a little later.</summary>
    public bool IsTransient { get; init; }

    /// <summary>How long the server asked us to wait; null when it did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
