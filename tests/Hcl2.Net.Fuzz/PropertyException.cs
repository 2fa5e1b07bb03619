namespace Hcl2.Fuzz;

/// <summary>A property does not hold.</summary>
internal sealed class PropertyException(string message) : Exception(message);
