using Hcl2.Evaluation;
using Hcl2.Text;
using Hcl2.Work;

namespace Hcl2;

/// <summary>A path from a variable to a part of it, such as <c>target.app.tags[0]</c>.</summary>
/// <param name="Source">The source text.</param>
/// <param name="RootName">Name of the variable; empty for a relative traversal.</param>
/// <param name="RootSpan">Span of the name.</param>
/// <param name="Steps">The way from there, in order.</param>
public sealed record Traversal(SourceText Source, string RootName, TextSpan RootSpan, IReadOnlyList<TraversalStep> Steps)
{
    /// <summary>The whole path.</summary>
    public TextSpan Span => Steps.Count == 0 ? RootSpan : TextSpan.Over(RootSpan, Steps[^1].Span);

    /// <summary>Evaluates the path from its variable.</summary>
    /// <param name="context">Where the variable is; null when none may be used.</param>
    /// <param name="diagnostics">Receives diagnostics, at the root or the failing step.</param>
    /// <returns><see cref="HclValue.Dynamic"/> when there is no such variable or part.</returns>
    /// <exception cref="InvalidOperationException">There is a splat among the steps.</exception>
    public HclValue Resolve(EvaluationContext? context, DiagnosticBag diagnostics) =>
        context is not null && context.TryGetVariable(RootName, out var value)
            ? Follow(value, EvaluationContext.LogicOf(context), diagnostics)
            : Failed(NotFound(context), RootSpan, diagnostics);

    /// <summary>Evaluates the path from a value.</summary>
    /// <param name="value">The value of the root.</param>
    /// <param name="diagnostics">Receives diagnostics, at the failing step.</param>
    /// <returns><see cref="HclValue.Dynamic"/> when there is no such part.</returns>
    /// <exception cref="InvalidOperationException">There is a splat among the steps.</exception>
    public HclValue Follow(HclValue value, DiagnosticBag diagnostics) => Follow(value, LogicalOperators.Eager, diagnostics);

    private HclValue Follow(HclValue value, LogicalOperators version, DiagnosticBag diagnostics)
    {
        foreach (var step in Steps)
        {
            value = step.From(value, version, out var problem);
            if (problem is { } found) return Failed(found, step.Span, diagnostics);
        }

        return value;
    }

    /// <summary>Why the variable is not there.</summary>
    internal Problem NotFound(EvaluationContext? context)
    {
        var scopes = context?.Chain().Select(static scope => scope.Variables).OfType<IReadOnlyDictionary<string, HclValue>>().ToArray() ?? [];
        return scopes.Length == 0
            ? EvaluationProblems.VariablesNotAllowed
            : EvaluationProblems.UnknownVariable(RootName, scopes.Select(scope => Near([.. scope.Keys])).FirstOrDefault(static name => name is not null));
    }

    // In a loop whose errors "try" hides, the search for a similar name would be most of the work.
    private string? Near(string[] names) => WorkMeter.CanSpend((long)names.Length * RootName.Length) ? Suggestion.Nearest(RootName, names) : null;

    private HclValue Failed(Problem problem, TextSpan at, DiagnosticBag diagnostics)
    {
        diagnostics.Add(problem.At(Source.Locate(at)));
        return HclValue.Dynamic;
    }
}

/// <summary>One step of a traversal.</summary>
/// <param name="Span">The step with its dot or brackets.</param>
public abstract record TraversalStep(TextSpan Span)
{
    /// <summary>Evaluates the step from a value, as <see cref="ValueAccess"/> says.</summary>
    internal abstract HclValue From(HclValue value, LogicalOperators version, out Problem? problem);
}

/// <summary><c>.name</c></summary>
/// <param name="Name">The attribute.</param>
/// <param name="Span">The step with its dot.</param>
public sealed record AttributeStep(string Name, TextSpan Span) : TraversalStep(Span)
{
    internal override HclValue From(HclValue value, LogicalOperators version, out Problem? problem) => ValueAccess.Attribute(value, Name, out problem);
}

/// <summary><c>[key]</c> or the legacy <c>.0</c></summary>
/// <param name="Key">A known string or number.</param>
/// <param name="Span">The step with its brackets or dot.</param>
public sealed record IndexStep(HclValue Key, TextSpan Span) : TraversalStep(Span)
{
    internal override HclValue From(HclValue value, LogicalOperators version, out Problem? problem) => ValueAccess.Index(value, Key, version, out problem);
}

/// <summary><c>[*]</c>, which leads to all elements; only <see cref="SyntaxTree.ParseTraversalPartial"/> gives it.</summary>
/// <param name="Span">The step with its brackets.</param>
public sealed record SplatStep(TextSpan Span) : TraversalStep(Span)
{
    internal override HclValue From(HclValue value, LogicalOperators version, out Problem? problem) =>
        throw new InvalidOperationException("A path with a splat leads to several values. Evaluate its steps one by one.");
}
