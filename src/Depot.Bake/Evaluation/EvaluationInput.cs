namespace Depot.Bake.Evaluation;

/// <summary>What the evaluation of HCL depends on beside the files.</summary>
/// <param name="Environment">Looks up an environment variable; null when it is not set.</param>
/// <param name="BuiltIns">Variables that files can read but not define, such as <c>BAKE_CMD_CONTEXT</c>.</param>
/// <param name="Length">Bytes of the files: what long ones may take is more.</param>
internal sealed record EvaluationInput(Func<string, string?> Environment, IReadOnlyDictionary<string, string> BuiltIns, long Length);
