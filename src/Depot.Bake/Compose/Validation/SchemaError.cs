namespace Depot.Bake.Compose.Validation;

/// <summary>A violation of a schema.</summary>
/// <param name="Depth">Its depth; of several errors the most deeply nested one is reported.</param>
/// <param name="Message">Path and error.</param>
internal sealed record SchemaError(int Depth, string Message);
