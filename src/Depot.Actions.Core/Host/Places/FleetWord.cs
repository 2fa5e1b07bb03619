namespace Depot.Actions.Host.Places;

/// <summary>One setting of a machine's owner for all jobs.</summary>
/// <param name="RunIn">Where steps must run; <see cref="RunIn.Auto"/> when nothing is said.</param>
/// <param name="Reason">The source of the setting, as half a sentence; null for <see cref="RunIn.Auto"/>.</param>
internal readonly record struct FleetWord(RunIn RunIn, string? Reason);
