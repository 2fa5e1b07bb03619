using Hcl2.Evaluation;

namespace Hcl2;

/// <summary>An expression of either syntax, native or JSON.</summary>
public abstract class HclExpression(SourceText source, TextSpan span) : SyntaxNode(source, span)
{
    /// <summary>What to underline as the start of the expression, such as the opening bracket of a tuple.</summary>
    public abstract TextSpan StartSpan { get; }

    /// <summary><see cref="StartSpan"/> with lines and columns.</summary>
    public virtual SourceSpan StartLocation => Source.Locate(StartSpan);

    /// <summary>Evaluates the expression. Does not throw for bad input.</summary>
    /// <param name="context">Its variables and functions; null if neither are allowed.</param>
    /// <param name="diagnostics">Receives diagnostics.</param>
    /// <returns>The value; <see cref="HclValue.Dynamic"/>, or as much as is known of it, when there are errors.</returns>
    public abstract HclValue Evaluate(EvaluationContext? context, DiagnosticBag diagnostics);

    /// <summary>Every traversal of a variable from outside the expression, in the order of the text; names bound inside, as by <c>for</c>, are left out.</summary>
    public abstract IEnumerable<Traversal> Variables();

    /// <summary>The name of every function called at any depth, in the order of the text, with duplicates.</summary>
    public abstract IEnumerable<string> FunctionNames();

    /// <summary>The elements when the expression is a list written out; null for anything else.</summary>
    public virtual IReadOnlyList<HclExpression>? AsList() => null;

    /// <summary>Keys and values, in the order of the text, when the expression is an object written out; null for anything else.</summary>
    public virtual IReadOnlyList<KeyValuePair<HclExpression, HclExpression>>? AsMap() => null;

    /// <summary>The parts when the expression is a call of a function; null for anything else.</summary>
    public virtual StaticCall? AsCall() => null;

    /// <summary>The path when the expression is a variable with static steps; a bare <c>true</c>, <c>false</c> or <c>null</c> counts. Null for anything else.</summary>
    public virtual Traversal? AsTraversal() => null;

    /// <summary>
    /// This expression in the native syntax, an <see cref="ExpressionSyntax"/>: a string in JSON read as one. Null for all else in
    /// JSON, and for a string that is none.
    /// </summary>
    public virtual HclExpression? AsNative() => null;

    /// <summary>The name when the expression is a single name; null for anything else.</summary>
    public string? AsKeyword() => AsTraversal() is { Steps.Count: 0 } traversal ? traversal.RootName : null;
}
