namespace Depot.Actions.Host.Places;

/// <summary>What the owner of a machine says in one place about all jobs.</summary>
/// <param name="RunIn">Where steps are to run; <see cref="RunIn.Auto"/> when nothing is said.</param>
/// <param name="Reason">Who says so, as half a sentence; null for <see cref="RunIn.Auto"/>.</param>
internal readonly record struct FleetWord(RunIn RunIn, string? Reason);
