using Hcl2.Syntax;
using Hcl2.Text;

namespace Hcl2.Parsing;

internal sealed partial class Parser
{
    /// <summary>Reads a <c>for</c> expression behind its opening bracket; newlines do not count already.</summary>
    private ExpressionSyntax ParseFor(Token open, TokenKind closer)
    {
        Read();
        string? keyName = null;
        if (_current.Kind != TokenKind.Identifier) return FailedFor(ExpressionProblems.ForName, open, closer);
        var valueName = Name(Read());
        if (TryRead(TokenKind.Comma))
        {
            if (_current.Kind != TokenKind.Identifier) return FailedFor(ExpressionProblems.ForValueName, open, closer);
            keyName = valueName;
            valueName = Name(Read());
        }

        if (!IsWord(_current, "in"u8)) return FailedFor(ExpressionProblems.ForIn, open, closer);
        Read();
        var errors = _errors;
        var collection = ParseExpression();
        if (HasFailed(errors)) return FailedFor(null, open, closer);
        if (!TryRead(TokenKind.Colon)) return FailedFor(ExpressionProblems.ForColon, open, closer);

        ExpressionSyntax? key = null;
        var value = ParseExpression();
        if (TryRead(TokenKind.FatArrow))
        {
            key = value;
            value = ParseExpression();
        }

        if (HasFailed(errors)) return FailedFor(null, open, closer);

        Token? ellipsis = _current.Kind == TokenKind.Ellipsis ? Read() : null;
        ExpressionSyntax? condition = null;
        if (IsWord(_current, "if"u8))
        {
            Read();
            condition = ParseExpression();
            if (HasFailed(errors)) return FailedFor(null, open, closer);
        }

        if (!TryRead(closer))
        {
            ReportUnlessRecovering(ExpressionProblems.ForExtra, _current.Span, Cover(open, _current));
            RecoverBehind(closer);
        }

        var whole = Cover(open, _last);
        if (closer == TokenKind.CloseBracket)
        {
            if (key is not null) Report(ExpressionProblems.ForTupleKey, key.Span, whole);
            if (ellipsis is { } grouping) Report(ExpressionProblems.ForTupleGrouping, grouping.Span, whole);
        }
        else if (key is null)
        {
            Report(ExpressionProblems.ForObjectKey, value.Span, whole);
        }

        return new ForSyntax(_source, whole, open.Span, keyName, valueName, collection, key, value, condition, ellipsis is not null, _last.Span);
    }

    /// <summary>Leaves a <c>for</c> expression that cannot be read.</summary>
    private ErrorSyntax FailedFor(Problem? problem, Token open, TokenKind closer)
    {
        if (problem is { } found) ReportUnlessRecovering(found, _current.Span, Cover(open, _current));
        return new(_source, Cover(open, RecoverBehind(closer)));
    }
}
