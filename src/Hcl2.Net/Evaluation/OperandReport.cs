using Hcl2.Text;

namespace Hcl2.Evaluation;

/// <summary>
/// The errors of a chain of operators. An operand of the wrong type is reported before the errors inside operands, which the chain
/// finds the other way round.
/// </summary>
internal sealed class OperandReport
{
    // In reverse order, so that adding at the front takes no time.
    private readonly List<Diagnostic> _front = [];

    /// <summary>Errors inside operands and of operations.</summary>
    public DiagnosticBag Operands { get; private set; } = [];

    /// <summary>Whether there is any.</summary>
    public bool HasErrors => _front.Count > 0 || Operands.HasErrors;

    /// <summary>Adds an error before all others.</summary>
    public void AddFront(Diagnostic diagnostic) => _front.Add(diagnostic);

    /// <summary>Forgets all errors and takes others.</summary>
    public void Replace(DiagnosticBag others)
    {
        _front.Clear();
        Operands = others;
    }

    /// <summary>Hands all errors over, in order.</summary>
    public void MoveTo(DiagnosticBag diagnostics)
    {
        for (var i = _front.Count - 1; i >= 0; i--) diagnostics.Add(_front[i]);
        if (Operands.Count > 0) diagnostics.AddRange(Operands);
    }
}
