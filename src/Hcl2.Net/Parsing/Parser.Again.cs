using Hcl2.Syntax;

namespace Hcl2.Parsing;

/// <remarks>
/// A tree takes ten times as many bytes as its text. The blocks of a long text are therefore read for their errors, and those in order
/// are forgotten, and read again when they are needed: else most of the time went into keeping it.
/// </remarks>
internal sealed partial class Parser
{
    private const int DeepestForgotten = 16;

    // The first parse already enforced the limits.
    private static readonly ParseOptions Unlimited = new() { MaxDepth = int.MaxValue, LongestKept = int.MaxValue };

    /// <summary>Reads the contents a block that was read before without an error.</summary>
    /// <param name="source">The text.</param>
    /// <param name="span">From <c>{</c> to <c>}</c>.</param>
    public static BodySyntax Again(SourceText source, TextSpan span)
    {
        using var tokens = Lexer.Tokens(source.Bytes[..span.End], span.Start, LexerMode.Normal);
        var parser = new Parser(source, Unlimited, tokens.Items);
        var brace = parser.Read();
        return parser.ParseBlockBody(brace, brace);
    }

    /// <summary>Reads the contents a block, and says whether it may be forgotten: a later read may have little stack left.</summary>
    private (BodySyntax Body, bool IsForgettable) ParseForgettableBody(Token type, Token brace)
    {
        var (errors, deepest) = (_errors, _deepest);
        _deepest = _depth;
        var body = ParseBlockBody(type, brace);
        var isForgettable = _source.Length > _options.LongestKept && _errors == errors && !_isRecovering && _deepest - _depth <= DeepestForgotten;
        _deepest = Math.Max(deepest, _deepest);
        return (body, isForgettable);
    }
}
