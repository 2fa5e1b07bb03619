namespace Hcl2.Evaluation;

/// <summary>
/// Makes all evaluations on this thread, until it is disposed, share the limits on work and results that otherwise hold for each
/// evaluation by itself: what many expressions of one file do together is bounded, too.
/// </summary>
public sealed class EvaluationScope : IDisposable
{
    private EvaluationBudget? _budget;

    private EvaluationScope(EvaluationBudget budget) => _budget = budget;

    /// <summary>Begins a scope. Scopes can be nested; the outermost one counts. Dispose it on the same thread.</summary>
    public static EvaluationScope Begin() => new(EvaluationBudget.Enter());

    /// <inheritdoc/>
    public void Dispose()
    {
        _budget?.Leave();
        _budget = null;
    }
}
