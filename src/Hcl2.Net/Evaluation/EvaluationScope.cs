namespace Hcl2.Evaluation;

/// <summary>
/// Makes all evaluations on this thread, until it is disposed, share the limits on work and results that otherwise hold for each
/// evaluation by itself: what many expressions of one file do together is bounded, too.
/// </summary>
public sealed class EvaluationScope : IDisposable
{
    private EvaluationBudget? _budget;

    private EvaluationScope(EvaluationBudget budget) => _budget = budget;

    /// <summary>
    /// Whether the evaluations have used up the work or the memory that they share. Then no further one succeeds, and a result may be
    /// incomplete: a function such as <c>try</c> hides the error.
    /// </summary>
    public bool IsExhausted => _budget?.IsExhausted == true;

    /// <summary>Begins a scope. Scopes can be nested; the outermost one counts. Dispose it on the same thread.</summary>
    /// <param name="length">The characters or bytes of the text that will be evaluated: a long one may take more work and memory.</param>
    public static EvaluationScope Begin(long length = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        var budget = EvaluationBudget.Enter();
        budget.AllowFor(length);
        return new(budget);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _budget?.Leave();
        _budget = null;
    }
}
