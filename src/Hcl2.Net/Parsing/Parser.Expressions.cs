using Hcl2.Syntax;

namespace Hcl2.Parsing;

internal sealed partial class Parser
{
    private ExpressionSyntax ParseWholeExpression()
    {
        CountNewlines(false);
        var expression = ParseExpression();
        if (_current.Kind != TokenKind.EndOfFile) ReportUnlessRecovering(ExpressionProblems.Extra, _current.Span);
        return expression;
    }

    private ExpressionSyntax ParseExpression()
    {
        if (!TryEnter()) return new ErrorSyntax(_source, _current.Span);
        var expression = ParseConditional();
        _depth--;
        return expression;
    }

    private ExpressionSyntax ParseConditional()
    {
        var start = _current;
        var errors = _errors;
        var condition = ParseBinary(0);
        if (HasFailed(errors) || !TryRead(TokenKind.Question)) return condition;

        var whenTrue = ParseExpression();
        if (HasFailed(errors)) return condition;
        if (!TryRead(TokenKind.Colon))
        {
            Report(ExpressionProblems.MissingFalseResult, _current.Span, Cover(start, _current));
            return condition;
        }

        var whenFalse = ParseExpression();
        if (HasFailed(errors)) return condition;
        return new ConditionalSyntax(_source, TextSpan.Over(start.Span, whenFalse.Span), condition, whenTrue, whenFalse);
    }

    /// <summary>Reads operands with operators that bind at least so tightly.</summary>
    private ExpressionSyntax ParseBinary(int minimum)
    {
        var errors = _errors;
        var left = ParsePostfix();
        // A row may have any length: it makes the tree deeper on the left only, and there nothing recurses.
        while (Operator(_current.Kind) is var (op, precedence) && precedence >= minimum && !HasFailed(errors))
        {
            var symbol = Read();
            var right = ParseBinary(precedence + 1);
            if (HasFailed(errors)) break;
            left = new BinarySyntax(_source, TextSpan.Over(left.Span, right.Span), left, op, symbol.Span, right);
        }

        return left;
    }

    /// <summary>The operator that a token is, and how tightly it binds.</summary>
    private static (BinaryOperator Operator, int Precedence) Operator(TokenKind kind) => kind switch
    {
        TokenKind.OrOr => (BinaryOperator.Or, 0),
        TokenKind.AndAnd => (BinaryOperator.And, 1),
        TokenKind.EqualsEquals => (BinaryOperator.Equal, 2),
        TokenKind.BangEquals => (BinaryOperator.NotEqual, 2),
        TokenKind.Less => (BinaryOperator.Less, 3),
        TokenKind.LessEquals => (BinaryOperator.LessOrEqual, 3),
        TokenKind.Greater => (BinaryOperator.Greater, 3),
        TokenKind.GreaterEquals => (BinaryOperator.GreaterOrEqual, 3),
        TokenKind.Plus => (BinaryOperator.Add, 4),
        TokenKind.Minus => (BinaryOperator.Subtract, 4),
        TokenKind.Star => (BinaryOperator.Multiply, 5),
        TokenKind.Slash => (BinaryOperator.Divide, 5),
        TokenKind.Percent => (BinaryOperator.Modulo, 5),
        _ => (default, -1),
    };

    private ExpressionSyntax ParseTerm()
    {
        switch (_current.Kind)
        {
            case TokenKind.OpenParen:
                return ParseParentheses();
            case TokenKind.Number:
                return ParseNumber(Read());
            case TokenKind.Identifier:
                return ParseName();
            case TokenKind.OpenQuote or TokenKind.OpenHeredoc:
                return ParseTemplateTerm();
            case TokenKind.Minus:
                return ParseUnary(UnaryOperator.Negate);
            case TokenKind.Bang:
                return ParseUnary(UnaryOperator.Not);
            case TokenKind.OpenBracket:
                return ParseTuple();
            case TokenKind.OpenBrace:
                return ParseObject();
            default:
                ReportUnlessRecovering(_current.Kind == TokenKind.EndOfFile ? ExpressionProblems.Missing : ExpressionProblems.Invalid, _current.Span);
                _isRecovering = true;
                return new ErrorSyntax(_source, _current.Span);
        }
    }

    private ExpressionSyntax ParseParentheses()
    {
        var open = Read();
        var newlines = CountNewlines(false);
        var errors = _errors;
        var expression = ParseExpression();
        if (_errors > errors)
        {
            // What follows the parenthesis may be fine, so go there.
            RecoverBehind(TokenKind.CloseParen);
            CountNewlines(newlines);
            return expression;
        }

        if (_current.Kind != TokenKind.CloseParen)
        {
            Report(ExpressionProblems.Parentheses, _current.Span, Cover(open, _current));
            _isRecovering = true;
        }

        var close = Read();
        CountNewlines(newlines);
        return new ParenthesesSyntax(_source, Cover(open, close), expression);
    }

    private LiteralSyntax ParseNumber(Token token)
    {
        if (IsNumber(_source.Slice(token.Span))) return new(_source, token.Span, isNumber: true);

        Report(ExpressionProblems.Number, token.Span);
        return new(_source, token.Span, HclValue.Unknown(HclType.Number));
    }

    /// <summary>Whether digits have at most one point and one exponent, and that in the right order.</summary>
    private static bool IsNumber(ReadOnlySpan<byte> text)
    {
        var exponent = text.IndexOfAny((byte)'e', (byte)'E');
        if (exponent >= 0)
        {
            var power = text[(exponent + 1)..];
            if (power[0] is (byte)'+' or (byte)'-') power = power[1..];
            if (power.ContainsAnyExceptInRange((byte)'0', (byte)'9')) return false;
            text = text[..exponent];
        }

        var point = text.IndexOf((byte)'.');
        return point < 0 || !text[(point + 1)..].Contains((byte)'.');
    }

    private ExpressionSyntax ParseName()
    {
        var token = Read();
        if (_current.Kind is TokenKind.OpenParen or TokenKind.ColonColon) return ParseCall(token);

        var text = _source.Slice(token.Span);
        if (text.SequenceEqual("true"u8)) return new LiteralSyntax(_source, token.Span, HclValue.True);
        if (text.SequenceEqual("false"u8)) return new LiteralSyntax(_source, token.Span, HclValue.False);
        if (text.SequenceEqual("null"u8)) return new LiteralSyntax(_source, token.Span, HclValue.NullDynamic);
        return new ScopeTraversalSyntax(_source, token.Span, Name(token), []);
    }

    private ExpressionSyntax ParseUnary(UnaryOperator op)
    {
        if (!TryEnter()) return new ErrorSyntax(_source, _current.Span);
        var symbol = Read();
        var operand = ParsePostfix();
        _depth--;
        return new UnarySyntax(_source, TextSpan.Over(symbol.Span, operand.Span), op, symbol.Span, operand);
    }
}
