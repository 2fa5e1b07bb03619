namespace Depot.Bake.Evaluation;

/// <summary>A value is not suitable because nothing is known of it: its expression could not be evaluated, which has been reported.</summary>
internal sealed class UnknownValueException() : FormatException("value must be known");
