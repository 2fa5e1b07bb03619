using Hcl2.Syntax;
using Hcl2.Text;

namespace Hcl2.Parsing;

internal sealed partial class Parser
{
    private ExpressionSyntax ParseCall(Token first)
    {
        var name = Name(first);
        var last = first;
        while (TryRead(TokenKind.ColonColon))
        {
            last = Read();
            if (last.Kind != TokenKind.Identifier) return FailedCall(ExpressionProblems.FunctionName, first, last);
            name = $"{name}::{Name(last)}";
        }

        var open = Read();
        if (open.Kind != TokenKind.OpenParen) return FailedCall(ExpressionProblems.OpenParenthesis, first, open);

        var newlines = CountNewlines(false);
        var mark = _expressions.Count;
        var expandsLast = ParseArguments(first, open);
        CountNewlines(newlines);

        var close = _last.Kind == TokenKind.CloseParen ? _last.Span : new(_last.End, _last.End);
        return new FunctionCallSyntax(
            _source, TextSpan.Over(first.Span, close), name, Cover(first, last), open.Span, _expressions.TakeFrom(mark), expandsLast, close);
    }

    private ErrorSyntax FailedCall(Problem problem, Token first, Token wrong)
    {
        var reported = _diagnostics.Count;
        Report(problem, wrong.Span, Cover(first, wrong));
        RecoverOver(TokenKind.OpenParen);
        return new(_source, Cover(first, wrong), null, _diagnostics.From(reported).ToArray());
    }

    /// <summary>Reads what is handed over, and the closing parenthesis.</summary>
    /// <returns>Whether the last argument is expanded (<c>...</c>).</returns>
    private bool ParseArguments(Token name, Token open)
    {
        while (!TryRead(TokenKind.CloseParen))
        {
            var errors = _errors;
            _expressions.Add(ParseExpression());
            if (HasFailed(errors))
            {
                RecoverBehind(TokenKind.CloseParen);
                return false;
            }

            var separator = Read();
            switch (separator.Kind)
            {
                case TokenKind.CloseParen:
                    return false;
                case TokenKind.Comma:
                    break;
                case TokenKind.Ellipsis:
                    if (TryRead(TokenKind.CloseParen)) return true;
                    ReportUnlessRecovering(ExpressionProblems.ArgumentAfterExpansion, separator.Span, Cover(name, separator));
                    RecoverBehind(TokenKind.CloseParen);
                    return true;
                case TokenKind.EndOfFile:
                    Report(ExpressionProblems.UnterminatedCall, Cover(name, open));
                    _isRecovering = true;
                    return false;
                default:
                    Report(ExpressionProblems.ArgumentSeparator, separator.Span, Cover(name, separator));
                    RecoverBehind(TokenKind.CloseParen);
                    return false;
            }
        }

        return false;
    }
}
