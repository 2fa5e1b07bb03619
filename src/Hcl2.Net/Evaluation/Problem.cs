namespace Hcl2.Evaluation;

/// <summary>What is wrong, before it is known where.</summary>
/// <param name="Code">As in <see cref="Text.Diagnostic.Code"/>.</param>
/// <param name="Summary">As in <see cref="Text.Diagnostic.Summary"/>.</param>
/// <param name="Detail">As in <see cref="Text.Diagnostic.Detail"/>.</param>
internal sealed record Problem(string Code, string Summary, string Detail);
