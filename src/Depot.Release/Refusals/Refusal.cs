namespace Depot.Release.Refusals;

/// <summary>A reason not to go on, found before or between steps; the message says what to do.</summary>
internal sealed class Refusal(string message) : Exception(message);
