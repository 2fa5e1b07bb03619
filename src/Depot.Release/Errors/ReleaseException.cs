namespace Depot.Release.Errors;

/// <summary>A reason to stop, found before or between steps; the message says what to do.</summary>
internal sealed class ReleaseException(string message) : Exception(message);
