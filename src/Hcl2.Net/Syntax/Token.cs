namespace Hcl2.Syntax;

/// <summary>The smallest part of a string that means something. Between two tokens there are only spaces and tabs.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Its first byte, from 0.</param>
/// <param name="End">The first byte after.</param>
public readonly record struct Token(TokenKind Kind, int Start, int End)
{
    /// <summary>Where it stands.</summary>
    public TextSpan Span => new(Start, End);
}
