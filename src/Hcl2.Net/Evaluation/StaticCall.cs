namespace Hcl2.Evaluation;

/// <summary>A call as written, for applications with their own interpretation of it.</summary>
/// <param name="Source">The source text.</param>
/// <param name="Name">The name of the function with its namespaces.</param>
/// <param name="NameSpan">Span of the name.</param>
/// <param name="Arguments">The arguments, in order.</param>
/// <param name="ArgumentsSpan">From <c>(</c> to <c>)</c>.</param>
public sealed record StaticCall(SourceText Source, string Name, TextSpan NameSpan, IReadOnlyList<HclExpression> Arguments, TextSpan ArgumentsSpan);
