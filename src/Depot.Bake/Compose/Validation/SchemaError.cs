namespace Depot.Bake.Compose.Validation;

/// <summary>Something a value should not look like.</summary>
/// <param name="Depth">How far down it is; of several faults the furthest down tells most.</param>
/// <param name="Message">Where and what.</param>
internal sealed record SchemaError(int Depth, string Message);
