namespace Hcl2.Evaluation;

/// <summary>A call as written, for those who give it a meaning of their own.</summary>
/// <param name="Source">The text it stands in.</param>
/// <param name="Name">The name of the function with its namespaces.</param>
/// <param name="NameSpan">Where the name stands.</param>
/// <param name="Arguments">The arguments, in order.</param>
/// <param name="ArgumentsSpan">From <c>(</c> to <c>)</c>.</param>
public sealed record StaticCall(SourceText Source, string Name, TextSpan NameSpan, IReadOnlyList<HclExpression> Arguments, TextSpan ArgumentsSpan);
