using System.Globalization;

namespace ActionsRunner.Expressions;

/// <summary>Recursive descent over the tokens; from loose to tight: <c>||</c>, <c>&amp;&amp;</c>, equality, order, <c>!</c>.</summary>
internal sealed class Parser
{
    private static readonly string[][] Levels = [["||"], ["&&"], ["==", "!="], ["<", "<=", ">", ">="]];

    private readonly IReadOnlyList<Token> _tokens;
    private readonly string _text;
    private int _at;

    private Parser(string text) => (_text, _tokens) = (text, Lexer.Read(text));

    /// <exception cref="FormatException">The text is not an expression.</exception>
    public static Node Parse(string text)
    {
        var parser = new Parser(text);
        var node = parser.Binary(0);
        return parser._tokens[parser._at].Kind == TokenKind.End ? node : throw parser.Unexpected();
    }

    private Node Binary(int level)
    {
        if (level == Levels.Length) return Unary();
        var left = Binary(level + 1);
        while (_tokens[_at] is { Kind: TokenKind.Symbol, Text: var symbol } && Levels[level].Contains(symbol))
        {
            _at++;
            left = new Node.Binary(symbol, left, Binary(level + 1));
        }

        return left;
    }

    private Node Unary() => Take("!") ? new Node.Not(Unary()) : Postfix(Primary());

    private Node Postfix(Node target)
    {
        while (true)
        {
            if (Take("."))
            {
                if (_tokens[_at].Kind != TokenKind.Name) throw Unexpected();
                target = new Node.Member(target, new Node.Literal(_tokens[_at++].Text));
            }
            else if (Take("["))
            {
                target = new Node.Member(target, Binary(0));
                Expect("]");
            }
            else
            {
                return target;
            }
        }
    }

    private Node Primary()
    {
        if (Take("("))
        {
            var inner = Binary(0);
            Expect(")");
            return inner;
        }

        var token = _tokens[_at];
        if (token.Kind is TokenKind.End or TokenKind.Symbol) throw Unexpected();
        _at++;
        return token switch
        {
            { Kind: TokenKind.String } => new Node.Literal(token.Text),
            { Kind: TokenKind.Number } => new Node.Literal(double.Parse(token.Text, CultureInfo.InvariantCulture)),
            { Text: "true" or "false" } => new Node.Literal(token.Text == "true"),
            { Text: "null" } => new Node.Literal(null),
            _ when Take("(") => new Node.Call(token.Text, Arguments()),
            _ => new Node.Context(token.Text),
        };
    }

    private List<Node> Arguments()
    {
        var arguments = new List<Node>();
        if (Take(")")) return arguments;
        do arguments.Add(Binary(0));
        while (Take(","));
        Expect(")");
        return arguments;
    }

    private bool Take(string symbol)
    {
        if (!_tokens[_at].Is(symbol)) return false;
        _at++;
        return true;
    }

    private void Expect(string symbol)
    {
        if (!Take(symbol)) throw Unexpected();
    }

    private FormatException Unexpected() => new($"unexpected '{_tokens[_at].Text}' in the expression '{_text}'");
}
