namespace Hcl2.Re2;

/// <summary>Leaves the parser of patterns; never leaves this namespace.</summary>
internal sealed class PatternException(PatternError error) : Exception(error.Problem)
{
    public PatternError Error { get; } = error;
}

/// <summary>Why a string is no pattern.</summary>
/// <param name="Problem">In the words that users of RE2 know.</param>
/// <param name="Text">The part of the pattern at fault.</param>
internal sealed record PatternError(string Problem, string Text);
