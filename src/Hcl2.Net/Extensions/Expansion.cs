namespace Hcl2.Extensions;

/// <summary>What all bodies inside one that is expanded have in common.</summary>
/// <param name="check">Asked about each value of <c>for_each</c>; null for no check.</param>
/// <param name="maximum">How many blocks may be made.</param>
internal sealed class Expansion(Func<HclValue, HclExpression, IEnumerable<Diagnostic>>? check, int maximum)
{
    private int _blocks;
    private bool _isOver;

    /// <summary>Whether a value may be used, with the reasons if it may not.</summary>
    public bool Allows(HclValue value, HclExpression expression, DiagnosticBag diagnostics)
    {
        Diagnostic[] found = check is null ? [] : [.. check(value, expression)];
        diagnostics.AddRange(found);
        return !found.Any(static diagnostic => diagnostic.Severity == Severity.Error);
    }

    /// <summary>Counts a block; false when that was one too many, which is said the first time.</summary>
    public bool TryCount(HclExpression each, DiagnosticBag diagnostics)
    {
        if (_blocks < maximum)
        {
            _blocks++;
            return true;
        }

        if (!_isOver) diagnostics.Add(DynamicDiagnostics.TooMany(maximum, each));
        _isOver = true;
        return false;
    }
}
