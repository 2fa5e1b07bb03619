namespace Depot.Actions.Log;

/// <summary>One target on one platform in the log.</summary>
/// <param name="Target">The bake target; null in a build without names of targets.</param>
/// <param name="Platform">Null if the log has none.</param>
/// <param name="State">Failed when a step failed, else canceled or running when one was, else done; cached when every instruction was.</param>
/// <param name="Duration">From the start of its first instruction or base image to the end of its last.</param>
/// <param name="Total">Instructions that ended.</param>
/// <param name="Cached">Those from the cache.</param>
public sealed record TargetFacts(string? Target, string? Platform, StepState State, TimeSpan Duration, int Total, int Cached);
