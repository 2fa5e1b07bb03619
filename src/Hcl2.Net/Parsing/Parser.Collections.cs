using Hcl2.Syntax;

namespace Hcl2.Parsing;

internal sealed partial class Parser
{
    private ParserBuffer<ExpressionSyntax> _expressions;
    private ParserBuffer<ObjectItemSyntax> _objectItems;

    private ExpressionSyntax ParseTuple()
    {
        var open = Read();
        var newlines = CountNewlines(false);
        ExpressionSyntax tuple = IsWord(_current, "for"u8) ? ParseFor(open, TokenKind.CloseBracket) : ParseTupleItems(open);
        CountNewlines(newlines);
        return tuple;
    }

    private TupleSyntax ParseTupleItems(Token open)
    {
        var mark = _expressions.Count;
        while (!TryRead(TokenKind.CloseBracket))
        {
            var errors = _errors;
            _expressions.Add(ParseExpression());
            if (!HasFailed(errors))
            {
                if (TryRead(TokenKind.Comma)) continue;
                if (TryRead(TokenKind.CloseBracket)) break;
                if (_current.Kind == TokenKind.EndOfFile) ReportUnlessRecovering(ExpressionProblems.UnterminatedTuple, open.Span);
                else ReportUnlessRecovering(ExpressionProblems.ItemSeparator, _current.Span, Cover(open, _current));
            }

            RecoverBehind(TokenKind.CloseBracket);
            break;
        }

        return new(_source, Cover(open, _last), open.Span, _expressions.TakeFrom(mark));
    }

    private ExpressionSyntax ParseObject()
    {
        var open = Read();
        var newlines = CountNewlines(false);
        ExpressionSyntax result;
        if (IsWord(_current, "for"u8))
        {
            result = ParseFor(open, TokenKind.CloseBrace);
        }
        else
        {
            CountNewlines(true);
            result = ParseObjectItems(open);
        }

        CountNewlines(newlines);
        return result;
    }

    private ObjectSyntax ParseObjectItems(Token open)
    {
        var mark = _objectItems.Count;
        while (!TryRead(TokenKind.CloseBrace))
        {
            if (TryRead(TokenKind.Newline)) continue;
            if (ParseObjectItem(open))
            {
                if (TryRead(TokenKind.Comma) || TryRead(TokenKind.Newline)) continue;
                if (TryRead(TokenKind.CloseBrace)) break;
                if (_current.Kind == TokenKind.EndOfFile) ReportUnlessRecovering(ExpressionProblems.UnterminatedObject, open.Span);
                else ReportUnlessRecovering(ExpressionProblems.AttributeSeparator, _current.Span, Cover(open, _current));
            }

            RecoverBehind(TokenKind.CloseBrace);
            break;
        }

        return new(_source, Cover(open, _last), open.Span, _objectItems.TakeFrom(mark));
    }

    /// <returns>Whether the parser is at the end of the item.</returns>
    private bool ParseObjectItem(Token open)
    {
        var isParenthesized = _current.Kind == TokenKind.OpenParen;
        var errors = _errors;
        var wrapped = ParseExpression();
        if (HasFailed(errors)) return false;

        if (_current.Kind is not (TokenKind.Equals or TokenKind.Colon))
        {
            ReportSeparator(open);
            return false;
        }

        Read();
        errors = _errors;
        var value = ParseExpression();
        var hasFailed = HasFailed(errors);
        // Editors want to know the item at the cursor.
        if (hasFailed && value is not ErrorSyntax { Diagnostics.Count: > 0 }) return false;

        _objectItems.Add(new(_source, wrapped, isParenthesized, value));
        return !hasFailed;
    }

    private void ReportSeparator(Token open)
    {
        if (_current.Kind == TokenKind.EndOfFile)
        {
            ReportUnlessRecovering(ExpressionProblems.UnterminatedObject, open.Span);
            return;
        }

        var problem = _current.Kind switch
        {
            TokenKind.Newline or TokenKind.Comma => ExpressionProblems.MissingValue,
            TokenKind.Identifier => ExpressionProblems.KeySeparatorBeforeName,
            _ => ExpressionProblems.KeySeparator,
        };
        ReportUnlessRecovering(problem, _current.Span, Cover(open, _current));
    }
}
