namespace ActionsRunner.Expressions;

/// <summary>A token of an expression. Punctuation and operators are their own text.</summary>
internal readonly record struct Token(TokenKind Kind, string Text)
{
    public bool Is(string symbol) => Kind == TokenKind.Symbol && Text == symbol;
}

internal enum TokenKind
{
    Symbol,
    Name,
    Number,
    String,
    End,
}
